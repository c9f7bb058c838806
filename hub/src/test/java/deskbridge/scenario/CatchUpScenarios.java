package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.CallMatch;
import deskbridge.emulator.WebhookFault;
import deskbridge.emulator.pachca.Message;
import deskbridge.emulator.pachca.PersonFile;
import deskbridge.emulator.tracker.TrackerComment;
import deskbridge.emulator.tracker.TrackerIssue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F10: what no webhook told is found all the same, once, and both sides say the same in the end. */
final class CatchUpScenarios extends Scenario {

    private static final WebhookFault LOST = new WebhookFault.Lost();
    private static final CallMatch LIST_MESSAGES = CallMatch.of("GET", "/api/shared/v1/messages");

    private List<String> commentsOf(TrackerIssue ticket) {
        return office.tracker.state().comments(ticket.key()).stream()
                .map(TrackerComment::text)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aHubThatWasDownFindsWhatWasSaidOnBothSides(boolean history) {
        office.bot.keepsHistory(history);
        long old = asked("Не работает принтер");
        TrackerIssue printer = office.ticket();
        long reply = office.ivan.repliesInThread(old, "Горит красная лампа");
        settle();
        long wrong = office.agent().comments(printer.key(), "Приду в пять");
        long secret = office.agent().comments(printer.key(), "Это не вам");
        settle();

        hub.stop();
        office.clock.advance(Duration.ofMinutes(40));
        office.ivan.edits(reply, "Горит зелёная лампа");
        office.olga.repliesInThread(old, "У меня то же самое", PersonFile.text("журнал.log", "ошибка 13"));
        long fresh = office.olga.writes(office.chat, "Нужен доступ к архиву");
        office.olga.repliesInThread(fresh, "К папке отчётов");
        office.clock.advance(Duration.ofMinutes(40));
        office.agent().editsComment(printer.key(), wrong, "Приду в шесть");
        office.agent().deletesComment(printer.key(), secret);
        office.agent().comments(printer.key(), "Нужен картридж");
        office.agent().comments(printer.key(), "!Картриджей нет");
        office.agent().movesTo(printer.key(), "inProgress");
        office.agent().movesTo(printer.key(), "needInfo");
        hub.start();
        later(Duration.ofSeconds(60));

        assertThat(commentsOf(printer)).hasSize(5);
        assertThat(commentsOf(printer).get(0)).contains("Горит зелёная лампа");
        assertThat(commentsOf(printer).get(4)).contains("У меня то же самое");
        assertThat(office.tracker.state().files(printer.key())).hasSize(1);
        assertThat(office.tickets()).hasSize(2);
        TrackerIssue archive = office.tickets().getLast();
        assertThat(archive.summary()).isEqualTo("Нужен доступ к архиву");
        assertThat(commentsOf(archive))
                .singleElement()
                .satisfies(it -> assertThat(it).contains("К папке отчётов"));
        assertThat(office.cardUnder(fresh).content()).contains(archive.key());
        assertThat(office.saidAfterTheCard(old))
                .satisfiesExactlyInAnyOrder(
                        said -> assertThat(said).contains("Приду в шесть"),
                        said -> assertThat(said).contains("Комментарий удалён"),
                        said -> assertThat(said).contains("Нужен картридж"),
                        said -> assertThat(said).contains("взята в работу"),
                        said -> assertThat(said).contains("ждёт от вас информации"));

        List<Message> thread = office.pachca.threadMessages(old);
        var comments = office.tracker.state().comments(printer.key());
        whenCaughtUp();
        hub.restart();
        whenCaughtUp();
        assertThat(office.pachca.threadMessages(old)).isEqualTo(thread);
        assertThat(office.tracker.state().comments(printer.key())).isEqualTo(comments);
        assertThat(office.tickets()).hasSize(2);
        assertThat(hub.deadLetters()).isEmpty();
    }

    @Test
    void aMessageDeletedWhileTheHubWasDownLosesItsWordsInTheTicket() {
        office.bot.keepsHistory(true);
        long request = asked("Не работает принтер");
        long reply = office.ivan.repliesInThread(request, "Пароль от принтера 12345");
        settle();
        hub.stop();
        office.clock.advance(Duration.ofHours(2));
        office.ivan.deletes(reply);
        hub.start();
        later(Duration.ofSeconds(60));

        assertThat(office.commentTexts())
                .singleElement()
                .satisfies(it -> assertThat(it).doesNotContain("12345"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void lostEditsAndDeletionsInAQuietThreadAreNoticedWithinTwoMinutes(boolean history) {
        office.bot.keepsHistory(history);
        long request = asked("Не работает принтер");
        long reply = office.ivan.repliesInThread(request, "Горит красная лампа");
        long secret = office.ivan.repliesInThread(request, "Пароль от принтера 12345");
        settle();
        office.clock.advance(Duration.ofHours(3));
        settle();
        office.pachca.webhooks().script().next(3, LOST);
        office.ivan.edits(request, "Не работает сканер");
        office.ivan.edits(reply, "Горит зелёная лампа");
        office.ivan.deletes(secret);
        whenCaughtUp();

        assertThat(office.ticket().description()).contains("Не работает сканер");
        assertThat(office.commentTexts())
                .satisfiesExactly(
                        first -> assertThat(first).contains("Горит зелёная лампа"),
                        second -> assertThat(second).doesNotContain("12345"));
        var comments = office.comments();
        whenCaughtUp();
        assertThat(office.comments()).isEqualTo(comments);
    }

    @Test
    void aRequestDeletedWhileTheHubWasDownIsNoticedWithoutAHistory() {
        office.bot.keepsHistory(false);
        long request = asked("Не работает принтер");
        hub.stop();
        office.clock.advance(Duration.ofHours(2));
        office.ivan.deletes(request);
        hub.start();
        later(Duration.ofSeconds(60));

        assertThat(office.commentTexts())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("удал"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void webhooksThatWereLostAreFoundWithinTwoMinutes(boolean history) {
        office.bot.keepsHistory(history);
        long old = asked("Не работает принтер");
        office.pachca.webhooks().script().next(3, LOST);
        office.tracker.webhooks().script().next(2, LOST);
        office.ivan.repliesInThread(old, "Горит красная лампа");
        long fresh = office.olga.writes(office.chat, "Нужен доступ к архиву");
        office.olga.repliesInThread(fresh, "К папке отчётов");
        office.agent().comments(office.tickets().getFirst().key(), "Уже иду");
        office.agent().movesTo(office.tickets().getFirst().key(), "inProgress");
        settle();
        assertThat(office.tickets()).hasSize(1);
        assertThat(office.comments()).hasSize(1);
        whenCaughtUp();

        assertThat(office.tickets()).hasSize(2);
        assertThat(commentsOf(office.tickets().getFirst())).hasSize(2);
        assertThat(commentsOf(office.tickets().getLast())).hasSize(1);
        assertThat(office.saidAfterTheCard(old)).hasSize(2);
        assertThat(office.botSaysUnder(fresh)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void moreThanAPageOfMessagesIsFoundInItsOrder(boolean history) {
        office.bot.keepsHistory(history);
        long request = asked("Не работает принтер");
        hub.stop();
        for (int i = 1; i <= 70; i++) {
            office.ivan.repliesInThread(request, "наблюдение %03d".formatted(i));
            office.clock.advance(Duration.ofSeconds(20));
        }
        office.pachca.journal().clear();
        hub.start();
        later(Duration.ofSeconds(60));

        assertThat(office.pachca.journal().count(LIST_MESSAGES)).isLessThan(15);
        List<String> comments = office.commentTexts();
        assertThat(comments).hasSize(70);
        for (int i = 1; i <= 70; i++) {
            assertThat(comments.get(i - 1)).endsWith("наблюдение %03d".formatted(i));
        }
    }

    @Test
    void manyCommentsAreFoundInTheirOrder() {
        long request = asked("Не работает принтер");
        hub.stop();
        for (int i = 1; i <= 60; i++) {
            office.agent().comments(office.ticket().key(), "шаг %03d".formatted(i));
        }
        office.clock.advance(Duration.ofHours(9));
        hub.start();
        settle();
        later(Duration.ofSeconds(60));

        List<String> said = office.saidAfterTheCard(request);
        assertThat(said).hasSize(60);
        for (int i = 1; i <= 60; i++) {
            assertThat(said.get(i - 1)).endsWith("шаг %03d".formatted(i));
        }
    }

    @Test
    void aSearchThatLagsLosesNothing() {
        office.tracker.setup().searchLag(Duration.ofSeconds(45));
        long request = asked("Не работает принтер");
        office.tracker.webhooks().script().next(2, LOST);
        office.agent().comments(office.ticket().key(), "Уже иду");
        settle();
        whenCaughtUp();

        assertThat(office.saidAfterTheCard(request)).hasSize(1);
    }

    @Test
    void whatTheCatchUpFindsIsCounted() {
        office.pachca.webhooks().script().next(1, LOST);
        asked("Не работает принтер");
        whenCaughtUp();

        assertThat(office.tickets()).hasSize(1);
        assertThat(hub.metric("deskbridge_webhooks_total", "pachca", "caught-up"))
                .isEqualTo(1);
    }

    @Test
    void aLongHistoryIsReadToItsEndAtOnce() {
        office.bot.keepsHistory(true);
        long request = asked("Не работает принтер");
        hub.stop();
        office.ivan.repliesInThread(request, "Горит красная лампа");
        for (int i = 0; i < 300; i++) {
            office.ivan.reacts(request, "👍");
            office.ivan.unreacts(request, "👍");
        }
        hub.start();
        settle();

        assertThat(office.commentTexts())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("Горит красная лампа"));
    }
}
