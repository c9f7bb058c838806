package deskbridge.engine;

import deskbridge.domain.Wake;
import deskbridge.flow.Flow;
import deskbridge.store.Claim;
import deskbridge.store.Store;
import deskbridge.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does all the work there is. Owns no threads: a server calls {@link #drain} in a loop, a function within its request, a test
 * when it pleases. Lanes are worked in parallel on the executor that is given.
 */
public final class Engine {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    /** How soon another replica takes over what a dead one had begun. */
    private static final Duration LEASE = Duration.ofSeconds(15);

    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration TASK_LEASE = Duration.ofMinutes(5);
    private static final int MOST_LANES = 128;
    private static final int MOST_WAKES = 100;

    private final Store store;
    private final List<LaneWorker<?>> boxes;
    private final WakeWorker wakes;
    private final AtomicBoolean waking = new AtomicBoolean();
    private final List<TimedTask> tasks;
    private final WorkSignal signal;
    private final Surroundings surroundings;
    private final ExecutorService executor;
    private final AtomicInteger running = new AtomicInteger();
    private final Map<Claim, LaneWorker<?>> worked = new ConcurrentHashMap<>();
    private Instant lastBeat = Instant.EPOCH;
    private volatile Instant lastTurn;

    /**
     * @param executor one virtual thread per task, usually
     */
    public Engine(
            Store store,
            Flow flow,
            Connections connections,
            RetryPolicy policy,
            WorkSignal signal,
            Metrics metrics,
            Surroundings surroundings,
            ExecutorService executor) {
        this.store = store;
        this.signal = signal;
        this.surroundings = surroundings;
        this.executor = executor;
        this.lastTurn = surroundings.clock().instant();
        var decider = new Decider(flow, connections, store.inbox(), surroundings);
        var reader = new Reader(store, flow, connections, surroundings);
        this.wakes = new WakeWorker(store, decider, surroundings);
        this.boxes = List.of(
                new LaneWorker<>(
                        store.inbox(),
                        new InboxWorker(store, connections, reader, decider, policy, surroundings, metrics),
                        surroundings.clock()),
                new LaneWorker<>(
                        store.outbox(),
                        new OutboxWorker(store, connections, decider, policy, surroundings, metrics),
                        surroundings.clock()));
        var all = new ArrayList<TimedTask>();
        connections
                .all()
                .forEach(connector -> all.add(new CatchUpTask(connector, store, surroundings, metrics, signal)));
        all.add(new RetentionTask(store, surroundings));
        this.tasks = List.copyOf(all);
    }

    /** Makes all timed work due at once, as is right after a start. */
    public void wakeTimedWork() {
        tasks.forEach(
                task -> store.timers().set(task.name(), surroundings.clock().instant()));
    }

    /**
     * Works until nothing is due and nothing runs, or the deadline has come. What is not done stays stored; a call that is under
     * way then goes on, and the next turn keeps its lane.
     *
     * @return true when nothing due is left
     */
    public boolean drain(Instant deadline) throws InterruptedException {
        while (true) {
            lastTurn = surroundings.clock().instant();
            boolean over = !surroundings.clock().instant().isBefore(deadline);
            boolean started = !over && startWhatIsDue(deadline);
            boolean idle = !started && running.get() == 0;
            if (idle || over) {
                return idle && !over;
            }
            if (!started) {
                signal.await(Duration.ofMillis(100));
            }
            beat();
        }
    }

    /** While lanes are worked, their leases are prolonged. */
    private void beat() {
        Instant now = surroundings.clock().instant();
        if (now.isBefore(lastBeat.plus(HEARTBEAT))) {
            return;
        }
        lastBeat = now;
        worked.forEach((claim, box) -> {
            try {
                box.renew(claim, now.plus(LEASE));
            } catch (StoreException e) {
                LOG.warn("The lease of lane {} could not be prolonged: {}", claim.lane(), e.getMessage());
            }
        });
    }

    /** When the loop last turned: long ago means that nobody works. */
    public Instant lastTurn() {
        return lastTurn;
    }

    /** When the next work is due; {@link Instant#MAX} when none waits. */
    public Instant nextDue() {
        Instant next = store.timers().nextDue();
        Instant wake = store.nextWake();
        next = wake.isBefore(next) ? wake : next;
        for (LaneWorker<?> box : boxes) {
            Instant due = box.nextDue();
            next = due.isBefore(next) ? due : next;
        }
        return next;
    }

    private boolean startWhatIsDue(Instant deadline) {
        Instant now = surroundings.clock().instant();
        boolean started = false;
        for (String name : store.timers().claim(now, TASK_LEASE)) {
            started |= startTask(name);
        }
        started |= startWakes(now);
        for (LaneWorker<?> box : boxes) {
            int free = MOST_LANES - running.get();
            List<Claim> claims = free > 0 ? box.claim(now, LEASE, free) : List.of();
            for (Claim claim : claims) {
                worked.put(claim, box);
                start(() -> {
                    try {
                        box.work(claim, deadline);
                    } finally {
                        worked.remove(claim);
                    }
                });
                started = true;
            }
        }
        return started;
    }

    private boolean startWakes(Instant now) {
        if (waking.get()) {
            return false;
        }
        List<Wake> due = store.due(now, MOST_WAKES);
        if (due.isEmpty()) {
            return false;
        }
        waking.set(true);
        start(() -> {
            try {
                wakes.work(due);
            } finally {
                waking.set(false);
            }
        });
        return true;
    }

    private boolean startTask(String name) {
        for (TimedTask task : tasks) {
            if (task.name().equals(name)) {
                start(() -> run(task));
                return true;
            }
        }
        return false;
    }

    private void run(TimedTask task) {
        try {
            task.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("{} did not succeed and comes round again: {}", task.name(), e.getMessage());
        }
        try {
            store.timers().set(task.name(), surroundings.clock().instant().plus(task.period()));
        } catch (StoreException e) {
            LOG.error("{} comes round when its lease ends: {}", task.name(), e.getMessage());
        }
    }

    private void start(Runnable work) {
        running.incrementAndGet();
        executor.execute(() -> {
            try {
                work.run();
            } finally {
                running.decrementAndGet();
                signal.ring();
            }
        });
    }
}
