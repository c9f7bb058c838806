package deskbridge.demo.bench;

import java.time.Duration;

/**
 * How long to measure.
 *
 * @param warmUp how often each variant gets a turn that does not count
 * @param rounds how often each variant gets its turn
 * @param slice how long one turn lasts
 */
record Effort(int warmUp, int rounds, Duration slice) {

    /** A few minutes in all. */
    static final Effort USUAL = new Effort(3, 5, Duration.ofSeconds(3));

    /** To see whether it works; its figures mean little. */
    static final Effort QUICK = new Effort(1, 1, Duration.ofSeconds(1));
}
