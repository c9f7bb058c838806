package deskbridge.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.rest.LocalAllowance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PaceTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long PERSON = 77;
    private static final long GROUP = -1_000_000_000_077L;

    private final AtomicLong now = new AtomicLong(-SECOND);
    private final Pace pace = new Pace(new LocalAllowance(now::get), time -> now.addAndGet(time.toNanos()));

    @Test
    void chatGetsAMessageASecondInTheLongRun() {
        var calls = greedily(PERSON, Duration.ofMinutes(5));
        assertThat(mostWithin(calls, 5 * SECOND)).isLessThanOrEqualTo(5);
        assertThat(calls.size()).isGreaterThan(270);
    }

    @Test
    void groupGetsTwentyAMinute() {
        var calls = greedily(GROUP, Duration.ofMinutes(10));
        assertThat(mostWithin(calls, 60 * SECOND)).isLessThanOrEqualTo(20);
        assertThat(calls.size()).isGreaterThan(190);
    }

    @Test
    void allChatsTogetherGetThirtyASecond() {
        var calls = new ArrayList<Long>();
        for (long chat = 1; calls.size() < 600; chat++) {
            if (pace.take(chat, 1, false).isZero()) {
                calls.add(now.get());
            }
        }
        assertThat(mostWithin(calls, SECOND)).isLessThanOrEqualTo(30);
        assertThat(calls.getLast() - calls.getFirst()).isLessThan(22 * SECOND);
    }

    @Test
    void albumCountsAsManyMessages() {
        assertThat(pace.take(PERSON, 5, false)).isZero();
        assertThat(pace.take(PERSON, 1, false)).isPositive();
    }

    @Test
    void restOfAMessageIsWaitedFor() {
        for (int i = 0; i < 20; i++) {
            now.addAndGet(SECOND);
            pace.take(GROUP, 1, false);
        }
        long before = now.get();
        assertThat(pace.take(GROUP, 1, false)).isPositive();
        assertThat(now.get()).isEqualTo(before);
        assertThat(pace.take(GROUP, 1, true)).isZero();
        assertThat(now.get() - before).isBetween(30 * SECOND, 61 * SECOND);
    }

    @Test
    void pausedChatWaitsAloneUntilASecondOneIsPaused() {
        pace.pause(PERSON, Duration.ofSeconds(30));
        assertThat(pace.take(PERSON, 1, false)).isEqualTo(Duration.ofSeconds(30));
        assertThat(pace.take(PERSON + 1, 1, false)).isZero();
        pace.pause(PERSON + 1, Duration.ofSeconds(20));
        assertThat(pace.take(PERSON + 2, 1, false)).isEqualTo(Duration.ofSeconds(20));
        now.addAndGet(20 * SECOND);
        assertThat(pace.take(PERSON + 2, 1, false)).isZero();
        assertThat(pace.take(PERSON, 1, false)).isEqualTo(Duration.ofSeconds(10));
    }

    private List<Long> greedily(long chat, Duration howLong) {
        long end = now.get() + howLong.toNanos();
        var calls = new ArrayList<Long>();
        while (now.get() < end) {
            var wait = pace.take(chat, 1, false);
            if (wait.isZero()) {
                calls.add(now.get());
            } else {
                now.addAndGet(wait.toNanos());
            }
        }
        return calls;
    }

    private static long mostWithin(List<Long> calls, long stretch) {
        return calls.stream()
                .mapToLong(start -> calls.stream()
                        .filter(call -> call >= start && call < start + stretch)
                        .count())
                .max()
                .orElse(0);
    }
}
