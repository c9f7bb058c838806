package deskbridge.demo.bench;

import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What a remote grants one token, and how much of it was used while work was waiting.
 *
 * @param calls which count
 * @param time how long is looked at, from the first call of the backlog
 * @param most how many calls are granted in that time
 */
record Grant(CallMatch calls, Duration time, int most) {

    private static final int TOO_MANY = 429;

    /**
     * What became of it.
     *
     * @param taken calls that the remote took
     * @param refused calls that it answered with 429
     */
    record Use(int taken, int refused) {}

    /** Counts in the remote's own journal. */
    Use use(Journal journal) {
        List<Journal.Entry> all = journal.entries(calls);
        if (all.isEmpty()) {
            return new Use(0, 0);
        }
        Instant end = all.getFirst().call().at().plus(time);
        int taken = 0;
        int refused = 0;
        for (Journal.Entry entry : all) {
            if (entry.call().at().isBefore(end)) {
                taken += entry.status() == TOO_MANY ? 0 : 1;
                refused += entry.status() == TOO_MANY ? 1 : 0;
            }
        }
        return new Use(taken, refused);
    }

    double share(Use use) {
        return (double) use.taken() / most;
    }

    /** In words. */
    String told(Use use) {
        double seconds = time.toMillis() / 1e3;
        return String.format(
                Locale.ROOT,
                "%.1f/s of %.1f/s: %.0f %%; %d answers 429",
                use.taken() / seconds,
                most / seconds,
                100 * share(use),
                use.refused());
    }
}
