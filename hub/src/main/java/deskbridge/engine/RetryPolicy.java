package deskbridge.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When to try again, and when to give up. The counter it works from is a column, so it survives restarts.
 *
 * @param first wait after the first failure
 * @param longest wait however often it failed
 * @param giveUpAfter age at which something is given up
 */
public record RetryPolicy(Duration first, Duration longest, Duration giveUpAfter) {

    private static final int MOST_DOUBLINGS = 20;
    private static final double JITTER = 0.2;

    /** Half a second, doubling up to half a minute; given up after a day. */
    public static final RetryPolicy USUAL =
            new RetryPolicy(Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofHours(24));

    /**
     * The next attempt.
     *
     * @param attempts how many have failed, 1 or more
     */
    Instant next(Instant now, int attempts, RandomGenerator random) {
        int doublings = Math.clamp(attempts - 1L, 0, MOST_DOUBLINGS);
        long wait = Math.min(longest.toMillis(), first.toMillis() << doublings);
        double jitter = 1 + JITTER * (2 * random.nextDouble() - 1);
        return now.plusMillis(Math.round(wait * jitter));
    }

    boolean isSpent(Instant since, Instant now) {
        return now.isAfter(since.plus(giveUpAfter));
    }
}
