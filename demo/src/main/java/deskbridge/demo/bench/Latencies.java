package deskbridge.demo.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** Times that calls took, all of them kept: quantiles are exact. */
final class Latencies {

    private final long[] sorted;

    private Latencies(long[] sorted) {
        this.sorted = sorted;
    }

    /** @param nanos in any order, at least one */
    static Latencies of(long[] nanos) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    static Latencies all(Collection<Latencies> parts) {
        return of(
                parts.stream().flatMapToLong(part -> Arrays.stream(part.sorted)).toArray());
    }

    int count() {
        return sorted.length;
    }

    /** @param share 0.5 for the median, 0.99 for what one of a hundred exceeds */
    Duration quantile(double share) {
        int place = (int) Math.ceil(share * sorted.length) - 1;
        return Duration.ofNanos(sorted[Math.clamp(place, 0, sorted.length - 1)]);
    }

    double quantileMillis(double share) {
        return quantile(share).toNanos() / 1e6;
    }

    /** Median, p99 and the longest, in milliseconds. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p99 %.1f ms, max %.0f ms",
                quantileMillis(0.5),
                quantileMillis(0.99),
                quantileMillis(1));
    }
}
