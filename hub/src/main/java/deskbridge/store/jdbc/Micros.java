package deskbridge.store.jdbc;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as both databases keep them: microseconds since 1970 UTC. */
final class Micros {

    private static final long A_SECOND = 1_000_000;
    private static final long AN_HOUR = 3_600 * A_SECOND;
    private static final Instant LATEST = Instant.ofEpochSecond(Long.MAX_VALUE / A_SECOND - 1);

    private Micros() {}

    /** Later times than a database can hold become the latest it can. */
    static long of(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time.isAfter(LATEST) ? LATEST : time);
    }

    /** The whole hours of a time: what changes seldom may stand in an index. */
    static long hour(Instant time) {
        return Math.floorDiv(of(time), AN_HOUR);
    }

    static Instant at(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
