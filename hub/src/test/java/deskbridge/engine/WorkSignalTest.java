package deskbridge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkSignalTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final WorkSignal signal = new WorkSignal();

    private long millisToWait(Duration most) throws InterruptedException {
        long began = System.nanoTime();
        signal.await(most);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    @Test
    void ringGivenWhileNobodyWaitsIsKept() throws InterruptedException {
        signal.ring();

        assertThat(millisToWait(LONG)).isLessThan(LONG.toMillis());
    }

    @Test
    void manyRingsWakeOnce() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            signal.ring();
        }
        signal.await(LONG);

        assertThat(millisToWait(SHORT)).isGreaterThanOrEqualTo(SHORT.toMillis());
    }

    @Test
    void waitEndsWithoutARing() throws InterruptedException {
        assertThat(millisToWait(SHORT)).isGreaterThanOrEqualTo(SHORT.toMillis());
    }

    @Test
    void negativeWaitIsNone() throws InterruptedException {
        assertThat(millisToWait(Duration.ofSeconds(-5))).isLessThan(LONG.toMillis());
    }

    @Test
    void ringWakesWhoeverWaits() throws Exception {
        var woken = new CompletableFuture<Long>();
        var waiting = Thread.ofVirtual().start(() -> {
            try {
                woken.complete(millisToWait(LONG));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                woken.completeExceptionally(e);
            }
        });

        signal.ring();

        assertThat(woken.get(LONG.toMillis(), TimeUnit.MILLISECONDS)).isLessThan(LONG.toMillis());
        waiting.join();
    }
}
