package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.Fault;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.telegram.TelegramFaults;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** F8 and F11 for every pair: what is taken back, and what cannot be delivered. */
@MethodSource("pairs")
final class PairRepairScenarios extends PairScenario {

    private void redeliver() {
        assertThat(stage.hub.deadLetters()).hasSize(1);
        var letter = stage.hub.deadLetters().getFirst();
        assertThat(stage.hub
                        .store()
                        .deadLetters()
                        .redeliver(letter.id(), stage.clock().instant()))
                .isTrue();
        settle();
    }

    private Fault refusal() {
        return stage.messenger.name().equals("telegram")
                ? TelegramFaults.refused(400, "Bad Request: not today")
                : Fault.status(422);
    }

    @Test
    void whatIsTakenBackLeavesANoteOnTheOtherSide() {
        Talk talk = asked();
        String message = talk.says("Горит красная лампа");
        String remark = stage.desk.comments(key(), "Приду завтра", false);
        settle();
        boolean told = talk.deletes(message);
        stage.desk.deletes(key(), remark);
        settle();
        later(Duration.ofMinutes(3));

        assertThat(afterTheCard(talk))
                .singleElement()
                .satisfies(said -> assertThat(said).contains("удалён").doesNotContain("Приду завтра"));
        if (told) {
            assertThat(remarks()).anySatisfy(text -> assertThat(text).contains("сообщение удалено"));
        } else {
            assertThat(remarks()).anySatisfy(text -> assertThat(text).contains("Горит красная лампа"));
        }
    }

    @Test
    void whatTheDeskRefusesIsToldToItsAuthorAndRedelivered() {
        Talk talk = asked();
        stage.desk.faults().next(2, stage.desk.commenting(), Fault.status(403));
        talk.says("Горит красная лампа");
        settle();
        assertThat(remarks()).isEmpty();
        assertThat(afterTheCard(talk))
                .singleElement()
                .satisfies(said -> assertThat(said).contains("Не доставлено").contains("Горит красная лампа"));
        stage.desk.faults().clear();
        redeliver();

        assertThat(remarks())
                .singleElement()
                .satisfies(
                        text -> assertThat(text).contains("Горит красная лампа").contains("повторно"));
        assertThat(stage.hub.deadLetters()).isEmpty();
    }

    @Test
    void whatTheMessengerRefusesIsToldToTheAgentsAndRedelivered() {
        Talk talk = asked();
        stage.messenger.faults().next(1, stage.messenger.writing(), refusal());
        stage.desk.comments(key(), "Уже иду", false);
        settle();
        assertThat(afterTheCard(talk)).isEmpty();
        assertThat(stage.desk.remarks(key()))
                .filteredOn(remark -> remark.internal() && remark.text().contains("не доставлен"))
                .hasSize(1);
        redeliver();

        assertThat(afterTheCard(talk))
                .singleElement()
                .satisfies(said -> assertThat(said).contains("Уже иду"));
    }
}
