package deskbridge.channel.pachca;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.rest.LocalAllowance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PaceTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final AtomicLong now = new AtomicLong(-SECOND);
    private final Pace pace = new Pace(new LocalAllowance(now::get), time -> now.addAndGet(time.toNanos()));

    @Test
    void readingIsUsedNearlyToTheFullAndNeverBeyond() {
        var calls = greedily(new Budget.Chat(1), Duration.ofSeconds(1));
        assertThat(calls).hasSizeBetween(27, 30);
        var reads = greedily(Budget.Shared.READING, Duration.ofMinutes(1));
        assertThat(reads).hasSizeBetween(540, 610);
        assertThat(mostWithin(reads, SECOND)).isLessThanOrEqualTo(10);
        assertThat(mostWithin(greedily(Budget.Shared.HISTORY, Duration.ofMinutes(1)), 2 * SECOND))
                .isEqualTo(5);
        assertThat(mostWithin(greedily(Budget.Shared.OTHER, Duration.ofMinutes(1)), SECOND))
                .isEqualTo(50);
    }

    @Test
    void chatMayBeBusyForAWhileAndThenGoesOnSteadily() {
        var calls = greedily(new Budget.Chat(7), Duration.ofMinutes(10));
        assertThat(mostWithin(calls, SECOND)).isLessThanOrEqualTo(30);
        assertThat(mostWithin(calls, 5 * SECOND)).isBetween(120L, 150L);
        assertThat(mostWithin(calls.subList(200, calls.size()), SECOND)).isLessThanOrEqualTo(4);
        assertThat(calls.size()).isGreaterThan((int) (0.9 * (150 + 4 * 595)));
    }

    @Test
    void chatsDoNotWaitForEachOther() {
        greedily(new Budget.Chat(1), Duration.ofSeconds(30));
        long before = now.get();
        assertThat(pace.take(new Budget.Chat(2))).isZero();
        assertThat(now.get()).isEqualTo(before);
    }

    @Test
    void longWaitIsGivenBackInsteadOfWaitedFor() {
        pace.pause(Budget.Shared.OTHER, Duration.ofSeconds(10));
        long before = now.get();
        assertThat(pace.take(Budget.Shared.OTHER)).isEqualTo(Duration.ofSeconds(10));
        assertThat(now.get()).isEqualTo(before);
        now.addAndGet(Duration.ofMillis(9_500).toNanos());
        assertThat(pace.take(Budget.Shared.OTHER)).isZero();
        assertThat(now.get()).isEqualTo(before + 10 * SECOND);
        pace.pause(Budget.Shared.OTHER, Duration.ofSeconds(10));
        pace.pause(Budget.Shared.OTHER, Duration.ofSeconds(1));
        assertThat(pace.take(Budget.Shared.OTHER))
                .as("a shorter pause does not end a longer one")
                .isEqualTo(Duration.ofSeconds(10));
    }

    /** The moments of as many calls as one can make in that time. */
    private List<Long> greedily(Budget budget, Duration time) {
        var calls = new ArrayList<Long>();
        long begun = now.get();
        while (now.get() - begun < time.toNanos()) {
            var wait = pace.take(budget);
            if (wait.isZero()) {
                calls.add(now.get() - begun);
            } else {
                now.addAndGet(wait.toNanos());
            }
        }
        return calls;
    }

    private static long mostWithin(List<Long> calls, long stretch) {
        long most = 0;
        for (int first = 0, last = 0; last < calls.size(); last++) {
            while (calls.get(last) - calls.get(first) >= stretch) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
