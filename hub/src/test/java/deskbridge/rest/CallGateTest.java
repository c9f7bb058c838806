package deskbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.connector.SettableClock;
import deskbridge.rest.CallGate.HeldBackException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CallGateTest {

    private static final Duration UNNAMED_WAIT = Duration.ofSeconds(5);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-02T09:00:00Z"));
    private final CallGate gate = new CallGate("Somebody", 1, UNNAMED_WAIT, LocalAllowance.by(clock), clock);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        threads.shutdownNow();
        threads.close();
    }

    private static RestAnswer tooMany(Map<String, List<String>> headers) {
        return new RestAnswer(429, headers, new byte[0]);
    }

    @Test
    void nothingGoesThroughWhileTheRemoteWantsAPause() throws Exception {
        assertThat(gate.refused(tooMany(Map.of("Retry-After", List.of("7"))))).isEqualTo(Duration.ofSeconds(7));

        clock.pass(Duration.ofSeconds(6));
        assertThatThrownBy(() -> gate.pass(() -> "made"))
                .isInstanceOfSatisfying(
                        HeldBackException.class, e -> assertThat(e.time()).isEqualTo(Duration.ofSeconds(1)))
                .hasMessage("was held back: Somebody has asked for a pause");

        clock.pass(Duration.ofSeconds(1));
        assertThat(gate.<String>pass(() -> "made")).isEqualTo("made");
    }

    @Test
    void aPauseWithoutALengthHasTheUsualOne() {
        assertThat(gate.refused(tooMany(Map.of()))).isEqualTo(UNNAMED_WAIT);
    }

    @Test
    void whatFailsMakesRoomForTheNext() throws Exception {
        assertThatThrownBy(() -> gate.pass(() -> {
                    throw new NotSentException("no way there", null);
                }))
                .isInstanceOf(NotSentException.class);

        assertThat(gate.<String>pass(() -> "made")).isEqualTo("made");
    }

    @Test
    void whoeverWaitsForRoomWhileTheHubStopsIsHeldBack() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        Future<String> first = threads.submit(() -> gate.pass(() -> {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "made";
        }));
        begun.await();
        Future<String> second = threads.submit(() -> {
            Thread.currentThread().interrupt();
            return gate.pass(() -> "made as well");
        });

        assertThatThrownBy(second::get)
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(HeldBackException.class)
                .hasRootCauseMessage("was held back: the hub stops");
        end.countDown();
        assertThat(first.get()).isEqualTo("made");
    }
}
