package deskbridge.engine;

import deskbridge.store.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One of the two boxes whose lanes are worked: takes lanes that are due, works one in order until it is empty or must wait. */
interface LaneWork {

    /** Takes lanes that are due. */
    List<Claim> claim(Instant now, Duration lease, int most);

    /**
     * Works a claimed lane in order and gives it back. Blocks while remote systems answer. Never throws.
     *
     * @param until no new step begins after this
     */
    void work(Claim claim, Instant until);

    /** Prolongs a claim while its lane is being worked. */
    void renew(Claim claim, Instant until);

    /** When the next lane is due; {@link Instant#MAX} when none waits. */
    Instant nextDue();
}
