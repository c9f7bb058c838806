package deskbridge.demo.hub;

import deskbridge.app.Hub;
import deskbridge.demo.world.World;
import deskbridge.settings.Settings;
import deskbridge.store.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The real hub in this process, on an SQLite database in a folder of its own, joined to a world of emulators. */
public final class LocalHub implements DemoHub {
    private static final Logger LOG = LoggerFactory.getLogger(LocalHub.class);
    private static final String HOST = "127.0.0.1";
    private static final String DATABASE = "deskbridge.db";
    private static final String CONFIGURATION = "demo.yaml";
    private static final Journal.Backlog UNKNOWN = new Journal.Backlog(0, 0, 0, 0);

    private final World world;
    private final Path folder;
    private final InstantSource time;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private @Nullable Hub hub;
    private int port;
    private volatile Mode mode;
    private volatile Instant since;

    private LocalHub(World world, Path folder, Mode mode, InstantSource time) {
        this.world = world;
        this.folder = folder;
        this.mode = mode;
        this.time = time;
        this.since = time.instant();
    }

    /**
     * Starts a hub for a world.
     *
     * @param folder for its database; must not hold one already, because that one would remember another world
     */
    public static LocalHub start(World world, Path folder, Mode mode, InstantSource time) {
        if (Files.exists(folder.resolve(DATABASE))) {
            throw new IllegalStateException(folder
                    + " holds the database of an earlier run, whose chats and tickets are gone: name another folder");
        }
        LocalHub local = new LocalHub(world, folder, mode, time);
        local.start(mode);
        return local;
    }

    @Override
    public synchronized void start(Mode wanted) {
        stop();
        Hub started = Hub.start(Settings.load(environment(wanted), folder, Optional.of(configuration())), time);
        port = started.port();
        world.pointAt(URI.create("http://" + HOST + ":" + port));
        mode = wanted;
        since = time.instant();
        become(started);
    }

    @Override
    public synchronized void stop() {
        Hub running = become(null);
        if (running != null) {
            since = time.instant();
            running.close();
        }
    }

    @Override
    public boolean running() {
        return ask(running -> true, false);
    }

    @Override
    public Instant since() {
        return since;
    }

    @Override
    public Mode mode() {
        return mode;
    }

    @Override
    public List<Journal.Step> path(int most) {
        return ask(running -> running.store().journal().latest(most), List.of());
    }

    @Override
    public Journal.Backlog backlog() {
        return ask(running -> running.store().journal().backlog(time.instant()), UNKNOWN);
    }

    @Override
    public Optional<URI> operatorPage() {
        return ask(
                running -> Optional.of(URI.create("http://" + HOST + ":" + running.adminPort()
                        + running.anotherAdminLink().orElse("/"))),
                Optional.empty());
    }

    @Override
    public void close() {
        stop();
    }

    /** The same port after every start, because the emulated systems go on calling it. */
    private Map<String, String> environment(Mode wanted) {
        Map<String, String> environment = new HashMap<>(world.settings());
        environment.put("HOST", HOST);
        environment.put("PORT", Integer.toString(port));
        environment.put("ADMIN_HOST", HOST);
        environment.put("ADMIN_PORT", "0");
        environment.put("DATABASE_URL", "jdbc:sqlite:" + folder.resolve(DATABASE));
        environment.put("PACHCA_INTAKE", wanted.intake().setting());
        environment.put("ROUTES", wanted.routes().setting());
        environment.put("LANGUAGE", wanted.language().getLanguage());
        return environment;
    }

    private Path configuration() {
        try {
            Files.writeString(folder.resolve(CONFIGURATION), world.configuration());
            return Path.of(CONFIGURATION);
        } catch (IOException e) {
            throw new UncheckedIOException("The hub's configuration cannot be written", e);
        }
    }

    /** Waits for those who are reading, so that no database is closed under them. */
    private @Nullable Hub become(@Nullable Hub next) {
        lock.writeLock().lock();
        try {
            Hub before = hub;
            hub = next;
            return before;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private <T> T ask(Function<Hub, T> question, T otherwise) {
        lock.readLock().lock();
        try {
            return hub == null ? otherwise : question.apply(hub);
        } catch (RuntimeException e) {
            LOG.warn("the hub's journal cannot be read: {}", e.getMessage());
            return otherwise;
        } finally {
            lock.readLock().unlock();
        }
    }
}
