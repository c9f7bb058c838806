package deskbridge.demo.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The fuzzer would notice. */
final class NoticingTest {

    @Test
    void whatStandsStillIsNoticedAndTheNextIsDoneAllTheSame() throws Exception {
        try (var watched = new Watched(Duration.ofMillis(50))) {
            assertThatThrownBy(() -> watched.end(
                            () -> {
                                new CountDownLatch(1).await();
                                return 0;
                            },
                            () -> 7))
                    .isInstanceOf(TimeoutException.class);
            assertThat(watched.end(() -> Thread.currentThread().isInterrupted(), () -> 8))
                    .isFalse();
        }
    }

    @Test
    void whatGoesOnIsWaitedForHoweverLongItTakes() throws Exception {
        var looks = new AtomicLong();
        var end = new CountDownLatch(1);
        try (var watched = new Watched(Duration.ofMillis(1))) {
            assertThat(watched.end(
                            () -> {
                                end.await();
                                return "done";
                            },
                            () -> {
                                if (looks.incrementAndGet() == 20) {
                                    end.countDown();
                                }
                                return looks.get();
                            }))
                    .isEqualTo("done");
        }
    }

    @Test
    void whatIsKeptMoreAndMoreIsNoticedAndWhatComesAndGoesIsNot() {
        var growth = new Growth();
        for (long mebibytes : new long[] {50, 40, 52, 41, 55}) {
            growth.saw(mebibytes * 1024 * 1024);
            assertThat(growth.isTooMuch()).isFalse();
        }
        growth.saw(57L * 1024 * 1024);
        assertThat(growth.isTooMuch()).isTrue();
    }
}
