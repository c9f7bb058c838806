package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.Messenger;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.play.TicketSystem;
import deskbridge.emulator.play.TicketSystem.Remark;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Several hubs on one database, behind a balancer, between one messenger and one ticket system. They work at the same time. */
final class Cluster implements HubProcess.Stage, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final Messenger messenger;
    final TicketSystem desk;
    final Balancer balancer = new Balancer();
    final List<HubProcess> replicas = new ArrayList<>();
    private final MovableClock clock = new MovableClock();
    private final Set<HubProcess> dead = ConcurrentHashMap.newKeySet();
    private final Map<String, String> settings = new HashMap<>();
    private final Wiring channel;
    private final Wiring tickets;
    private final String databaseUrl;
    private final Path folder;

    Cluster(Pair pair, int count, String databaseUrl, Path folder) {
        this(pair, count, databaseUrl, folder, Optional.empty());
    }

    /** @param time of the emulated systems; the movable clock's unless something else is wanted */
    Cluster(Pair pair, int count, String databaseUrl, Path folder, Optional<InstantSource> time) {
        this.databaseUrl = databaseUrl;
        this.folder = folder;
        messenger = pair.messenger(time.orElse(clock.ticking()));
        desk = pair.desk(time.orElse(clock.ticking()));
        // What is not accepted is lost: the cluster must live without a sender's patience.
        messenger.webhooks().retryAfter();
        desk.webhooks().retryAfter();
        channel = Wiring.of(messenger);
        tickets = Wiring.of(desk);
        settings.putAll(channel.settings());
        settings.putAll(tickets.settings());
        settings.put("ROUTES", messenger.name() + "=" + desk.name());
        for (int i = 0; i < count; i++) {
            replica(this);
        }
        channel.connect(balancer);
        tickets.connect(balancer);
    }

    /** One more, which is not started yet. */
    HubProcess replica(HubProcess.Stage stage) {
        var one = new HubProcess(stage, settings, databaseUrl, folder);
        replicas.add(one);
        return one;
    }

    void start() {
        replicas.forEach(HubProcess::start);
        settle();
    }

    /** It is gone without a word, like a killed process: nothing that it does from now on is remembered. */
    void kill(HubProcess replica) {
        dead.add(replica);
        connect();
        replica.losesItsDatabase();
    }

    List<HubProcess> alive() {
        return replicas.stream()
                .filter(one -> one.isRunning() && !dead.contains(one))
                .toList();
    }

    @Override
    public MovableClock clock() {
        return clock;
    }

    @Override
    public void connect() {
        balancer.servers(
                alive().stream().map(one -> one.url("/")).map(URI::normalize).toList());
    }

    @Override
    public void settle() {
        Settling.run(clock, this::alive, this::work, this::webhooksSent);
    }

    /** Only one of them works, until it finds that it is dead. */
    void worksAlone(HubProcess one) {
        webhooksSent();
        work(List.of(one));
    }

    /** The same without one of them, which does nothing meanwhile. */
    void settleWithout(HubProcess one) {
        Settling.run(
                clock,
                () -> alive().stream().filter(each -> !each.equals(one)).toList(),
                this::work,
                this::webhooksSent);
    }

    void later(Duration step) {
        clock.advance(step);
        settle();
    }

    /** Lets hubs that work by themselves go on, while time passes, until something is so. */
    void until(BooleanSupplier reached) throws InterruptedException {
        var never = new CountDownLatch(1);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the hubs come to it").isLessThan(end);
            clock.advance(Duration.ofMillis(50));
            assertThat(never.await(10, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    /** These do what is due now, all at the same time. */
    void work(List<HubProcess> those) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<HubProcess, Future<?>> working = new HashMap<>();
            those.forEach(one -> working.put(one, threads.submit(one::work)));
            for (var each : working.entrySet()) {
                try {
                    each.getValue().get();
                } catch (ExecutionException e) {
                    if (!dead.contains(each.getKey())) {
                        throw new AssertionError("A hub did not work", e.getCause());
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The test was interrupted", e);
        }
    }

    private long webhooksSent() {
        messenger.webhooks().awaitIdle(PATIENCE);
        desk.webhooks().awaitIdle(PATIENCE);
        return (long) messenger.webhooks().attempts().size()
                + desk.webhooks().attempts().size();
    }

    Talk asked(String words) {
        Talk talk = messenger.asks(words);
        settle();
        return talk;
    }

    /** The only ticket's key. */
    String ticket() {
        assertThat(desk.tickets()).hasSize(1);
        return desk.tickets().getFirst().key();
    }

    /** What was said in the only ticket. */
    List<String> remarks() {
        return desk.remarks(ticket()).stream().map(Remark::text).toList();
    }

    static List<String> afterTheCard(Talk talk) {
        return talk.heard().stream().skip(1).map(Heard::text).toList();
    }

    @Override
    public void close() {
        balancer.close();
        replicas.forEach(HubProcess::close);
        messenger.close();
        desk.close();
    }
}
