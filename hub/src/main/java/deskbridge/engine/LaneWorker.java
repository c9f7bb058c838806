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
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works the lanes of one box, many in parallel: each in order until it is empty or must wait. Large entries count for several, so that
 * those being worked have room in a small memory.
 *
 * @param <E> what waits in the lanes
 */
final class LaneWorker<E> {

    private static final Logger LOG = LoggerFactory.getLogger(LaneWorker.class);

    private static final int MOST_LANES = 256;

    /** Characters of an entry that count for one more. */
    private static final int LARGE = 8 * 1024;

    /** Taken by one look, for nobody knows before how large they are. Looks follow each other as long as they find something. */
    private static final int LANES_OF_A_LOOK = 4;

    private final LaneBox<E> box;
    private final Step<E> step;
    private final Leases leases;
    private final Consumer<Runnable> start;
    private final WorkSignal signal;
    private final ToIntFunction<E> size;
    private final AtomicInteger running = new AtomicInteger();

    /** The last look found a large entry: there may be more of them. */
    private volatile boolean carefully;

    /**
     * @param size characters of an entry
     * @param start starts work on a thread of its own
     * @param signal rung when lanes that had to wait for a free worker may be taken
     */
    LaneWorker(
            LaneBox<E> box,
            Step<E> step,
            ToIntFunction<E> size,
            Leases leases,
            Consumer<Runnable> start,
            WorkSignal signal) {
        this.size = size;
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
        int most = Math.min(MOST_LANES - running.get(), carefully ? 1 : LANES_OF_A_LOOK);
        var handed = most > 0 ? box.take(now, Leases.LEASE, most) : List.<Handed<E>>of();
        carefully = false;
        handed.forEach(one -> work(one, until));
        return !handed.isEmpty();
    }

    /** Has a claimed lane worked, beginning with an entry that was handed out. What the store refuses is left to the lease. */
    void work(Handed<E> handed, Instant until) {
        var load = new Load(handed.entry());
        Leases.Held lane = leases.taken(box, handed);
        start.accept(() -> leases.during(lane, () -> workInOrder(handed, load, until)));
    }

    private void workInOrder(Handed<E> handed, Load load, Instant until) {
        Claim claim = handed.claim();
        try {
            Optional<E> entry = Optional.of(handed.entry());
            while (entry.isPresent()) {
                entry = step.take(claim, entry.get(), until);
                entry.ifPresent(load::becomes);
            }
        } catch (LostClaimException e) {
            LOG.info("{}", e.getMessage());
        } catch (StoreException e) {
            LOG.error("Lane {} is left to its lease: {}", claim.lane(), e.getMessage());
        } finally {
            load.isOver();
        }
    }

    /** What one lane's work counts for. Used by one thread at a time. */
    private final class Load {
        private int weight;

        Load(E entry) {
            becomes(entry);
        }

        void becomes(E entry) {
            int larger = size.applyAsInt(entry) / LARGE;
            if (larger > 0) {
                carefully = true;
            }
            change(1 + larger);
        }

        void isOver() {
            change(0);
        }

        private void change(int now) {
            int before = running.getAndAdd(now - weight);
            if (before >= MOST_LANES && now < weight) {
                signal.ring();
            }
            weight = now;
        }
    }

    /** When the next lane is due; {@link Instant#MAX} when none waits. */
    Instant nextDue() {
        return box.nextDue();
    }
}
