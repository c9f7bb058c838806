package deskbridge.engine;

import java.time.Duration;

/**
 * How often thread, ticket and ledger are compared, and how fast.
 *
 * @param period from the end of one audit to the next; zero for none at all
 * @param aMinute conversations a minute, at least 1: each costs a few calls of both remotes
 */
public record AuditPolicy(Duration period, int aMinute) {

    public static final AuditPolicy USUAL = new AuditPolicy(Duration.ofHours(6), 30);

    /** So long after a start the catch-up has the remotes to itself. */
    static final Duration AFTER_START = Duration.ofMinutes(5);

    /** After an audit that has found and healed something, the next one shows that nothing is left. */
    static final Duration AFTER_DRIFT = Duration.ofMinutes(10);

    /** Finished conversations are compared as long as this after their last change. */
    static final Duration FINISHED = Duration.ofDays(7);

    /** What differs now and no more after this was on its way. */
    static final Duration DOUBT = Duration.ofMinutes(2);

    static final Duration SLICE = Duration.ofSeconds(10);

    public AuditPolicy {
        if (period.isNegative() || aMinute < 1) {
            throw new IllegalArgumentException("No way to audit: every " + period + ", " + aMinute + " a minute");
        }
    }

    boolean isWanted() {
        return period.isPositive();
    }

    /** Conversations in one slice. */
    int slice() {
        return Math.max(1, (int) (aMinute * SLICE.toSeconds() / 60));
    }
}
