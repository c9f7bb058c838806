package deskbridge.engine;

import deskbridge.store.Claim;
import deskbridge.store.LaneBox;
import deskbridge.store.LostClaimException;
import deskbridge.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works the lanes of one box: takes those that are due, works each in order until it is empty or must wait, and gives it back.
 *
 * @param <E> what waits in the lanes
 */
final class LaneWorker<E> {

    private static final Logger LOG = LoggerFactory.getLogger(LaneWorker.class);
    private static final int AT_ONCE = 20;

    private final LaneBox<E> box;
    private final Step<E> step;
    private final InstantSource clock;

    LaneWorker(LaneBox<E> box, Step<E> step, InstantSource clock) {
        this.box = box;
        this.step = step;
        this.clock = clock;
    }

    /** What is done with one entry. */
    interface Step<E> {

        /**
         * Works one entry of a claimed lane. Blocks while remote systems answer.
         *
         * @return when to try again; empty when the entry is done with and the lane goes on
         * @throws LostClaimException when another worker owns the lane by now
         * @throws StoreException when the outcome could not be kept
         */
        Optional<Instant> take(Claim claim, E entry);
    }

    /** Takes lanes that are due. */
    List<Claim> claim(Instant now, Duration lease, int most) {
        return box.claim(now, lease, most);
    }

    /** Prolongs a claim while its lane is being worked. */
    void renew(Claim claim, Instant until) {
        if (!box.renew(claim, until)) {
            // Just released, or taken by another replica: then what is still recorded is refused.
            LOG.debug("Lane {} is no longer held", claim.lane());
        }
    }

    /** When the next lane is due; {@link Instant#MAX} when none waits. */
    Instant nextDue() {
        return box.nextDue();
    }

    /**
     * Works a claimed lane and gives it back. What the store refuses is left to the lease.
     *
     * @param until no new batch begins after this
     */
    void work(Claim claim, Instant until) {
        try {
            box.release(claim, workUntilItWaits(claim, until));
        } catch (LostClaimException e) {
            LOG.info("{}", e.getMessage());
        } catch (StoreException e) {
            LOG.error("Lane {} is left to its lease: {}", claim.lane(), e.getMessage());
        }
    }

    private Instant workUntilItWaits(Claim claim, Instant until) {
        while (clock.instant().isBefore(until)) {
            List<E> head = box.head(claim, AT_ONCE);
            if (head.isEmpty()) {
                return clock.instant();
            }
            for (E entry : head) {
                Optional<Instant> wait = step.take(claim, entry);
                if (wait.isPresent()) {
                    return wait.get();
                }
            }
        }
        return clock.instant();
    }
}
