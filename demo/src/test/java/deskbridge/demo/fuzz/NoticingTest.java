package deskbridge.demo.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** The fuzzer would notice. */
final class NoticingTest {

    @Test
    void whatNeverEndsIsNoticedAndTheNextIsDoneAllTheSame() throws Exception {
        try (var watched = new Watched(Duration.ofMillis(50))) {
            assertThatThrownBy(() -> watched.end(() -> {
                        new CountDownLatch(1).await();
                        return 0;
                    }))
                    .isInstanceOf(TimeoutException.class);
            assertThat(watched.end(() -> Thread.currentThread().isInterrupted()))
                    .isFalse();
        }
    }

    @Test
    void whatFailsIsNoticedAlsoWhenTheStackIsFull() {
        try (var watched = new Watched(Duration.ofSeconds(30))) {
            assertThatThrownBy(() -> watched.end(() -> deep(0)))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(StackOverflowError.class);
        }
    }

    private static int deep(int level) {
        return level < 0 ? level : deep(level + 1) + 1;
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
