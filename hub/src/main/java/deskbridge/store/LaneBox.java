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
     * Takes lanes that have work due and no owner, or an owner whose lease ran out, together with the oldest entry of each; a
     * command's attempt is recorded as begun. Lanes in which nothing waits are given back.
     *
     * @param lease how long nobody else may take them
     * @param most how many at most
     */
    List<Handed<E>> take(Instant now, Duration lease, int most);

    /** Prolongs claims; returns those that were not lost. */
    Set<Claim> renew(List<Claim> claims, Instant until);

    /** When the next lane is due; {@link Instant#MAX} when none waits. */
    Instant nextDue();

    /** Forgets what was finished before the given time. */
    int prune(Instant before);
}
