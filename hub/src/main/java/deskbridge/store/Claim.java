package deskbridge.store;

/**
 * The right to work one lane, for a while. Whoever claims the lane later gets a higher epoch, and what the earlier owner still
 * tries to record is refused.
 *
 * @param lane the lane's key
 * @param epoch how often the lane was claimed
 */
public record Claim(String lane, long epoch) {}
