package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.WebhookFault;
import deskbridge.emulator.pachca.Button;
import deskbridge.emulator.pachca.FormValues;
import deskbridge.emulator.pachca.Message;
import deskbridge.emulator.pachca.OpenedView;
import deskbridge.emulator.pachca.Person;
import deskbridge.emulator.tracker.TrackerSeed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** F5: buttons do what the ticket allows at that moment, for those who may. */
final class PressScenarios extends Scenario {

    /** Olga asks: Tracker does not know her, so she is a requester and nothing else. */
    private long olgaAsked() {
        long request = office.olga.writes(office.chat, "Нужен доступ к архиву");
        settle();
        return request;
    }

    private void presses(Person person, long request, String button) {
        person.presses(office.cardUnder(request).id(), button);
        settle();
    }

    /** The name of the card's button for the step to a status. */
    private String step(long request, String transition) {
        return office.cardUnder(request)
                .allButtons()
                .filter(button -> button.data() != null && button.data().endsWith("|" + transition))
                .map(Button::text)
                .findFirst()
                .orElseThrow(() -> new AssertionError("The card offers no step " + transition));
    }

    private OpenedView formOf(Person person) {
        return office.pachca.openedViews(person.id()).getLast();
    }

    private List<String> told(Person person) {
        return office.botTells(person).stream().map(Message::content).toList();
    }

    @Test
    void anAgentTakesTheTicket() {
        long request = olgaAsked();
        presses(office.anna, request, "Взять в работу");

        assertThat(office.ticket().assignee()).isEqualTo(TrackerSeed.AGENT);
        assertThat(office.ticket().status()).isEqualTo("inProgress");
        assertThat(office.cardUnder(request).content()).contains("В работе").contains("Анна Агентова");
        assertThat(office.saidAfterTheCard(request))
                .singleElement()
                .satisfies(said -> assertThat(said).contains("взята в работу"));
    }

    @Test
    void anAgentTakesOverWhatAnotherHasBegun() {
        long request = olgaAsked();
        presses(office.anna, request, "Взять в работу");
        presses(office.boris, request, "Назначить на меня");

        assertThat(office.ticket().assignee()).isEqualTo(TrackerSeed.SECOND_AGENT);
        assertThat(office.cardUnder(request).content()).contains("Борис Помощник");
        assertThat(office.saidAfterTheCard(request)).hasSize(1);
    }

    @Test
    void theCardOffersTheStepsThatAreThereNow() {
        long request = olgaAsked();
        presses(office.anna, request, step(request, "need_info"));
        assertThat(office.ticket().status()).isEqualTo("needInfo");

        presses(office.anna, request, step(request, "provide_info"));
        assertThat(office.ticket().status()).isEqualTo("inProgress");
        assertThat(office.cardUnder(request).allButtons())
                .extracting(Button::data)
                .noneMatch(data -> data != null && data.endsWith("|provide_info"));
    }

    @Test
    void closingAsksForAResolution() {
        long request = olgaAsked();
        presses(office.anna, request, step(request, "close"));
        assertThat(office.ticket().status()).isEqualTo("open");

        OpenedView form = formOf(office.anna);
        office.anna.submits(
                form, FormValues.none().with("resolution", "wontFix").with("comment", "Архива больше нет"));
        settle();

        assertThat(office.ticket().status()).isEqualTo("closed");
        assertThat(office.ticket().resolution()).isEqualTo("wontFix");
        assertThat(office.commentTexts())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("Архива больше нет").contains("Анна Агентова"));
        assertThat(office.saidAfterTheCard(request))
                .filteredOn(said -> said.contains("завершена"))
                .hasSize(1);
        assertThat(office.saidAfterTheCard(request))
                .filteredOn(said -> said.contains("Архива больше нет"))
                .hasSize(1);
    }

    @Test
    void aCommentIsWrittenInAForm() {
        long request = olgaAsked();
        presses(office.anna, request, "💬 Комментарий");
        office.anna.submits(formOf(office.anna), FormValues.none().with("text", "К какой папке?"));
        settle();

        assertThat(office.commentTexts())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("Анна Агентова").contains("К какой папке?"));
        assertThat(office.saidAfterTheCard(request))
                .singleElement()
                .satisfies(said -> assertThat(said).contains("Анна Агентова").contains("К какой папке?"));
    }

    @Test
    void theRequesterMayCloseReopenAndComment() {
        long request = olgaAsked();
        presses(office.olga, request, step(request, "close"));
        office.olga.submits(formOf(office.olga), FormValues.none().with("resolution", "fixed"));
        settle();
        assertThat(office.ticket().status()).isEqualTo("closed");

        presses(office.olga, request, step(request, "reopen"));
        assertThat(office.ticket().status()).isEqualTo("open");

        presses(office.olga, request, "💬 Комментарий");
        office.olga.submits(formOf(office.olga), FormValues.none().with("text", "Всё ещё нужно"));
        settle();
        assertThat(office.commentTexts())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("Всё ещё нужно"));
        assertThat(told(office.olga)).isEmpty();
    }

    @Test
    void theRequesterMayNotTakeHisOwnTicket() {
        long request = olgaAsked();
        presses(office.olga, request, "Взять в работу");
        presses(office.olga, request, step(request, "start_progress"));

        assertThat(office.ticket().assignee()).isNull();
        assertThat(office.ticket().status()).isEqualTo("open");
        assertThat(told(office.olga))
                .hasSize(2)
                .allSatisfy(words -> assertThat(words).contains("сотрудникам поддержки"));
        assertThat(office.saidAfterTheCard(request)).isEmpty();
    }

    @Test
    void aStrangerIsAnsweredInPrivateAndChangesNothing() {
        long request = olgaAsked();
        long version = office.ticket().version();
        presses(office.pavel, request, "Взять в работу");
        presses(office.pavel, request, step(request, "close"));
        presses(office.pavel, request, "💬 Комментарий");

        assertThat(office.ticket().version()).isEqualTo(version);
        assertThat(office.comments()).isEmpty();
        assertThat(office.pachca.openedViews(office.pavel.id())).isEmpty();
        assertThat(told(office.pavel)).hasSize(3);
        assertThat(office.saidAfterTheCard(request)).isEmpty();
    }

    @Test
    void aStaleCardShowsHowThingsStandAndSaysSo() {
        long request = olgaAsked();
        office.tracker.webhooks().script().next(10, new WebhookFault.Lost());
        office.agent().movesTo(office.ticket().key(), "closed");
        presses(office.boris, request, "Взять в работу");

        assertThat(office.ticket().status()).isEqualTo("closed");
        assertThat(office.ticket().assignee()).isNull();
        assertThat(told(office.boris))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("устарела").contains("Закрыт"));
        assertThat(office.cardUnder(request).content()).contains("Закрыт");
        assertThat(office.saidAfterTheCard(request))
                .singleElement()
                .satisfies(said -> assertThat(said).contains("завершена"));
    }

    @Test
    void aFormThatCouldNotOpenInTimeIsAskedForAgain() {
        long request = olgaAsked();
        office.pachca.webhooks().hold();
        office.anna.presses(office.cardUnder(request).id(), step(request, "close"));
        office.clock.advance(Duration.ofSeconds(10));
        office.pachca.webhooks().release();
        settle();

        assertThat(office.pachca.openedViews(office.anna.id())).isEmpty();
        assertThat(told(office.anna))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("Нажмите кнопку ещё раз"));
    }

    @Test
    void twoAgentsWhoPressAtOnceDoNotUndoEachOther() {
        long request = olgaAsked();
        long card = office.cardUnder(request).id();
        office.anna.presses(card, "Взять в работу");
        office.boris.presses(card, "Взять в работу");
        settle();

        assertThat(office.ticket().status()).isEqualTo("inProgress");
        assertThat(office.tracker.state().history(office.ticket().key()))
                .filteredOn("IssueWorkflow"::equals)
                .hasSize(1);
        assertThat(office.saidAfterTheCard(request)).hasSize(1);
        assertThat(office.cardUnder(request).content())
                .contains(TrackerSeed.AGENT.equals(office.ticket().assignee()) ? "Анна" : "Борис");
    }

    @Test
    void transitionsWithGeneratedIdsWorkAlike() {
        office.tracker.setup().generatedTransitionIds(TrackerSeed.QUEUE);
        long request = olgaAsked();
        presses(office.anna, request, "Взять в работу");

        assertThat(office.ticket().status()).isEqualTo("inProgress");
    }
}
