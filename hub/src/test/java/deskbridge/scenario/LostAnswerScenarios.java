package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.Body;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.WebhookFault;
import deskbridge.emulator.pachca.PersonFile;
import deskbridge.emulator.tracker.TrackerFile;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** R2: one effect per event, also when it is told five times, or when the remote accepted and its answer was lost. */
final class LostAnswerScenarios extends Scenario {

    private static final Fault LOST = new Fault.AnswerLost();

    private void trackerLoses(String method, String path) {
        office.tracker.faults().next(1, CallMatch.of(method, path), LOST);
    }

    private void pachcaLoses(String method, String path) {
        office.pachca.faults().next(1, CallMatch.of(method, path), LOST);
    }

    /** Back-offs pass. */
    private void afterAWhile() {
        settle();
        later(Duration.ofSeconds(30));
        later(Duration.ofSeconds(60));
    }

    @Test
    void aTicketIsMadeOnce() {
        trackerLoses("POST", "/v3/issues**");
        long request = asked("Не работает принтер");
        afterAWhile();

        assertThat(office.tickets()).hasSize(1);
        assertThat(office.botSaysUnder(request)).hasSize(1);
    }

    @Test
    void aCommentIsWrittenOnce() {
        long request = asked("Не работает принтер");
        trackerLoses("POST", "/v3/issues/*/comments**");
        office.ivan.repliesInThread(request, "Горит красная лампа");
        office.ivan.repliesInThread(request, "И пищит");
        afterAWhile();

        assertThat(office.commentTexts())
                .satisfiesExactly(
                        first -> assertThat(first).contains("Горит красная лампа"),
                        second -> assertThat(second).contains("И пищит"));
        assertThat(office.botSaysUnder(request)).hasSize(1);
    }

    @Test
    void theSameWordsTwiceAreTwoCommentsThoughAnAnswerWasLost() {
        long request = asked("Не работает принтер");
        trackerLoses("POST", "/v3/issues/*/comments**");
        office.ivan.repliesInThread(request, "Ау?");
        office.ivan.repliesInThread(request, "Ау?");
        afterAWhile();

        assertThat(office.comments()).hasSize(2);
    }

    @Test
    void theCardIsWrittenOnce() {
        pachcaLoses("POST", "/api/shared/v1/messages");
        long request = asked("Не работает принтер");
        afterAWhile();

        assertThat(office.botSaysUnder(request)).hasSize(1);
        office.agent().movesTo(office.ticket().key(), "inProgress");
        settle();
        assertThat(office.cardUnder(request).content()).contains("В работе");
    }

    @Test
    void anAgentsWordsReachTheThreadOnce() {
        long request = asked("Не работает принтер");
        pachcaLoses("POST", "/api/shared/v1/messages");
        office.agent().comments(office.ticket().key(), "Уже иду");
        office.agent().comments(office.ticket().key(), "Почти дошла");
        afterAWhile();

        assertThat(office.saidAfterTheCard(request))
                .satisfiesExactly(
                        first -> assertThat(first).contains("Уже иду"),
                        second -> assertThat(second).contains("Почти дошла"));
    }

    @Test
    void aThreadIsOpenedOnce() {
        pachcaLoses("POST", "/api/shared/v1/messages/*/thread");
        long request = asked("Не работает принтер");
        afterAWhile();

        assertThat(office.botSaysUnder(request)).hasSize(1);
    }

    @Test
    void theCardIsEditedInPlace() {
        long request = asked("Не работает принтер");
        pachcaLoses("PUT", "/api/shared/v1/messages/*");
        office.agent().renames(office.ticket().key(), "Принтер на третьем этаже");
        afterAWhile();

        assertThat(office.botSaysUnder(request)).hasSize(1);
        assertThat(office.cardUnder(request).content()).contains("Принтер на третьем этаже");
    }

    @Test
    void anEditedCommentIsStillOne() {
        long request = asked("Не работает принтер");
        long reply = office.ivan.repliesInThread(request, "Горит красная лампа");
        settle();
        trackerLoses("PATCH", "/v3/issues/*/comments/*");
        office.ivan.edits(reply, "Горит зелёная лампа");
        afterAWhile();

        assertThat(office.commentTexts())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("Горит зелёная лампа"));
    }

    @Test
    void aFileGoesToTheTicketOnce() {
        long request = asked("Не работает принтер");
        trackerLoses("POST", "/v3/attachments**");
        office.ivan.repliesInThread(request, "Вот снимок", PersonFile.text("лампа.txt", "красная"));
        afterAWhile();

        assertThat(office.comments())
                .singleElement()
                .satisfies(comment -> assertThat(comment.files())
                        .extracting(TrackerFile::name)
                        .containsExactly("лампа.txt"));
        assertThat(office.tracker.state().files(office.ticket().key())).hasSize(1);
    }

    @Test
    void aFileGoesToTheThreadOnce() {
        long request = asked("Не работает принтер");
        pachcaLoses("POST", "/api/shared/v1/uploads");
        office.agent()
                .comments(
                        office.ticket().key(),
                        "Инструкция",
                        new TrackerFile("инструкция.txt", "text/plain", Body.of("нажать")));
        afterAWhile();

        assertThat(office.botSaysUnder(request)).hasSize(2);
        assertThat(office.botSaysUnder(request).getLast().files()).hasSize(1);
    }

    @Test
    void aStepIsTakenOnce() {
        long request = asked("Не работает принтер");
        trackerLoses("POST", "/v3/issues/*/transitions/*/_execute");
        office.anna.presses(office.cardUnder(request).id(), "Взять в работу");
        afterAWhile();

        assertThat(office.ticket().status()).isEqualTo("inProgress");
        assertThat(office.tracker.state().history(office.ticket().key()))
                .filteredOn("IssueWorkflow"::equals)
                .hasSize(1);
        assertThat(office.saidAfterTheCard(request))
                .singleElement()
                .satisfies(said -> assertThat(said).contains("взята в работу"));
        assertThat(office.botTells(office.anna)).isEmpty();
    }

    @Test
    void whatIsToldFiveTimesHappensOnce() {
        office.pachca.webhooks().script().next(3, new WebhookFault.Duplicated(5));
        long request = office.ivan.writes(office.chat, "Не работает принтер");
        office.ivan.repliesInThread(request, "Горит красная лампа");
        settle();
        office.tracker.webhooks().script().next(2, new WebhookFault.Duplicated(5));
        office.agent().comments(office.ticket().key(), "Уже иду");
        office.agent().movesTo(office.ticket().key(), "inProgress");
        settle();

        assertThat(office.tickets()).hasSize(1);
        assertThat(office.comments()).hasSize(2);
        assertThat(office.saidAfterTheCard(request)).hasSize(2);
        assertThat(hub.metric("deskbridge_webhooks_total", "pachca", "duplicate"))
                .isGreaterThanOrEqualTo(4);
    }

    @Test
    void aPressToldTwiceIsOnePress() {
        long request = asked("Не работает принтер");
        office.pachca.webhooks().script().next(1, new WebhookFault.Duplicated(5));
        office.anna.presses(office.cardUnder(request).id(), "Взять в работу");
        settle();

        assertThat(office.tracker.state().history(office.ticket().key()))
                .filteredOn("IssueWorkflow"::equals)
                .hasSize(1);
        assertThat(office.saidAfterTheCard(request)).hasSize(1);
    }

    @Test
    void aHubThatDiesAfterTrackerTookTheTicketLeavesOneTicket() {
        hubDiesWhenTrackerChanges();
        long request = office.ivan.writes(office.chat, "Не работает принтер");
        office.settleUntilTheHubDies();
        office.ivan.repliesInThread(request, "Горит красная лампа");
        hub.isReplaced(database.takeOver());
        afterAWhile();

        assertThat(office.tickets()).hasSize(1);
        assertThat(office.botSaysUnder(request)).hasSize(1);
        assertThat(office.comments()).hasSize(1);
    }

    @Test
    void aHubThatDiesAfterTrackerTookTheCommentLeavesOneComment() {
        long request = asked("Не работает принтер");
        hubDiesWhenTrackerChanges();
        office.ivan.repliesInThread(request, "Горит красная лампа");
        office.settleUntilTheHubDies();
        hub.isReplaced(database.takeOver());
        afterAWhile();

        assertThat(office.commentTexts())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("Горит красная лампа"));
        assertThat(office.botSaysUnder(request)).hasSize(1);
    }

    @Test
    void aHubThatDiesAfterPachcaTookTheMessageLeavesOneMessage() {
        long request = asked("Не работает принтер");
        office.agent().comments(office.ticket().key(), "Уже иду");
        var alive = new AtomicBoolean(true);
        office.pachca.onChange(what -> {
            if (what.startsWith("message:") && alive.getAndSet(false)) {
                hub.losesItsDatabase();
            }
        });
        office.settleUntilTheHubDies();
        hub.isReplaced(database.takeOver());
        afterAWhile();

        assertThat(office.saidAfterTheCard(request))
                .singleElement()
                .satisfies(said -> assertThat(said).contains("Уже иду"));
    }

    private void hubDiesWhenTrackerChanges() {
        var alive = new AtomicBoolean(true);
        office.tracker.onChange(key -> {
            if (alive.getAndSet(false)) {
                hub.losesItsDatabase();
            }
        });
    }
}
