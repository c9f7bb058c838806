package deskbridge.demo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import deskbridge.demo.bench.Trend.Sample;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TrendTest {

    private static final double MINUTE = 1 / 60.0;

    @Test
    void aStraightLineIsFoundExactly() {
        Trend trend = Trend.of(samples(30, 0, 1));

        assertThat(trend.perHour()).isCloseTo(30, within(1e-9));
        assertThat(trend.level()).isCloseTo(100 + 30 * 9.5 * MINUTE, within(1e-9));
        assertThat(trend.error()).isCloseTo(0, within(1e-9));
        assertThat(trend.isFlat()).isFalse();
    }

    @Test
    void noiseAroundALevelIsFlat() {
        for (int seed = 0; seed < 100; seed++) {
            Trend trend = Trend.of(samples(0, 0.2, seed));
            assertThat(trend.isFlat()).as("seed %d: %s", seed, trend).isTrue();
        }
    }

    @Test
    void aLeakIsSeenThroughTheNoise() {
        for (int seed = 0; seed < 100; seed++) {
            Trend trend = Trend.of(samples(6, 0.2, seed));
            assertThat(trend.isFlat()).as("seed %d: %s", seed, trend).isFalse();
        }
    }

    @Test
    void shrinkingIsNoLeak() {
        assertThat(Trend.of(samples(-30, 0, 1)).isFlat()).isTrue();
    }

    @Test
    void twoSamplesAreNoTrend() {
        List<Sample> two = samples(1, 0, 1).subList(0, 2);
        assertThatThrownBy(() -> Trend.of(two)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Twenty, one each minute, around a line from 100 MiB. */
    private static List<Sample> samples(double perHour, double noise, long seed) {
        var random = new Random(seed);
        return IntStream.range(0, 20)
                .mapToObj(i -> new Sample(i * MINUTE, 100 + perHour * i * MINUTE + noise * random.nextGaussian()))
                .toList();
    }
}
