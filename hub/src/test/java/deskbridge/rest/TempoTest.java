package deskbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a remote that counts strictly and tells nobody its limit. */
final class TempoTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long TO_ANSWER = SECOND / 100;

    private long now = 5 * SECOND;
    private final Tempo tempo = Tempo.by(() -> now);
    private final Deque<Long> taken = new ArrayDeque<>();
    private int refusals;

    @ParameterizedTest
    @CsvSource({"5, 1", "10, 1", "20, 1", "50, 1", "300, 30"})
    void anUnknownLimitIsFoundAndUsed(int calls, int seconds) {
        int limit = calls / seconds;
        int all = 0;
        long end = now + 600 * SECOND;
        while (now < end) {
            all += call(calls, seconds * SECOND) ? 1 : 0;
        }

        assertThat(all / 600.0 / limit).isGreaterThan(0.9);
        assertThat((double) refusals / all).isLessThan(0.02);
    }

    /** @param calls false when its caller asks whether it may */
    private record Step(long at, boolean calls) implements Comparable<Step> {

        @Override
        public int compareTo(Step other) {
            return Long.compare(at, other.at);
        }
    }

    /** As a connection does: each asks again as soon as it is answered, and all stand still for as long as one was told to wait. */
    @ParameterizedTest
    @CsvSource({"5, 8", "10, 4", "20, 8", "50, 8"})
    void aLimitThatManyMeetTogetherIsUsedAsWell(int limit, int callers) {
        var steps = new PriorityQueue<Step>();
        for (int i = 0; i < callers; i++) {
            steps.add(new Step(now + i, false));
        }
        int all = 0;
        long paused = now;
        long end = now + 300 * SECOND;
        while (steps.element().at() < end) {
            Step step = steps.remove();
            now = step.at();
            if (!step.calls()) {
                steps.add(
                        now < paused
                                ? new Step(paused, false)
                                : new Step(now + tempo.reserve().toNanos(), true));
                continue;
            }
            if (isTaken(limit, SECOND)) {
                all++;
            } else {
                refusals++;
                tempo.refused();
                paused = now + SECOND;
            }
            steps.add(new Step(now + TO_ANSWER, false));
        }

        assertThat(all / 300.0 / limit).isGreaterThan(0.9);
        assertThat((double) refusals / all).isLessThan(0.02);
    }

    @Test
    void whereNothingIsRefusedNothingWaits() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(tempo.reserve()).isZero();
            now += SECOND / 1_000;
        }
    }

    @Test
    void aRefusalOfFewCallsChangesNothing() {
        tempo.reserve();
        tempo.refused();
        for (int i = 0; i < 20; i++) {
            assertThat(tempo.reserve()).isZero();
        }
    }

    @Test
    void severalRefusalsOfOneMomentCountOnce() {
        for (int i = 0; i < 40; i++) {
            tempo.reserve();
        }
        for (int i = 0; i < 8; i++) {
            tempo.refused();
        }
        tempo.reserve();
        // 39 were taken, so a little less than that: one each 27 ms.
        assertThat(tempo.reserve()).isBetween(Duration.ofMillis(26), Duration.ofMillis(28));
    }

    @Test
    void aLimitThatIsLiftedIsForgotten() {
        for (int i = 0; i < 40; i++) {
            tempo.reserve();
        }
        tempo.refused();
        tempo.reserve();
        assertThat(tempo.reserve()).isPositive();
        for (int i = 0; i < 12; i++) {
            now += 10 * SECOND;
            tempo.reserve();
            tempo.reserve();
        }

        assertThat(tempo.reserve()).isZero();
    }

    /** As overloaded servers do: one call in 180 is refused for a second, however few are made. */
    @Test
    void refusalsAtRandomAreNoLimit() {
        var dice = new Random(7);
        int all = 0;
        long end = now + 600 * SECOND;
        while (now < end) {
            all += callOne(dice.nextInt(180) == 0) ? 1 : 0;
        }

        // Unhindered there would be 64 a second.
        assertThat(all / 600).isGreaterThan(15);
    }

    @Test
    void whenEverythingWasRefusedForAWhileAMinuteLaterNothingWaits() {
        for (int i = 0; i < 1_000; i++) {
            callOne(false);
        }
        long end = now + 4 * SECOND;
        while (now < end) {
            for (int i = 0; i < 8; i++) {
                tempo.reserve();
            }
            callOne(true);
        }
        tempo.reserve();
        assertThat(tempo.reserve()).isPositive();
        end = now + 60 * SECOND;
        while (now < end) {
            callOne(false);
        }
        long before = now;
        for (int i = 0; i < 90; i++) {
            callOne(false);
        }

        assertThat(now - before).isEqualTo(90 * TO_ANSWER);
    }

    private boolean callOne(boolean refused) {
        now += tempo.reserve().toNanos() + TO_ANSWER;
        if (refused) {
            tempo.refused();
            now += SECOND;
        }
        return !refused;
    }

    /** One after the other, as soon as they may; what is refused waits for as long as the remote says, in whole seconds. */
    private boolean call(int limit, long window) {
        now += tempo.reserve().toNanos() + TO_ANSWER;
        if (isTaken(limit, window)) {
            return true;
        }
        refusals++;
        tempo.refused();
        long wait = taken.getFirst() + window - now;
        now += Math.ceilDiv(wait, SECOND) * SECOND;
        return false;
    }

    private boolean isTaken(int limit, long window) {
        while (!taken.isEmpty() && taken.getFirst() <= now - window) {
            taken.removeFirst();
        }
        if (taken.size() >= limit) {
            return false;
        }
        taken.addLast(now);
        return true;
    }
}
