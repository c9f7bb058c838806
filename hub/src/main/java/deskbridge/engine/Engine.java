package deskbridge.engine;

import deskbridge.domain.Envelope;
import deskbridge.domain.Wake;
import deskbridge.flow.Flow;
import deskbridge.store.Accepted;
import deskbridge.store.Delivery;
import deskbridge.store.Handed;
import deskbridge.store.OutboxEntry;
import deskbridge.store.Store;
import deskbridge.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does all the work there is. Owns no threads: a server calls {@link #turn} in a loop and {@link #drain} when it stops, a test
 * {@link #drain} when it pleases. Lanes are worked in parallel on the executor that is given. While there is a call of either
 * under way, what arrives and what is decided is worked at once; the looks of each turn find the rest: what waited for its time,
 * for a free worker or for another hub.
 */
public final class Engine implements Acceptance, HandOver {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private static final int MOST_WAKES = 100;

    /** Other processes may write into the database, too (redelivery, replicas): look at least this often. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Store store;
    private final LaneWorker<Delivery> inbox;
    private final LaneWorker<OutboxEntry> outbox;
    private final WakeWorker wakes;
    private final AtomicBoolean waking = new AtomicBoolean();
    private final List<TimedTask> tasks;
    private final WorkSignal signal;
    private final Surroundings surroundings;
    private final ExecutorService executor;
    private final AtomicInteger running = new AtomicInteger();
    private final Leases leases;

    /** Until when lanes are worked that need no look; in the past while nobody asks for work to be done. */
    private volatile Instant until = Instant.MIN;

    private volatile boolean someoneWaitsForTheEnd;
    private volatile Instant lastTurn;

    /**
     * @param leases of this process; told of everything that is taken
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
            AuditPolicy audit,
            Leases leases,
            ExecutorService executor) {
        this.store = store;
        this.leases = leases;
        this.signal = signal;
        this.surroundings = surroundings;
        this.executor = executor;
        this.lastTurn = surroundings.clock().instant();
        var decider = new Decider(flow, connections, this, this, surroundings);
        var reader = new Reader(store, flow, connections, surroundings);
        var coverage = new Coverage(store.inbox(), connections, surroundings.clock());
        this.wakes = new WakeWorker(store, decider, surroundings);
        this.inbox = new LaneWorker<>(
                store.inbox(),
                new InboxWorker(store, coverage, reader, decider, policy, surroundings, metrics),
                delivery -> delivery.body().length(),
                leases,
                this::start,
                signal);
        this.outbox = new LaneWorker<>(
                store.outbox(),
                new OutboxWorker(store, connections, decider, policy, surroundings, metrics),
                command -> 0,
                leases,
                this::start,
                signal);
        var all = new ArrayList<TimedTask>();
        connections
                .all()
                .forEach(connector -> all.add(new CatchUpTask(connector, store, surroundings, metrics, signal)));
        all.add(new RetentionTask(store, surroundings));
        if (audit.isWanted()) {
            var auditor = new Auditor(store, flow, connections, surroundings);
            all.add(new AuditTask(store, auditor, audit, surroundings, signal));
        }
        this.tasks = List.copyOf(all);
    }

    /** Makes all timed work due at once, as is right after a start; what another replica does right now is not done twice. */
    public void wakeTimedWork() {
        Instant now = surroundings.clock().instant();
        for (TimedTask task : tasks) {
            if (task.afterStart().isZero()) {
                store.timers().hasten(task.name(), now);
            } else {
                store.timers().set(task.name(), now.plus(task.afterStart()));
            }
        }
    }

    /**
     * Works until nothing is due and nothing runs, or the deadline has come. What is not done stays stored; a call that is under
     * way then goes on, and the next turn keeps its lane.
     *
     * @return true when nothing due is left
     */
    public boolean drain(Instant deadline) throws InterruptedException {
        someoneWaitsForTheEnd = true;
        try {
            while (true) {
                until = deadline;
                lastTurn = now();
                boolean over = !lastTurn.isBefore(deadline);
                leases.beat(store, lastTurn);
                boolean started = !over && startWhatIsDue(lastTurn);
                if (over || (!started && isDone())) {
                    return !over;
                }
                if (!started) {
                    signal.await(Duration.ofMillis(100));
                }
            }
        } finally {
            until = Instant.MIN;
            someoneWaitsForTheEnd = false;
        }
    }

    /** Closes first: what arrives afterwards waits for the next look, what arrived before counts as running. */
    private boolean isDone() {
        until = Instant.MIN;
        return running.get() == 0;
    }

    /**
     * One turn of a server's loop: starts what is due, then waits until something else may be, a second at most.
     *
     * @param spell how long lanes may be worked from now on
     */
    public void turn(Duration spell) throws InterruptedException {
        lastTurn = now();
        until = lastTurn.plus(spell);
        leases.beat(store, lastTurn);
        boolean started = startWhatIsDue(lastTurn);
        if (!started) {
            signal.await(untilTheNextLook());
        }
    }

    /** With no worker free there is nothing to look for. */
    private Duration untilTheNextLook() {
        if (inbox.isFull() || outbox.isFull()) {
            return LONGEST_WAIT;
        }
        Duration wait = Duration.between(now(), nextDue());
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    /** When the loop last turned: long ago means that nobody works. */
    public Instant lastTurn() {
        return lastTurn;
    }

    /** When the next work is due; {@link Instant#MAX} when none waits. */
    private Instant nextDue() {
        return Stream.of(store.timers().nextDue(), store.nextWake(), inbox.nextDue(), outbox.nextDue())
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    /** @param now at which leases were looked at last, so that none of our own is taken for one that ended */
    private boolean startWhatIsDue(Instant now) {
        boolean started = false;
        for (String name : store.timers().claim(now, Leases.LEASE)) {
            started |= startTask(name);
        }
        started |= startWakes(now);
        started |= outbox.workWhatIsDue(now, until);
        started |= inbox.workWhatIsDue(now, until);
        return started;
    }

    @Override
    public int accept(List<Envelope> envelopes) {
        // Counted, so that nobody takes the work for done between the commit and the start.
        running.incrementAndGet();
        try {
            Optional<Duration> lease = isAtWork() ? inbox.lease() : Optional.empty();
            Accepted accepted = store.inbox().accept(envelopes, now(), lease.orElse(null));
            accepted.handed().forEach(handed -> inbox.work(handed, until));
            if (accepted.fresh() > 0 && lease.isEmpty()) {
                signal.ring();
            }
            return accepted.fresh();
        } finally {
            ended();
        }
    }

    @Override
    public Optional<Duration> commandLease() {
        return isAtWork() ? outbox.lease() : Optional.empty();
    }

    @Override
    public void carryOut(List<Handed<OutboxEntry>> commands) {
        commands.forEach(command -> outbox.work(command, until));
    }

    @Override
    public void lookAgain() {
        signal.ring();
    }

    private boolean isAtWork() {
        return now().isBefore(until);
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
                signal.ring();
            }
        });
        return true;
    }

    private boolean startTask(String name) {
        for (TimedTask task : tasks) {
            if (task.name().equals(name)) {
                start(() -> leases.during(name, () -> run(task)));
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
        signal.ring();
    }

    private void start(Runnable work) {
        running.incrementAndGet();
        executor.execute(() -> {
            try {
                work.run();
            } finally {
                ended();
            }
        });
    }

    private void ended() {
        boolean last = running.decrementAndGet() == 0;
        if (last && someoneWaitsForTheEnd) {
            signal.ring();
        }
    }

    private Instant now() {
        return surroundings.clock().instant();
    }
}
