package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.store.DeadLetters.DeadLetter;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** F11: what cannot be delivered is told to its author, kept for operators, and really delivered when they say so. */
final class FailureScenarios extends Scenario {

    private static Fault refusal(int status, String words) {
        return new Fault.Status(
                status,
                "application/json; charset=utf-8",
                "{\"errors\":{},\"errorMessages\":[\"" + words + "\"],\"statusCode\":" + status + "}",
                Map.of());
    }

    private void trackerRefuses(String method, String path, int status, String words) {
        office.tracker.faults().next(1, CallMatch.of(method, path), refusal(status, words));
    }

    private DeadLetter onlyLetter() {
        assertThat(hub.deadLetters()).hasSize(1);
        return hub.deadLetters().getFirst();
    }

    private void redeliver(DeadLetter letter) {
        assertThat(hub.store().deadLetters().redeliver(letter.id(), office.clock.instant()))
                .isTrue();
        settle();
    }

    @Test
    void aRefusedReplyIsToldToItsAuthorAndTheNextOnesGoOn() {
        long request = asked("Не работает принтер");
        trackerRefuses("POST", "/v3/issues/*/comments**", 422, "Комментарии закрыты");
        office.ivan.repliesInThread(request, "Горит красная лампа");
        office.ivan.repliesInThread(request, "И пищит");
        settle();

        assertThat(office.commentTexts())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("И пищит"));
        assertThat(office.saidAfterTheCard(request))
                .singleElement()
                .satisfies(said -> assertThat(said)
                        .contains("Не доставлено")
                        .contains("Горит красная лампа")
                        .contains("Комментарии закрыты"));
        assertThat(onlyLetter().reason()).contains("Комментарии закрыты");
        assertThat(onlyLetter().ticket()).isEqualTo(office.ticket().key());
        assertThat(hub.metric("deskbridge_commands_total", "AddComment", "rejected"))
                .isEqualTo(1);
    }

    @Test
    void redeliveryReallyDeliversAndSaysThatItIsLate() {
        long request = asked("Не работает принтер");
        trackerRefuses("POST", "/v3/issues/*/comments**", 403, "Нет прав");
        office.ivan.repliesInThread(request, "Горит красная лампа");
        settle();
        office.clock.advance(Duration.ofHours(3));
        redeliver(onlyLetter());

        assertThat(office.commentTexts())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("Горит красная лампа").contains("доставлено повторно"));
        assertThat(hub.deadLetters()).isEmpty();
    }

    @Test
    void redeliveryIntoTheSameWallIsADeadLetterAgain() {
        long request = asked("Не работает принтер");
        office.tracker.faults().next(2, CallMatch.of("POST", "/v3/issues/*/comments**"), refusal(403, "Нет прав"));
        office.ivan.repliesInThread(request, "Горит красная лампа");
        settle();
        redeliver(onlyLetter());

        assertThat(onlyLetter().reason()).contains("Нет прав");
        assertThat(office.comments()).isEmpty();
        assertThat(office.saidAfterTheCard(request)).hasSize(2);
    }

    @Test
    void aRefusedTicketIsToldInTheThreadAndMadeLater() {
        trackerRefuses("POST", "/v3/issues**", 422, "Очередь закрыта");
        long request = asked("Не работает принтер");
        office.ivan.repliesInThread(request, "Горит красная лампа");
        settle();

        assertThat(office.tickets()).isEmpty();
        assertThat(office.botSaysUnder(request).getFirst().content())
                .contains("Заявка не создана")
                .contains("Очередь закрыта");

        hub.deadLetters().reversed().forEach(this::redeliver);
        assertThat(office.ticket().summary()).isEqualTo("Не работает принтер");
        assertThat(office.commentTexts())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("Горит красная лампа"));
        assertThat(office.botSaysUnder(request))
                .filteredOn(
                        message -> message.content().contains(office.ticket().key()))
                .hasSize(1);
    }

    @Test
    void anAgentsUndeliveredCommentIsToldInTheTicketAndRedelivered() {
        long request = asked("Не работает принтер");
        office.pachca.faults().next(1, CallMatch.of("POST", "/api/shared/v1/messages"), Fault.status(422));
        office.agent().comments(office.ticket().key(), "Уже иду");
        settle();
        assertThat(office.saidAfterTheCard(request)).isEmpty();
        assertThat(office.commentTexts().getLast()).startsWith("!").contains("не доставлен");

        redeliver(onlyLetter());
        assertThat(office.saidAfterTheCard(request))
                .singleElement()
                .satisfies(said -> assertThat(said).contains("Уже иду").contains("с опозданием"));
    }

    @Test
    void aRefusedPressIsToldToThePresser() {
        long request = asked("Не работает принтер");
        trackerRefuses("POST", "/v3/issues/*/transitions/start_progress/_execute", 403, "Шаг закрыт для робота");
        office.anna.presses(office.cardUnder(request).id(), "Взять в работу");
        settle();

        assertThat(office.ticket().status()).isEqualTo("open");
        assertThat(office.botTells(office.anna))
                .singleElement()
                .satisfies(message -> assertThat(message.content()).contains("Шаг закрыт для робота"));
    }

    @Test
    void aDiscardedLetterStaysDiscarded() {
        long request = asked("Не работает принтер");
        trackerRefuses("POST", "/v3/issues/*/comments**", 403, "Нет прав");
        office.ivan.repliesInThread(request, "Горит красная лампа");
        settle();
        assertThat(hub.store().deadLetters().discard(onlyLetter().id(), office.clock.instant()))
                .isTrue();
        whenCaughtUp();

        assertThat(hub.deadLetters()).isEmpty();
        assertThat(office.comments()).isEmpty();
    }

    @Test
    void whatIsRefusedForADayIsGivenUpAndTold() {
        long request = asked("Не работает принтер");
        var outage = office.tracker.faults().always(CallMatch.of("POST", "/v3/issues/*/comments**"), Fault.status(503));
        office.ivan.repliesInThread(request, "Горит красная лампа");
        settle();
        for (int hour = 0; hour < 25; hour++) {
            later(Duration.ofHours(1));
        }
        outage.cancel();
        later(Duration.ofMinutes(1));

        assertThat(office.saidAfterTheCard(request))
                .singleElement()
                .satisfies(said -> assertThat(said).contains("Не доставлено"));
        assertThat(onlyLetter().what()).contains("AddComment");
    }
}
