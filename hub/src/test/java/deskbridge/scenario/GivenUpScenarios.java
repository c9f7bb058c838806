package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.ConnectionId;
import deskbridge.domain.Rating;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.Faults;
import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.telegram.TelegramFaults;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** F9, F11: what does not get through to a requester in Telegram is read by the agents, and a rating waits for another chance. */
@MethodSource("telegrams")
final class GivenUpScenarios extends PairScenario {

    private static final String BLOCKED = "Forbidden: bot was blocked by the user";
    private static final String DELETED = "Forbidden: user is deactivated";
    private static final String NOT_DELIVERED = "⚠️ Сообщение об оценке не доставлено в чат";

    private static final CallMatch WRITING = (method, path) -> path.matches(".*/(send|edit)[A-Z].*");

    static Stream<Arguments> telegrams() {
        return each(Pair.TELEGRAM_TRACKER, Pair.TELEGRAM_OKDESK);
    }

    /** Nothing of the hub reaches anybody's chat. */
    private Faults.Rule refused(String why) {
        return stage.messenger.faults().always(WRITING, TelegramFaults.refused(403, why));
    }

    private static List<Heard> questions(Talk talk) {
        return talk.heard().stream()
                .filter(it -> it.buttons().size() == 5 && it.buttons().stream().allMatch(label -> label.contains("⭐")))
                .toList();
    }

    private List<String> remarksWith(String words) {
        return remarks().stream().filter(text -> text.contains(words)).toList();
    }

    private void finished() {
        stage.desk.finishes(key());
        settle();
        later(Duration.ofMinutes(1));
    }

    private void ratedOnce(Talk talk) {
        assertThat(remarksWith("Оценка: 5/5")).hasSize(1);
        if (stage.desk instanceof OkdeskPlay) {
            assertThat(stage.desk.rates(key())).containsExactly("good");
        }
        assertThat(talk.heard())
                .filteredOn(it -> it.text().contains("Спасибо за оценку"))
                .hasSize(1);
    }

    @Test
    void aQuestionThatWasGivenUpIsPutAgainAfterADay() {
        Talk talk = asked();
        stage.messenger.faults().next(2, TelegramFaults.method("sendMessage"), new Fault.Dropped());
        finished();
        assertThat(questions(talk)).isEmpty();
        assertThat(remarksWith(NOT_DELIVERED)).hasSize(1);
        later(Duration.ofHours(24));

        Heard question = questions(talk).getFirst();
        assertThat(question.text()).contains(key()).contains("завершена");
        talk.presses(question, question.buttons().getFirst());
        settle();
        ratedOnce(talk);
        assertThat(talk.heard()).filteredOn(it -> it.text().contains("(5)")).hasSize(1);
        later(Duration.ofDays(8));
        assertThat(remarksWith(NOT_DELIVERED)).hasSize(1);
    }

    @Test
    void aPressOnAQuestionThatWasGivenUpCounts() {
        Talk talk = asked();
        stage.messenger.faults().next(2, TelegramFaults.method("sendMessage"), new Fault.AnswerLost());
        finished();
        assertThat(questions(talk)).hasSize(2);
        assertThat(remarksWith(NOT_DELIVERED)).hasSize(1);
        Heard question = questions(talk).getLast();
        talk.presses(question, question.buttons().getFirst());
        settle();

        ratedOnce(talk);
        later(Duration.ofHours(24));
        assertThat(questions(talk)).as("the other copy, and nobody is reminded").hasSize(1);
    }

    @Test
    void whoHasBlockedTheBotIsNotSilent() {
        asked();
        var blocked = refused(BLOCKED);
        finished();
        assertThat(remarksWith(NOT_DELIVERED)).hasSize(1);
        later(Duration.ofHours(24));
        assertThat(remarksWith(NOT_DELIVERED)).hasSize(2);
        int told = remarks().size();
        int dead = stage.hub.deadLetters().size();
        later(Duration.ofDays(6));
        later(Duration.ofDays(8));

        assertThat(remarks()).hasSize(told);
        assertThat(stage.hub.deadLetters()).hasSize(dead);
        blocked.cancel();
        assertThat(rating().skip()).isEqualTo(Rating.Skip.UNDELIVERED);
    }

    private Rating rating() {
        var telegram = new ConnectionId("telegram");
        return stage.hub.store().transact(work -> {
            var talk = work.conversations(telegram, 1, 0).getFirst();
            return work.ratings(talk.id()).getFirst();
        });
    }

    @Test
    void agentsReadOnceThatNoNoticeGetsThrough() {
        Talk talk = asked();
        var blocked = refused(BLOCKED);
        stage.desk.takes(key());
        settle();
        assertThat(remarksWith("⚠️"))
                .singleElement()
                .satisfies(note -> assertThat(note).contains("заблокировал бота"));
        stage.desk.asksForInformation(key());
        settle();
        assertThat(remarksWith("⚠️")).hasSize(1);
        blocked.cancel();
        var deleted = refused(DELETED);
        stage.desk.takes(key());
        settle();
        assertThat(remarksWith("⚠️").getLast()).contains("удалён");
        deleted.cancel();
        later(Duration.ofDays(1));
        assertThat(talk.heard()).isNotEmpty();
    }
}
