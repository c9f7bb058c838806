package deskbridge.store;

import java.time.Instant;

/**
 * An entry whose lane was claimed along with it, so that no further look is needed before it is worked. Whoever was handed it works
 * it or gives the lane back.
 *
 * @param claim the right to the lane
 * @param entry the oldest that waits in it; a command's attempt is recorded as begun
 * @param until when the claim ends unless it is prolonged
 * @param <E> what was handed out
 */
public record Handed<E>(Claim claim, E entry, Instant until) {}
