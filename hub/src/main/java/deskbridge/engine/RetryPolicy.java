package deskbridge.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** When to try again, and when to give up. The counter it works from is a column, so it survives restarts. */
public final class RetryPolicy {

    /** Half a second, doubling up to half a minute; given up after a day. */
    public static final RetryPolicy USUAL =
            new RetryPolicy(new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30)), Duration.ofHours(24));

    private final Backoff backoff;
    private final Duration giveUpAfter;

    /** @param giveUpAfter age at which something is given up */
    private RetryPolicy(Backoff backoff, Duration giveUpAfter) {
        this.backoff = backoff;
        this.giveUpAfter = giveUpAfter;
    }

    /** As {@link Backoff#next}. */
    Instant next(Instant now, int attempts, RandomGenerator random) {
        return backoff.next(now, attempts, random);
    }

    boolean isSpent(Instant since, Instant now) {
        return now.isAfter(since.plus(giveUpAfter));
    }
}
