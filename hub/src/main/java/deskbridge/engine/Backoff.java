package deskbridge.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * How long to wait from one attempt to the next: twice as long each time, a little more or less so that not all come at once.
 *
 * @param first wait after the first failure
 * @param longest wait however often it failed
 */
record Backoff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 20;
    private static final double JITTER = 0.2;

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
}
