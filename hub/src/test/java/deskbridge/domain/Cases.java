package deskbridge.domain;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Tries a claim with many random values, the same ones each time. A failure names the seed of its case, which can then be tried
 * alone; other seeds are tried with {@code -Ddeskbridge.seed=… -Ddeskbridge.cases=…}.
 */
public final class Cases {

    private static final long FIRST_SEED = Long.getLong("deskbridge.seed", 20_261_121L);

    private Cases() {}

    /**
     * Each case has a seed of its own, one more than that of the case before.
     *
     * @param count how many cases, when nobody asks for another number
     */
    public static void tryOut(int count, Consumer<RandomGenerator> claim) {
        long end = FIRST_SEED + Integer.getInteger("deskbridge.cases", count);
        for (long seed = FIRST_SEED; seed < end; seed++) {
            tryOne(seed, claim);
        }
    }

    private static void tryOne(long seed, Consumer<RandomGenerator> claim) {
        try {
            claim.accept(new SplittableRandom(seed));
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError(
                    "Fails again with -Ddeskbridge.seed=%d -Ddeskbridge.cases=1: %s"
                            .formatted(seed, failure.getMessage()),
                    failure);
        }
    }
}
