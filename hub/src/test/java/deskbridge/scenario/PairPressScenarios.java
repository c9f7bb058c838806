package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.WebhookFault;
import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.play.TicketSystem.Remark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** F5 for every pair: buttons do what the ticket allows at that moment, for those who may. */
@MethodSource("pairs")
final class PairPressScenarios extends PairScenario {

    /** More than any step asks for. */
    private static final int QUESTIONS = 5;

    private static Heard card(Talk talk) {
        return talk.heard().getFirst();
    }

    private void presses(Talk talk, String button) {
        assertThat(card(talk).buttons()).contains(button);
        talk.presses(card(talk), button);
        settle();
    }

    /** Gives whatever is asked for: in a form where there are forms, else by buttons and replies. */
    private void gives(Talk talk, String words) {
        var toFill = talk.aside().heard().stream()
                .filter(it -> it.buttons().contains("Заполнить"))
                .findFirst();
        toFill.ifPresent(it -> talk.aside().presses(it, "Заполнить"));
        stage.settle();
        if (talk.fills(words)) {
            settle();
            return;
        }
        for (int i = 0; i < QUESTIONS; i++) {
            var question = talk.heard().stream()
                    .filter(it -> it.buttons().contains("Отмена"))
                    .reduce((first, second) -> second);
            if (question.isEmpty()) {
                return;
            }
            if (question.get().buttons().size() > 1) {
                talk.presses(question.get(), question.get().buttons().getFirst());
            } else {
                talk.answers(question.get(), words);
            }
            settle();
        }
        throw new AssertionError("It asks and asks: " + talk.heard());
    }

    @Test
    void aStepIsTakenFromTheCardWhateverItAsksForAndTakenBack() {
        stage.desk.asksBeforeTheEnd();
        Talk talk = asked();
        presses(talk, stage.desk.ending());
        assertThat(ticket().finished()).isFalse();
        gives(talk, "Бумаги больше нет");
        assertThat(ticket().finished()).isTrue();
        assertThat(afterTheCard(talk)).anySatisfy(words -> assertThat(words).contains("завершена"));

        presses(talk, stage.desk.takingUpAgain());
        assertThat(ticket().finished()).isFalse();
        assertThat(afterTheCard(talk)).anySatisfy(words -> assertThat(words).contains("снова в работе"));
        assertThat(stage.hub.deadLetters()).isEmpty();
    }

    @Test
    void aStaleCardShowsHowThingsStandAndSaysSo() {
        Talk talk = asked();
        stage.desk.webhooks().script().next(10, new WebhookFault.Lost());
        stage.desk.finishes(ticket().key());
        var shown = card(talk);
        assertThat(shown.buttons()).contains(stage.desk.ending());
        int changes = stage.desk.remarks(ticket().key()).size();
        talk.presses(shown, stage.desk.ending());
        settle();

        assertThat(ticket().finished()).isTrue();
        assertThat(stage.desk.remarks(ticket().key())).hasSize(changes);
        assertThat(afterTheCard(talk).stream().filter(words -> words.contains("завершена")))
                .hasSize(1);
        assertThat(card(talk).buttons()).contains(stage.desk.takingUpAgain());
    }

    @Test
    void whoMayNotPressIsToldSoAloneAndChangesNothing() {
        stage.desk.asksBeforeTheEnd();
        Talk talk = asked();
        stage.messenger.strangerComes();
        settle();
        var before = talk.heard();
        int greeted = stage.messenger.stranger().heard().size();
        stage.messenger.strangerForges(card(talk), stage.desk.ending());
        settle();
        talk.strangerPresses(card(talk), stage.desk.ending());
        settle();

        assertThat(ticket().finished()).isFalse();
        assertThat(stage.messenger.stranger().heard().stream().skip(greeted))
                .isNotEmpty()
                .allSatisfy(told -> assertThat(told.text()).contains("сотрудникам поддержки"));
        assertThat(talk.heard()).isEqualTo(before);
        presses(talk, stage.desk.ending());
        gives(talk, "Бумаги больше нет");
        assertThat(ticket().finished()).isTrue();
    }

    @Test
    void anAgentTakesTheTicketAndTheRequesterComments() {
        Talk talk = asked();
        if (card(talk).buttons().contains("Взять в работу")) {
            assertThat(talk.agentPresses(card(talk), "Взять в работу")).isTrue();
            settle();
            assertThat(ticket().assignee()).contains("anna.agent");
            assertThat(card(talk).text()).contains("Анна").contains("Агентова");
            assertThat(afterTheCard(talk))
                    .singleElement()
                    .satisfies(words -> assertThat(words).contains("взята в работу"));
            presses(talk, "💬 Комментарий");
            assertThat(talk.fills("Очень нужно")).isTrue();
        } else {
            // Alone with the hub there is no agent to press anything, and the requester just replies.
            assertThat(card(talk).buttons()).noneMatch(button -> button.contains("Комментарий"));
            talk.answers(card(talk), "Очень нужно");
        }
        settle();

        assertThat(stage.desk.remarks(ticket().key()))
                .singleElement()
                .extracting(Remark::text)
                .asString()
                .contains("Очень нужно");
    }
}
