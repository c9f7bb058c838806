package deskbridge.demo.bench;

import java.util.List;
import java.util.Locale;

/**
 * A straight line through samples (least squares).
 *
 * @param level mean of the samples
 * @param perHour how much they grow in an hour
 * @param error standard error of that; what is smaller cannot be told from none
 */
record Trend(double level, double perHour, double error) {

    /** Growth in an hour that nobody would notice within weeks, as a share of the level. */
    private static final double UNNOTICED = 0.02;

    /**
     * A sample.
     *
     * @param hours when
     * @param size how much
     */
    record Sample(double hours, double size) {}

    /** @param samples three or more, at different times */
    static Trend of(List<Sample> samples) {
        int count = samples.size();
        if (count < 3) {
            throw new IllegalArgumentException("a trend needs three samples, not " + count);
        }
        double time = samples.stream().mapToDouble(Sample::hours).average().orElseThrow();
        double size = samples.stream().mapToDouble(Sample::size).average().orElseThrow();
        double spread = 0;
        double together = 0;
        for (Sample sample : samples) {
            spread += (sample.hours() - time) * (sample.hours() - time);
            together += (sample.hours() - time) * (sample.size() - size);
        }
        double slope = together / spread;
        double off = 0;
        for (Sample sample : samples) {
            double miss = sample.size() - size - slope * (sample.hours() - time);
            off += miss * miss;
        }
        return new Trend(size, slope, Math.sqrt(off / (count - 2) / spread));
    }

    /** True unless it certainly grows, and by more than nobody would notice. */
    boolean isFlat() {
        return perHour - 2 * error <= UNNOTICED * level;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.1f MiB, %+.1f ± %.1f MiB/h: %s",
                level,
                perHour,
                2 * error,
                isFlat() ? "flat" : "not flat");
    }
}
