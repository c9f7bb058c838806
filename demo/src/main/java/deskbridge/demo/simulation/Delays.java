package deskbridge.demo.simulation;

import java.time.Duration;
import java.util.Arrays;

/** How long events waited; all of them are kept, so that quantiles are exact. */
final class Delays {

    private long[] nanos = new long[1024];
    private int count;
    private double sum;

    void add(long delay) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = delay;
        sum += delay;
    }

    int count() {
        return count;
    }

    /** In seconds; 0 when there are none. */
    double mean() {
        return count == 0 ? 0 : sum / count / 1e9;
    }

    /**
     * What this share of them did not exceed; zero when there are none.
     *
     * @param share 0.5 for the median, 1 for the longest
     */
    Duration quantile(double share) {
        if (count == 0) {
            return Duration.ZERO;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int place = (int) Math.ceil(share * count) - 1;
        return Duration.ofNanos(sorted[Math.clamp(place, 0, count - 1)]);
    }
}
