package deskbridge.scenario;

import deskbridge.app.Hub;
import deskbridge.app.Rebuild;
import deskbridge.connector.RemoteTrouble;
import deskbridge.engine.RebuildReport;
import deskbridge.engine.Rebuilding;
import deskbridge.settings.Settings;
import deskbridge.store.DeadLetters.DeadLetter;
import deskbridge.store.Store;
import deskbridge.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One hub between its starts and stops; the database outlives them. */
final class HubProcess implements Listening, AutoCloseable {

    private static final Duration LONG_ENOUGH = Duration.ofDays(1);

    private final Stage stage;
    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();
    private volatile @Nullable Hub running;

    /** @param variables what it must know of the systems on the stage */
    HubProcess(Stage stage, Map<String, String> variables, String databaseUrl, Path folder) {
        this.stage = stage;
        this.folder = folder;
        this.variables.putAll(variables);
        with("HOST", "127.0.0.1").with("PORT", "0").with("ADMIN_PORT", "0").with("DATABASE_URL", databaseUrl);
    }

    /** What a hub works on: systems with their people, and the time. */
    interface Stage {

        MovableClock clock();

        /** Tells all systems where the running hubs listen. */
        void connect();

        /** Lets webhooks arrive and the hubs work until nothing is left to do. */
        void settle();
    }

    /** Sets a variable for the next start. */
    HubProcess with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** Forgets a variable for the next start. */
    HubProcess without(String variable) {
        variables.remove(variable);
        return this;
    }

    void start() {
        runs(settings -> Hub.listening(settings, stage.clock()));
    }

    /** None of its secrets may be logged from now on. */
    private void runs(Function<Settings, Hub> how) {
        LoggedSecrets.hide(variables);
        Hub hub = how.apply(Settings.load(variables, folder, Optional.empty()));
        hub.adminLink().ifPresent(link -> LoggedSecrets.hide(link.substring(link.lastIndexOf('/') + 1)));
        running = hub;
        stage.connect();
    }

    /** As {@link #start}, working by itself like a hub in its own process: nobody must ask it to work then. */
    void startWorking() {
        runs(settings -> Hub.start(settings, stage.clock()));
    }

    /** As {@link #startWorking}, by the machine's own clock. */
    void startInRealTime() {
        runs(settings -> Hub.start(settings, InstantSource.system()));
    }

    /** Stops it as an operator does: webhooks find nobody, and what was begun is finished. */
    void stop() {
        running().close();
        running = null;
        stage.connect();
    }

    /** Its database is lost, and there is another one, in which is nothing. */
    void hasAnEmptyDatabase(String url) {
        with("DATABASE_URL", url);
    }

    /** Has conversations restored, while it is stopped. */
    RebuildReport rebuild(Rebuilding.Progress progress) {
        try (Rebuild rebuild = Rebuild.of(Settings.load(variables, folder, Optional.empty()), stage.clock())) {
            return rebuild.run(progress);
        } catch (RemoteTrouble e) {
            throw new AssertionError("The remote systems answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The test was interrupted", e);
        }
    }

    void restart() {
        stop();
        start();
        stage.settle();
    }

    /** Takes its database away from under it: nothing that it does from now on is remembered. */
    void losesItsDatabase() {
        store().close();
    }

    /** What is left of a hub that lost its database is removed; another one is started in its place. */
    void isReplaced(Duration wait) {
        stop();
        stage.clock().advance(wait);
        start();
        stage.settle();
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    Store store() {
        return running().store();
    }

    /** Newest first. */
    List<DeadLetter> deadLetters() {
        return store().deadLetters().list(100, 0);
    }

    /** Does what is due now. */
    void work() {
        Hub hub = running;
        if (hub == null) {
            return;
        }
        try {
            if (!hub.drain(stage.clock().instant().plus(LONG_ENOUGH))) {
                throw new AssertionError("The hub did not finish its work within a day of its own clock");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The test was interrupted", e);
        }
    }

    /** When something that was decided or received is due next. */
    Instant nextDue() {
        Instant in = store().inbox().nextDue();
        Instant out = store().outbox().nextDue();
        Instant wake = store().nextWake();
        return Stream.of(in, out, wake).min(Instant::compareTo).orElseThrow();
    }

    @Override
    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + running().port() + path);
    }

    /** The sum of a counter's samples whose labels contain all of these texts; 0 when there are none. */
    double metric(String name, String... labels) {
        URI metrics = URI.create("http://127.0.0.1:" + running().adminPort() + "/metrics");
        return get(metrics)
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> List.of(labels).stream().allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static String get(URI uri) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The test was interrupted", e);
        }
    }

    /** Whatever a scenario is about: its log is read by people who must not know the secrets. */
    private static void noSecretWasLogged() {
        var lines = LoggedSecrets.told();
        if (!lines.isEmpty()) {
            throw new AssertionError("A secret was logged: " + lines.getFirst());
        }
    }

    private Hub running() {
        Hub hub = running;
        if (hub == null) {
            throw new IllegalStateException("The hub is not running");
        }
        return hub;
    }

    @Override
    public void close() {
        Hub hub = running;
        if (hub != null) {
            try {
                hub.close();
            } catch (StoreException e) {
                throw new AssertionError("The hub did not stop well", e);
            }
            running = null;
        }
        noSecretWasLogged();
    }
}
