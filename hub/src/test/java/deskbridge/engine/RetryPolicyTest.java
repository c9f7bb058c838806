package deskbridge.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

    private static final Instant NOW = Instant.parse("2025-03-03T09:00:00Z");

    /** Neither shortens nor lengthens a wait. */
    private static final RandomGenerator EVEN = new RandomGenerator() {
        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public double nextDouble() {
            return 0.5;
        }
    };

    private static Duration wait(int attempts, RandomGenerator random) {
        return Duration.between(NOW, RetryPolicy.USUAL.next(NOW, attempts, random));
    }

    @ParameterizedTest
    @CsvSource({"1, 500", "2, 1000", "3, 2000", "6, 16000", "7, 30000", "8, 30000", "1000000000, 30000"})
    void waitDoublesUpToItsLimit(int attempts, long millis) {
        assertThat(wait(attempts, EVEN)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void firstAttemptThatWasNotCountedWaitsLikeTheFirst() {
        assertThat(wait(0, EVEN)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void waitsAreSpreadByAFifth() {
        var random = new Random(7);

        for (int i = 0; i < 1000; i++) {
            assertThat((double) wait(4, random).toMillis()).isCloseTo(4000, within(801.0));
        }
        assertThat(wait(4, random)).isNotEqualTo(wait(4, random));
    }

    @Test
    void policyIsSpentAfterADayAndNotBefore() {
        Instant since = NOW.minus(Duration.ofHours(24));

        assertThat(RetryPolicy.USUAL.isSpent(since, NOW)).isFalse();
        assertThat(RetryPolicy.USUAL.isSpent(since.minusMillis(1), NOW)).isTrue();
    }
}
