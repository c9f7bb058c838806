package deskbridge.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Entries that wait in lanes; each lane is worked in order by one worker at a time.
 *
 * @param <E> what waits
 */
public interface LaneBox<E> {

    /**
     * Takes lanes that have work due and no owner, or an owner whose lease ran out.
     *
     * @param lease how long nobody else may take them
     * @param most how many at most
     */
    List<Claim> claim(Instant now, Duration lease, int most);

    /** As {@link #claim}, together with the oldest entry of each lane; lanes in which nothing waits are given back. */
    List<Handed<E>> take(Instant now, Duration lease, int most);

    /** The oldest entries waiting in a claimed lane. */
    List<E> head(Claim claim, int most);

    /** Prolongs claims; returns those that were not lost. */
    Set<Claim> renew(List<Claim> claims, Instant until);

    /**
     * Gives a lane back. It is due again at the given time when something waits in it, else as soon as something arrives: what
     * arrives behind a failed entry does not wake it early.
     */
    void release(Claim claim, Instant due);

    /** When the next lane is due; {@link Instant#MAX} when none waits. */
    Instant nextDue();

    /** Forgets what was finished before the given time. */
    int prune(Instant before);
}
