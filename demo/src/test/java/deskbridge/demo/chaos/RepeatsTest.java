package deskbridge.demo.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.demo.chaos.Repeats.Span;
import deskbridge.emulator.Fault;
import deskbridge.emulator.play.Heard;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What excuses a message that stands in Telegram twice, or nowhere. */
final class RepeatsTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final HurtTelegram telegram = new HurtTelegram(InstantSource.fixed(NOON));

    @AfterEach
    void close() {
        telegram.close();
    }

    private Repeats after(Span... troubles) {
        return telegram.after(troubles);
    }

    private static Span at(int from, int to) {
        return new Span(NOON.plusSeconds(from), NOON.plusSeconds(to));
    }

    private static boolean isExcused(Repeats repeats) {
        return repeats.mayBeRepeated(new Heard("1", "Ответ «t0-a1»", List.of(), List.of(), NOON), "t0-a1");
    }

    private void isHurt(Fault... faults) {
        telegram.isHurt("Ответ «t0-a1»", faults);
    }

    @Test
    void aTroubleExcusesWhatItMayHaveKeptFromBeingRecorded() {
        assertThat(isExcused(after(at(1, 1)))).as("right after the call").isTrue();
        assertThat(isExcused(after(at(-20, 20)))).as("all the time").isTrue();
        assertThat(isExcused(after(at(-10, -10)))).as("before the call").isFalse();
        assertThat(isExcused(after(at(10, 20))))
                .as("long after it was recorded")
                .isFalse();
        assertThat(isExcused(after())).isFalse();
    }

    @Test
    void aLostAnswerExcusesOneThatWasNeverProcessedDoesNot() {
        isHurt(Fault.status(500));
        assertThat(isExcused(after())).isFalse();
        isHurt(new Fault.AnswerLost());
        assertThat(isExcused(after())).isTrue();
    }

    @Test
    void itTakesTwoCallsToGiveSomethingUp() {
        assertThat(after(at(1, 2), at(3, 4)).mayBeGivenUp("t0-a1", NOON))
                .as("no call was hurt")
                .isFalse();
        isHurt(Fault.status(500));
        assertThat(after().mayBeGivenUp("t0-a1", NOON)).as("one call").isFalse();
        assertThat(after(at(1, 2)).mayBeGivenUp("t0-a1", NOON))
                .as("one call, and one that was broken off")
                .isTrue();
        isHurt(new Fault.RateLimited(Duration.ofSeconds(1)));
        assertThat(after().mayBeGivenUp("t0-a1", NOON))
                .as("a limit is no doubt")
                .isFalse();
        isHurt(new Fault.Dropped());
        assertThat(after().mayBeGivenUp("t0-a1", NOON)).as("two calls").isTrue();
    }
}
