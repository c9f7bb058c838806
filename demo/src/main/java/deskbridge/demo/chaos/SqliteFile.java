package deskbridge.demo.chaos;

import deskbridge.demo.hub.HubProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A SQLite file; on a small disk of its own where that is possible. */
final class SqliteFile implements Memory {

    private static final int MEBIBYTES = 1024;
    private static final Duration A_WHILE = Duration.ofSeconds(3);

    /** Longer than the hub waits for a lock. */
    private static final Duration LONG = Duration.ofSeconds(12);

    /** A hub that cannot write says so and ends. */
    private static final Duration START = Duration.ofSeconds(8);

    private static final String LITTLE = "4096";

    /** Whether a running program's files can be kept from growing here. */
    private static final boolean MAY_LIMIT = Commands.succeeds("prlimit", "--version");

    private final Path home;
    private final Path file;
    private final Optional<Disk> disk;

    SqliteFile(Path folder) {
        home = folder.resolve("database");
        disk = Disk.mounted(home, MEBIBYTES);
        file = home.resolve("hub.db");
    }

    @Override
    public String url() {
        return "jdbc:sqlite:" + file;
    }

    @Override
    public List<String> leftOut() {
        var all = new ArrayList<String>();
        if (disk.isEmpty() && !MAY_LIMIT) {
            all.add("a full disk: mounting one is not allowed here, and there is no prlimit");
        }
        if (!mayBeReadOnly()) {
            all.add("a read-only database: root may write any file, and mounting a disk is not allowed here");
        }
        return all;
    }

    @Override
    public List<Trouble> troubles(List<HubProcess> hubs) {
        HubProcess hub = hubs.getFirst();
        var all = new ArrayList<Trouble>();
        all.add(new Trouble("database locked by another process", () -> lock(A_WHILE)));
        all.add(new Trouble("database locked for longer than the hub waits", () -> lock(LONG)));
        if (disk.isPresent()) {
            all.add(new Trouble("disk full", () -> fill(disk.get())));
        } else if (MAY_LIMIT) {
            all.add(new Trouble("files may not grow", () -> keepSmall(hub)));
        }
        if (mayBeReadOnly()) {
            all.add(new Trouble("hub killed and started on a read-only database", () -> startReadOnly(hub)));
        }
        return all;
    }

    /** Root may write whatever permissions say, so that only a disk can stop him. */
    private boolean mayBeReadOnly() {
        return disk.isPresent() || !"root".equals(System.getProperty("user.name"));
    }

    private void startReadOnly(HubProcess hub) throws InterruptedException {
        hub.kill();
        writable(false);
        try {
            hub.launch();
            hub.awaitEnd(START);
        } finally {
            writable(true);
        }
        hub.kill();
        hub.launch();
    }

    private void lock(Duration time) throws InterruptedException {
        try (var other = DriverManager.getConnection(url());
                var statement = other.createStatement()) {
            statement.execute("pragma busy_timeout = 10000");
            statement.execute("begin immediate");
            Thread.sleep(time);
            statement.execute("rollback");
        } catch (SQLException e) {
            throw new IllegalStateException("The database could not be locked", e);
        }
    }

    private static void fill(Disk own) throws InterruptedException {
        own.fill();
        try {
            Thread.sleep(A_WHILE);
        } finally {
            own.free();
        }
    }

    /** Without a disk of its own: the hub's files may not grow beyond a few pages, so that no write of the database succeeds. */
    private static void keepSmall(HubProcess hub) throws InterruptedException {
        String id = Long.toString(hub.id());
        Commands.run(List.of("prlimit", "--pid", id, "--fsize=" + LITTLE + ":unlimited"));
        try {
            Thread.sleep(A_WHILE);
        } finally {
            Commands.succeeds("prlimit", "--pid", id, "--fsize=unlimited:unlimited");
        }
    }

    /** The whole disk where there is one, because root may write whatever permissions say; the file and its folder otherwise. */
    private void writable(boolean on) {
        if (disk.isPresent()) {
            Commands.run(List.of("mount", "-o", "remount," + (on ? "rw" : "ro"), home.toString()));
            return;
        }
        try (Stream<Path> files = Files.list(home)) {
            for (Path each : files.toList()) {
                Files.setPosixFilePermissions(each, PosixFilePermissions.fromString(on ? "rw-------" : "r--------"));
            }
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString(on ? "rwx------" : "r-x------"));
        } catch (IOException e) {
            throw new UncheckedIOException("Permissions of " + home, e);
        }
    }

    @Override
    public void lose() {
        for (String part : List.of("", "-wal", "-shm")) {
            try {
                Files.deleteIfExists(Path.of(file + part));
            } catch (IOException e) {
                throw new UncheckedIOException(file + part, e);
            }
        }
    }

    /** A disk in memory is gone with the run: what is on it is put beside it. */
    @Override
    public void close() {
        if (disk.isPresent()) {
            Path kept = home.resolveSibling("hub.db");
            Commands.succeeds("cp", file.toString(), kept.toString());
            Commands.succeeds("cp", file + "-wal", kept + "-wal");
            disk.get().close();
        }
    }
}
