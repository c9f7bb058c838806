package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.ConnectionId;
import deskbridge.domain.Conversation;
import deskbridge.domain.LedgerEntry;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.WebhookFault;
import deskbridge.emulator.pachca.Message;
import deskbridge.emulator.pachca.PersonFile;
import deskbridge.emulator.tracker.TrackerComment;
import deskbridge.emulator.tracker.TrackerIssue;
import deskbridge.emulator.tracker.TrackerSeed;
import deskbridge.engine.AuditReport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Both sides are compared by id: what is missing is made good, what people did on purpose is left, and nothing is done twice. */
final class AuditScenarios extends Scenario {

    private static final WebhookFault LOST = new WebhookFault.Lost();

    private AuditReport audit() {
        return Audits.next(office, hub);
    }

    /** From now on neither webhooks nor lists tell anything: only an audit does. */
    private void nothingIsTold() {
        office.pachca.webhooks().script().next(1000, LOST);
        office.tracker.webhooks().script().next(1000, LOST);
        office.tracker.faults().always(CallMatch.of("POST", "/v3/issues/_search"), Fault.status(503));
        office.pachca.faults().always(CallMatch.of("GET", "/api/shared/v1/webhooks/events"), Fault.status(500));
    }

    private Conversation conversation() {
        return hub.store()
                .transact(work -> work.conversations(new ConnectionId("pachca"), 10, 0))
                .getFirst();
    }

    private void tamper(Predicate<LedgerEntry> which, String fingerprint) {
        var id = conversation().id();
        hub.store().transact(work -> {
            work.ledger(id).stream().filter(which).forEach(entry -> work.save(entry.saying(fingerprint)));
            return true;
        });
    }

    @Test
    void whatAgreesIsReportedAsNoDriftAndNothingIsWritten() {
        long printer = asked("Не работает принтер @anna * _x_ [a](b)");
        office.ivan.repliesInThread(printer, "Горит красная лампа", PersonFile.text("журнал.log", "ошибка 13"));
        long archive = asked("Нужен доступ к архиву");
        settle();
        TrackerIssue first = office.tickets().getFirst();
        long edited = office.agent().comments(first.key(), "Приду в пять");
        long deleted = office.agent().comments(first.key(), "Это не вам");
        office.agent().comments(first.key(), "!Картриджей нет");
        office.agent().movesTo(first.key(), "inProgress");
        settle();
        office.agent().editsComment(first.key(), edited, "Приду в шесть");
        office.agent().deletesComment(first.key(), deleted);
        long wrong = office.ivan.repliesInThread(printer, "Лишнее");
        settle();
        office.ivan.deletes(wrong);
        office.ivan.repliesInThread(printer, "/menu");
        office.agent().movesTo(office.tickets().getLast().key(), "closed");
        settle();
        office.ivan.repliesInThread(archive, "Спасибо!");
        later(Duration.ofMinutes(4));
        List<Message> thread = office.pachca.threadMessages(printer);
        office.pachca.journal().clear();
        office.tracker.journal().clear();

        AuditReport report = audit();

        assertThat(report.differences()).isEmpty();
        assertThat(report).hasToString("drift 0 (2 conversations, %d messages compared)".formatted(report.messages()));
        assertThat(report.messages()).isGreaterThan(10);
        assertThat(Audits.writes(office.pachca.journal())).isEmpty();
        assertThat(Audits.writes(office.tracker.journal())).isEmpty();
        assertThat(audit().drift()).isZero();
        assertThat(office.pachca.threadMessages(printer)).isEqualTo(thread);
        assertThat(hub.metric("deskbridge_drift")).isZero();
        assertThat(hub.metric("deskbridge_audit_conversations")).isEqualTo(2);
        assertThat(hub.metric("deskbridge_audit_finished_seconds")).isEqualTo((double)
                AuditReport.last(hub.store()).orElseThrow().finishedAt().getEpochSecond());
    }

    @Test
    void whatNobodyToldIsFoundAndMadeGoodOnce() {
        office.bot.keepsHistory(true);
        long request = asked("Не работает принтер");
        long red = office.ivan.repliesInThread(request, "Горит красная лампа");
        long secret = office.ivan.repliesInThread(request, "Пароль 12345");
        settle();
        String key = office.ticket().key();
        long five = office.agent().comments(key, "Приду в пять");
        long wrong = office.agent().comments(key, "Это не вам");
        long inside = office.agent().comments(key, "Пока публично");
        settle();
        later(Duration.ofMinutes(4));
        nothingIsTold();
        office.ivan.edits(request, "Не работает сканер");
        office.ivan.edits(red, "Горит зелёная лампа");
        office.ivan.deletes(secret);
        office.olga.repliesInThread(request, "У меня то же");
        office.agent().editsComment(key, five, "Приду в шесть");
        office.agent().deletesComment(key, wrong);
        office.agent().editsComment(key, inside, "!Теперь для своих");
        office.agent().comments(key, "Нужен картридж");
        office.agent().comments(key, "!Картриджей нет");
        office.agent().movesTo(key, "inProgress");

        AuditReport report = audit();
        settle();

        assertThat(report.drift()).isGreaterThanOrEqualTo(9);
        assertThat(report.differences()).allSatisfy(line -> assertThat(line).contains("/" + key));
        assertThat(office.ticket().description()).contains("Не работает сканер");
        assertThat(office.commentTexts())
                .anySatisfy(text -> assertThat(text).contains("Горит зелёная лампа"))
                .noneSatisfy(text -> assertThat(text).contains("12345"))
                .filteredOn(text -> text.contains("У меня то же"))
                .hasSize(1);
        assertThat(office.saidAfterTheCard(request))
                .satisfiesExactlyInAnyOrder(
                        said -> assertThat(said).contains("Приду в шесть"),
                        said -> assertThat(said).contains("Комментарий удалён"),
                        said -> assertThat(said).doesNotContain("Теперь").doesNotContain("публично"),
                        said -> assertThat(said).contains("Нужен картридж"),
                        said -> assertThat(said).contains("взята в работу"));
        assertThat(office.cardUnder(request).content()).contains("В работе");

        List<Message> thread = office.pachca.threadMessages(request);
        List<TrackerComment> comments = office.comments();
        assertThat(audit()).satisfies(next -> {
            assertThat(next.differences()).isEmpty();
            assertThat(next.drift()).isZero();
        });
        assertThat(audit().drift()).isZero();
        assertThat(office.pachca.threadMessages(request)).isEqualTo(thread);
        assertThat(office.comments()).isEqualTo(comments);
        assertThat(hub.deadLetters()).isEmpty();
    }

    @Test
    void aLedgerThatRemembersOtherWordsIsMadeGood() {
        long request = asked("Не работает принтер");
        office.ivan.repliesInThread(request, "Горит красная лампа");
        settle();
        office.agent().comments(office.ticket().key(), "Уже иду");
        settle();
        tamper(entry -> entry.comment() != null, "other words");

        assertThat(audit().drift()).isEqualTo(2);
        settle();
        assertThat(audit().drift()).isZero();
        assertThat(office.commentTexts()).hasSize(2);
        assertThat(office.saidAfterTheCard(request)).hasSize(1);
    }

    @Test
    void whatPeopleRemovedStaysRemovedAndIsSaidOnce() {
        long request = asked("Не работает принтер");
        office.ivan.repliesInThread(request, "Горит красная лампа");
        settle();
        office.agent().comments(office.ticket().key(), "Уже иду");
        settle();
        removes(office.botSaysUnder(request).getLast());
        removesOurComment();
        settle();
        later(Duration.ofMinutes(4));
        office.pachca.journal().clear();

        AuditReport report = audit();

        assertThat(report.drift()).isZero();
        assertThat(report.left()).isEqualTo(2);
        assertThat(audit()).satisfies(next -> {
            assertThat(next.drift()).isZero();
            assertThat(next.differences()).isEqualTo(report.differences());
        });
        assertThat(Audits.writes(office.pachca.journal())).isEmpty();
        assertThat(office.comments()).hasSize(1);
        assertThat(hub.metric("deskbridge_drift_left")).isEqualTo(2);
    }

    @Test
    void whatWasGivenUpIsLeftToPeople() {
        long request = asked("Не работает принтер");
        office.tracker.faults().next(1, CallMatch.of("POST", "/v3/issues/*/comments"), Fault.status(422));
        office.ivan.repliesInThread(request, "Горит красная лампа");
        settle();
        office.pachca.faults().next(1, CallMatch.of("POST", "/api/shared/v1/messages"), Fault.status(400));
        office.agent().comments(office.ticket().key(), "Уже иду");
        settle();
        assertThat(hub.deadLetters()).hasSize(2);

        AuditReport report = audit();

        assertThat(report.drift()).isZero();
        assertThat(report.left()).isEqualTo(2);
        assertThat(audit().differences()).isEqualTo(report.differences());
        assertThat(hub.deadLetters()).hasSize(2);
    }

    /** Whoever may do so in the chat. */
    private void removes(Message message) {
        call(
                "DELETE",
                URI.create(office.pachca.apiUri() + "/messages/" + message.id()),
                "Bearer " + office.bot.token(),
                "");
    }

    /** An administrator of the desk may. */
    private void removesOurComment() {
        TrackerComment ours = office.comments().getFirst();
        call(
                "DELETE",
                URI.create(
                        office.tracker.uri() + "/v3/issues/" + office.ticket().key() + "/comments/" + ours.id()),
                "OAuth " + TrackerSeed.ROBOT_TOKEN,
                "");
    }

    private static void call(String method, URI uri, String access, String body) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(uri)
                    .header("Authorization", access)
                    .header("Content-Type", "application/json")
                    .header("X-Org-ID", TrackerSeed.ORG_ID)
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    void aCardThatIsGoneOrStaleIsWrittenAgainWhileTheTicketIsOpen() {
        long stale = asked("Не работает принтер");
        long gone = asked("Нужен доступ к архиву");
        long finished = asked("Не печатает");
        office.agent().movesTo(office.tickets().getLast().key(), "closed");
        settle();
        Message card = office.cardUnder(stale);
        call(
                "PUT",
                URI.create(office.pachca.apiUri() + "/messages/" + card.id()),
                "Bearer " + office.bot.token(),
                "{\"message\":{\"content\":\"🎫 что-то давно прошедшее\"}}");
        removes(office.cardUnder(gone));
        removes(office.cardUnder(finished));
        int said = office.botSaysUnder(finished).size();

        AuditReport report = audit();
        settle();

        assertThat(report.drift()).isEqualTo(2);
        assertThat(office.cardUnder(stale).content()).isEqualTo(card.content());
        assertThat(office.botSaysUnder(gone))
                .singleElement()
                .satisfies(it -> assertThat(it.content())
                        .contains(office.tickets().get(1).key()));
        assertThat(office.botSaysUnder(finished)).hasSize(said);
        assertThat(audit().drift()).isZero();
        assertThat(office.botSaysUnder(gone)).hasSize(1);
        assertThat(hub.deadLetters()).isEmpty();
    }

    @Test
    void anAuditGoesOnWhereItWasStoppedAndStopsWhereItIsTroubled() {
        IntStream.rangeClosed(1, 12).forEach(i -> asked("Просьба " + i));
        later(Duration.ofMinutes(5));
        hub.restart();
        later(Duration.ofMinutes(5));
        office.tracker.journal().clear();
        var outage = office.tracker.faults().always(CallMatch.of("GET", "/v3/issues/*"), Fault.status(503));
        later(Duration.ofSeconds(10));
        assertThat(office.tracker.journal().count(CallMatch.of("GET", "/v3/issues/*")))
                .isLessThanOrEqualTo(2);
        outage.cancel();

        AuditReport report = audit();

        assertThat(report).hasToString("drift 0 (12 conversations, %d messages compared)".formatted(report.messages()));
    }

    @Test
    void severalReplicasShareOneAudit() {
        if (database != Database.POSTGRES) {
            return;
        }
        hub.stop();
        String url = database.empty("shared", folder);
        HubProcess one = office.hub(office.bot, url, folder);
        HubProcess other = office.hub(office.bot, url, folder);
        one.start();
        other.start();
        settle();
        IntStream.rangeClosed(1, 9).forEach(i -> asked("Просьба " + i));
        later(Duration.ofMinutes(4));
        office.tracker.journal().clear();

        AuditReport report = Audits.next(office, one);

        assertThat(report.conversations()).isEqualTo(9);
        assertThat(report.drift()).isZero();
        assertThat(office.tracker.journal().count(CallMatch.of("GET", "/v3/issues/*")))
                .isEqualTo(9);
        assertThat(other.metric("deskbridge_audit_conversations")).isEqualTo(9);
    }
}
