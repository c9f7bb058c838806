package deskbridge.engine;

import deskbridge.store.Claim;
import deskbridge.store.Handed;
import deskbridge.store.LaneBox;
import deskbridge.store.LostClaimException;
import deskbridge.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works the lanes of one box, many in parallel: each in order until it is empty or must wait.
 *
 * @param <E> what waits in the lanes
 */
final class LaneWorker<E> {

    private static final Logger LOG = LoggerFactory.getLogger(LaneWorker.class);

    private static final int MOST_LANES = 128;

    private final LaneBox<E> box;
    private final Step<E> step;
    private final Leases leases;
    private final Consumer<Runnable> start;
    private final WorkSignal signal;
    private final AtomicInteger running = new AtomicInteger();

    /**
     * @param start starts work on a thread of its own
     * @param signal rung when lanes that had to wait for a free worker may be taken
     */
    LaneWorker(LaneBox<E> box, Step<E> step, Leases leases, Consumer<Runnable> start, WorkSignal signal) {
        this.leases = leases;
        this.signal = signal;
        this.box = box;
        this.step = step;
        this.start = start;
    }

    /** What is done with one entry. */
    interface Step<E> {

        /**
         * Works one entry of a claimed lane and records its outcome together with what comes next. Blocks while remote systems
         * answer.
         *
         * @param until no other entry is begun after this
         * @return the lane's next entry; empty when the lane was given back
         * @throws LostClaimException when another worker owns the lane by now
         * @throws StoreException when the outcome could not be kept
         */
        Optional<E> take(Claim claim, E entry, Instant until);
    }

    /** How long a lane may be claimed; empty when so many are being worked that it had better wait. */
    Optional<Duration> lease() {
        return isFull() ? Optional.empty() : Optional.of(Leases.LEASE);
    }

    boolean isFull() {
        return running.get() >= MOST_LANES;
    }

    /**
     * Takes lanes that are due and has them worked.
     *
     * @param until as in {@link Step#take}
     * @return whether there were any
     */
    boolean workWhatIsDue(Instant now, Instant until) {
        int free = MOST_LANES - running.get();
        var handed = free > 0 ? box.take(now, Leases.LEASE, free) : List.<Handed<E>>of();
        handed.forEach(one -> work(one, until));
        return !handed.isEmpty();
    }

    /** Has a claimed lane worked, beginning with an entry that was handed out. What the store refuses is left to the lease. */
    void work(Handed<E> handed, Instant until) {
        Claim claim = handed.claim();
        running.incrementAndGet();
        Leases.Held lane = leases.taken(box, handed);
        start.accept(() -> leases.during(lane, () -> {
            try {
                Optional<E> entry = Optional.of(handed.entry());
                while (entry.isPresent()) {
                    entry = step.take(claim, entry.get(), until);
                }
            } catch (LostClaimException e) {
                LOG.info("{}", e.getMessage());
            } catch (StoreException e) {
                LOG.error("Lane {} is left to its lease: {}", claim.lane(), e.getMessage());
            } finally {
                if (running.getAndDecrement() >= MOST_LANES) {
                    signal.ring();
                }
            }
        }));
    }

    /** When the next lane is due; {@link Instant#MAX} when none waits. */
    Instant nextDue() {
        return box.nextDue();
    }
}
