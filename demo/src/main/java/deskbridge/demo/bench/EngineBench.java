package deskbridge.demo.bench;

import deskbridge.app.Hub;
import deskbridge.demo.bench.Figure.Verdict;
import deskbridge.demo.bench.StoredBench.Place;
import deskbridge.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * How many events a second the hub itself carries from the webhook to the recorded effect, with remotes that answer at once: the
 * real listener, proof, store, engine and flow. Every other event goes from the chat to the desk, the others the other way.
 */
final class EngineBench {

    private static final int CONVERSATIONS = 1_000;
    private static final int SENDERS = 16;

    /** So many events are under way at a time. */
    private static final int WINDOW = 256;

    /** Java's compilers need more rounds than elsewhere until they leave the processor to the hub. */
    private static final int WARM_UPS = 2;

    private static final int A_SECOND = 100;
    private static final double GOAL = 2_000;
    private static final double LONGEST_MILLIS = 25;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SIGNING_SECRET = "bench-signing-secret";
    private static final String TRIGGER_SECRET = "bench-trigger-secret";

    private final Effort effort;

    EngineBench(Effort effort) {
        this.effort = effort;
    }

    /**
     * Measures.
     *
     * @param database empty
     * @param product its name, for the report
     * @param folder for the settings
     */
    List<Figure> run(Place database, String product, Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("engine.yaml"), """
                connections:
                  pachca: {token: bench-token, signing-secret: %s, url: 'http://127.0.0.1:1/'}
                  tracker: {token: bench-token, org-id: '1', webhook-secret: %s, url: 'http://127.0.0.1:1/'}
                routes: [pachca=tracker]
                """.formatted(SIGNING_SECRET, TRIGGER_SECRET));
        Map<String, String> environment =
                Map.of("HOST", "127.0.0.1", "PORT", "0", "ADMIN_PORT", "0", "DATABASE_URL", database.url());
        Settings settings = Settings.load(environment, folder, Optional.of(Path.of("engine.yaml")));
        int inOneRound = (int) (effort.slice().toMillis() * GOAL / 1_000);
        int slowly = (int) (effort.slice().multipliedBy(effort.rounds()).toMillis() * A_SECOND / 1_000);
        int warmUp = WARM_UPS * effort.warmUp();
        int most = inOneRound * (warmUp + effort.rounds()) + slowly;
        var window = new Semaphore(WINDOW);
        var remotes = new InstantRemotes(Instant.now(), most, event -> window.release());
        try (Hub running = Hub.start(settings, InstantSource.system(), remotes::dressed)) {
            running.store().transact(work -> {
                for (int i = 0; i < CONVERSATIONS; i++) {
                    work.save(remotes.conversation(i), Instant.now());
                }
                return work;
            });
            var load = new Load(running, remotes, window);
            for (int round = 0; round < warmUp; round++) {
                load.asFastAsPossible(inOneRound);
            }
            var rates = new ArrayList<Double>();
            Duration before = hubWorked();
            Duration compiledBefore = CpuTime.ofCompilers();
            Duration databaseBefore = CpuTime.ofAll(database.processes());
            for (int round = 0; round < effort.rounds(); round++) {
                rates.add(load.asFastAsPossible(inOneRound));
            }
            int events = inOneRound * effort.rounds();
            double hub = each(hubWorked().minus(before), events);
            double compilers = each(CpuTime.ofCompilers().minus(compiledBefore), events);
            double server = each(CpuTime.ofAll(database.processes()).minus(databaseBefore), events);
            Latencies latencies = load.atTheirTimes(slowly);
            double rate = rates.stream().sorted().toList().get(rates.size() / 2);
            return List.of(
                    new Figure(
                            product + ": events from webhook to recorded effect, remotes that answer at once",
                            String.format(Locale.ROOT, "≥ %,.0f/s", GOAL),
                            String.format(Locale.ROOT, "%,.0f/s", rate),
                            Verdict.of(rate >= GOAL)),
                    Figure.plain(
                            product + ": processor time for an event",
                            String.format(
                                            Locale.ROOT,
                                            "%.2f ms of the hub and the senders, %.2f of them Java's compilers'",
                                            hub,
                                            compilers)
                                    + (server > 0
                                            ? String.format(Locale.ROOT, ", %.2f ms of %s", server, product)
                                            : "")),
                    new Figure(
                            product + ": added latency at " + A_SECOND + " events/s",
                            String.format(Locale.ROOT, "p99 ≤ %.0f ms", LONGEST_MILLIS),
                            latencies.toString(),
                            Verdict.of(latencies.quantileMillis(0.99) <= LONGEST_MILLIS)));
        }
    }

    /** Everything in this process: the hub, the senders, Java's compiler. */
    private static Duration hubWorked() {
        return CpuTime.of(ProcessHandle.current().pid());
    }

    private static double each(Duration time, int events) {
        return time.toNanos() / 1e6 / events;
    }

    /** Webhooks sent to one hub. */
    private static final class Load {

        private final Hub hub;
        private final InstantRemotes remotes;
        private final Semaphore window;
        private final SignedHooks hooks = new SignedHooks(SIGNING_SECRET, InstantSource.system(), CONVERSATIONS);
        private int next;

        Load(Hub hub, InstantRemotes remotes, Semaphore window) {
            this.hub = hub;
            this.remotes = remotes;
            this.window = window;
        }

        /** Events a second, a new one for each whose effect stands; until the last is recorded. */
        double asFastAsPossible(int events) throws InterruptedException {
            long began = System.nanoTime();
            send(events, event -> window.acquireUninterruptibly());
            // Each effect gives one back, and all but the window's own were taken.
            if (!window.tryAcquire(WINDOW, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("some events had no effect");
            }
            window.release(WINDOW);
            while (!isIdle()) {
                Thread.sleep(Duration.ofMillis(2));
            }
            return events / ((System.nanoTime() - began) / 1e9);
        }

        /** A hundred a second, whether or not those before them are through. */
        Latencies atTheirTimes(int events) throws InterruptedException {
            long pause = Duration.ofSeconds(1).toNanos() / A_SECOND;
            long began = System.nanoTime() + pause;
            int first = next;
            send(events, event -> {
                await(began + (event - first) * pause);
                window.acquireUninterruptibly();
            });
            while (!isIdle()) {
                Thread.sleep(Duration.ofMillis(2));
            }
            long[] nanos = new long[events];
            for (int i = 0; i < events; i++) {
                nanos[i] = remotes.at(first + i) - (began + i * pause);
            }
            return Latencies.of(nanos);
        }

        private boolean isIdle() {
            var backlog = hub.store().journal().backlog(Instant.now());
            return backlog.deliveries() == 0 && backlog.commands() == 0;
        }

        private interface Pace {
            void beforeSending(int event);
        }

        /** The senders take the events in turn. */
        private void send(int events, Pace pace) throws InterruptedException {
            var number = new AtomicInteger(next);
            next += events;
            int end = next;
            try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
                List<Callable<Integer>> tasks = new ArrayList<>();
                for (int i = 0; i < SENDERS; i++) {
                    tasks.add(() -> sender(number, end, pace));
                }
                for (Future<Integer> task : senders.invokeAll(tasks)) {
                    task.get();
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("the load was not taken: " + e.getCause(), e);
            }
        }

        private Integer sender(AtomicInteger number, int end, Pace pace) {
            int sent = 0;
            try (KeepAlive connection = new KeepAlive(hub.port())) {
                for (int event = number.getAndIncrement(); event < end; event = number.getAndIncrement()) {
                    pace.beforeSending(event);
                    int status = connection.ask(request(event));
                    if (status != 200) {
                        throw new IllegalStateException("answered " + status);
                    }
                    sent++;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return sent;
        }

        private byte[] request(int event) {
            return event % 2 == 0 ? hooks.request("/webhooks/pachca", event) : trigger(event);
        }

        /** As Tracker's trigger sends it when somebody comments. */
        private static byte[] trigger(int event) {
            String body = """
                    {"event":"comment","issue":{"key":"BENCH-%d"},"comment":{"id":"%d"}}""".formatted(event % CONVERSATIONS, event);
            return """
                    POST /webhooks/tracker HTTP/1.1\r
                    Host: 127.0.0.1\r
                    Content-Type: application/json\r
                    X-Webhook-Secret: %s\r
                    Content-Length: %d\r
                    \r
                    %s""".formatted(TRIGGER_SECRET, body.length(), body).getBytes(StandardCharsets.UTF_8);
        }

        private static void await(long moment) {
            for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }
}
