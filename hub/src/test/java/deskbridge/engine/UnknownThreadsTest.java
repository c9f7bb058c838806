package deskbridge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.connector.SettableClock;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.ThreadRef;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UnknownThreadsTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2025-03-03T09:00:00Z"));
    private final UnknownThreads threads = new UnknownThreads(clock);

    private static ThreadRef thread(int number) {
        return new ThreadRef(new ConnectionId("chat"), "t" + number);
    }

    @Test
    void threadIsUnknownForFiveMinutes() {
        threads.add(thread(1));

        clock.pass(Duration.ofMinutes(5).minusMillis(1));
        assertThat(threads.contains(thread(1))).isTrue();
        clock.pass(Duration.ofMillis(1));
        assertThat(threads.contains(thread(1))).isFalse();
    }

    @Test
    void otherThreadsAreNotConcerned() {
        threads.add(thread(1));

        assertThat(threads.contains(thread(2))).isFalse();
    }

    @Test
    void threadFoundUnknownAgainStaysSoFromThenOn() {
        threads.add(thread(1));
        clock.pass(Duration.ofMinutes(4));
        threads.add(thread(1));

        clock.pass(Duration.ofMinutes(4));

        assertThat(threads.contains(thread(1))).isTrue();
    }

    @Test
    void oldestThreadsMakeRoomForNewOnes() {
        for (int i = 0; i <= 10_000; i++) {
            threads.add(thread(i));
        }

        assertThat(threads.contains(thread(0))).isFalse();
        assertThat(threads.contains(thread(1))).isTrue();
        assertThat(threads.contains(thread(10_000))).isTrue();
    }

    @Test
    void threadFoundUnknownAgainIsNotTheOldest() {
        for (int i = 0; i < 10_000; i++) {
            threads.add(thread(i));
        }
        threads.add(thread(0));

        threads.add(thread(10_000));

        assertThat(threads.contains(thread(0))).isTrue();
        assertThat(threads.contains(thread(1))).isFalse();
    }
}
