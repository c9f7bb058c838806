package deskbridge.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.connector.SendResult.Rejected;
import deskbridge.connector.SendResult.RetryAt;
import deskbridge.connector.SendResult.Sent;
import deskbridge.connector.SendResult.Uncertain;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.RichText;
import deskbridge.emulator.Fault;
import deskbridge.emulator.Faults;
import deskbridge.emulator.telegram.TelegramFaults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of a message when nobody knows whether it arrived: it is repeated once where it must, and never for ever. */
final class LostAnswersTest extends AnsweredTalk {

    @Test
    void lostAnswerIsFollowedByOneMoreAttemptAndNoThird() {
        world.telegram.faults().next(2, SEND, new Fault.AnswerLost());
        var command = post("Один раз");
        assertThat(send(command, given)).isInstanceOf(Uncertain.class);
        assertThat(send(command, given.again()))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("дважды"));
        assertThat(texts()).hasSize(2);
    }

    /** A message has one repetition; while nothing is answered at all it would be wasted. */
    @Test
    void theRepetitionIsKeptUntilTelegramAnswersAgain() {
        var outage = new Fault.Status(502, "text/html", "<h1>Bad Gateway</h1>", Map.of());
        var down = List.of(
                world.telegram.faults().always(SEND, outage),
                world.telegram.faults().always(TelegramFaults.method("getMe"), outage));
        var command = post("После перебоя");
        assertThat(send(command, given)).isInstanceOf(Uncertain.class);
        assertThat(send(command, given.again())).isInstanceOf(RetryAt.class);
        assertThat(send(command, given.again())).isInstanceOf(RetryAt.class);
        down.forEach(Faults.Rule::cancel);
        assertThat(send(command, given.again())).isInstanceOf(Sent.class);
        assertThat(texts()).containsExactly("После перебоя");
    }

    @Test
    void hubsThatDieRepeatAMessageOnceAndNotForEver() {
        try (var second = world.open(world.config(List.of(world.telegram.url())));
                var third = world.open(world.config(List.of(world.telegram.url())))) {
            var command = post("Ответ");
            assertThat(second.send(command, given.again())).isInstanceOf(Sent.class);
            assertThat(third.send(command, given.again())).isInstanceOf(Rejected.class);
            assertThat(texts()).hasSize(1);
            assertThat(third.send(command, given.late())).isInstanceOf(Sent.class);
        }
        assertThat(texts()).hasSize(2);
    }

    @Test
    void partsThatArrivedAreNotSentAgain() {
        world.telegram.faults().next(1, SEND, new Fault.None());
        world.telegram.faults().next(1, SEND, new Fault.Dropped());
        var command = post("слово ".repeat(1_500));
        assertThat(send(command, given)).isInstanceOf(Uncertain.class);
        var posted = posted(send(command, given.again()));
        assertThat(posted.messages()).hasSize(3);
        assertThat(texts()).hasSize(3);
    }

    @Test
    void lostAnswerToAnEditIsHarmless() {
        var posted = posted(send(post("Было"), given));
        world.telegram.faults().next(1, TelegramFaults.method("editMessageText"), new Fault.AnswerLost());
        assertThat(send(edit(posted.messages().getFirst(), "Стало"), given)).isInstanceOf(RetryAt.class);
        assertThat(send(edit(posted.messages().getFirst(), "Стало"), given)).isInstanceOf(Sent.class);
        assertThat(texts()).containsExactly("Стало");
    }

    @Test
    void whatWaitsForALimitOrAFileHasCalledNothing() {
        for (int i = 0; i < 5; i++) {
            assertThat(send(post("Сообщение " + i), given)).isInstanceOf(Sent.class);
        }
        assertThat(given.calls()).isEqualTo(5);
        assertThat(send(post("Слишком скоро"), given)).isInstanceOf(RetryAt.class);
        assertThat(given.calls()).isEqualTo(5);
    }

    @Test
    void whoeverMustNotCallDoesNotCall() {
        var lost = new IllegalStateException("another hub works on this by now");
        var posted = posted(send(post("Было"), given)).messages().getFirst();
        int before = world.telegram.journal().count(Surroundings.WRITING);
        var overtaken = world.given().in(world.place(root)).atCalls(() -> {
            throw lost;
        });
        var file = new RemoteFile(new ConnectionId("tracker"), "f1", "отчёт.pdf", null);
        overtaken.file("f1", new byte[] {1});
        for (var command : List.of(
                post("Ответ"),
                post(new OutgoingMessage(RichText.plain("Файл"), List.of(), List.of(file))),
                post(new OutgoingMessage(RichText.plain("Альбом"), List.of(), List.of(file, file))),
                edit(posted, "Стало"))) {
            world.time.pass(Duration.ofSeconds(10));
            assertThatThrownBy(() -> world.channel.send(command, overtaken)).isSameAs(lost);
        }
        assertThat(world.telegram.journal().count(Surroundings.WRITING)).isEqualTo(before);
    }

    /** What one hub remembers of an attempt that never called is nothing, whatever another one did meanwhile. */
    @Test
    void whoeverWasOvertakenKnowsOfTheDoubtOfOthers() {
        var command = post("Ответ");
        world.telegram.faults().next(1, SEND, TelegramFaults.tooManyRequests(Duration.ofSeconds(1)));
        assertThat(send(command, given)).isInstanceOf(RetryAt.class);
        world.time.pass(Duration.ofSeconds(5));
        given.again();
        world.telegram.faults().next(1, SEND, new Fault.AnswerLost());
        assertThat(send(command, given)).isInstanceOf(Rejected.class);
    }
}
