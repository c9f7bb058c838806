package deskbridge.demo.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.demo.chaos.Repeats.Span;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.TelegramPlay;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What excuses a message that stands in Telegram twice, or nowhere. */
final class RepeatsTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final TelegramPlay telegram = new TelegramPlay(InstantSource.fixed(NOON));

    @AfterEach
    void close() {
        telegram.close();
    }

    private Repeats after(Span... troubles) {
        return new Repeats(telegram, List.of(troubles), Duration.ZERO);
    }

    private static Span at(int from, int to) {
        return new Span(NOON.plusSeconds(from), NOON.plusSeconds(to));
    }

    private static boolean isExcused(Repeats repeats) {
        return repeats.mayBeRepeated(new Heard("1", "Ответ «t0-a1»", List.of(), List.of(), NOON), "t0-a1");
    }

    /** A call of the hub's that is to write this suffers something. */
    private void isHurt(Fault... faults) {
        Stream.of(faults).forEach(fault -> telegram.faults().next(1, CallMatch.any(), fault));
        var words = HttpRequest.BodyPublishers.ofString("{\"chat_id\":1,\"text\":\"Ответ «t0-a1»\"}");
        var address = telegram.emulator().url() + "/bot" + telegram.bot().token() + "/sendMessage";
        for (int i = 0; i < faults.length; i++) {
            try (var http = HttpClient.newHttpClient()) {
                http.send(
                        HttpRequest.newBuilder(URI.create(address)).POST(words).build(), BodyHandlers.discarding());
            } catch (IOException e) {
                assertThat(telegram.journal().hurt()).isNotEmpty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
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
