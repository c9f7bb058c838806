package deskbridge.desk.okdesk;

import static deskbridge.connector.Sending.receipt;
import static deskbridge.desk.okdesk.OkdeskFixture.PETR;
import static deskbridge.desk.okdesk.OkdeskFixture.STRANGER;
import static deskbridge.desk.okdesk.OkdeskFixture.draft;
import static deskbridge.desk.okdesk.OkdeskFixture.id;
import static deskbridge.desk.okdesk.OkdeskFixture.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import deskbridge.connector.Given;
import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendResult;
import deskbridge.connector.SendResult.Rejected;
import deskbridge.connector.SendResult.RetryAt;
import deskbridge.connector.Sending;
import deskbridge.domain.Command;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Receipt;
import deskbridge.domain.RichText;
import deskbridge.domain.TicketDraft;
import deskbridge.domain.TicketRef;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.okdesk.OkdeskIssue;
import deskbridge.emulator.okdesk.OkdeskSeed;
import deskbridge.emulator.okdesk.OkdeskSettings.AbsentIssue;
import deskbridge.emulator.okdesk.OkdeskSettings.BodyShape;
import deskbridge.emulator.okdesk.OkdeskSettings.ErrorShape;
import deskbridge.emulator.okdesk.OkdeskSettings.UnauthorizedBody;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything happens once, whatever becomes of the answers; and nobody ever reads the key. */
class OkdeskFaultsTest {
    private static final CallMatch CREATE = CallMatch.of("POST", "/api/v1/issues/");
    private static final CallMatch COMMENT = CallMatch.of("POST", "/api/v1/issues/*/comments");
    private static final CallMatch STATUS = CallMatch.of("POST", "/api/v1/issues/*/statuses");
    private static final CallMatch RATE = CallMatch.of("POST", "/api/v1/issues/*/rates");
    private static final CallMatch CONTACT = CallMatch.of("POST", "/api/v1/contacts/");

    private final OkdeskFixture fixture = new OkdeskFixture();
    private final Given context = fixture.context();

    @AfterEach
    void stop() {
        fixture.close();
    }

    static Stream<Fault> disturbances() {
        return Stream.of(
                new Fault.AnswerLost(),
                new Fault.Truncated(),
                new Fault.Dropped(),
                new Fault.Html(200),
                new Fault.Html(502),
                Fault.status(500),
                new Fault.Redirect(302, "http://127.0.0.1:1/login"),
                new Fault.Huge(6L * 1024 * 1024),
                new Fault.RateLimited(Duration.ofSeconds(3)),
                new Fault.RateLimited(null));
    }

    private SendResult untilSettled(Command command) {
        return Sending.untilSettled(fixture.desk, command, context, fixture.clock, OkdeskSeed.TOKEN);
    }

    @ParameterizedTest
    @MethodSource("disturbances")
    void aTicketIsMadeOnce(Fault fault) {
        fixture.okdesk.faults().next(1, CREATE, fault);

        SendResult result = untilSettled(new Command.CreateTicket("telegram:1", draft(PETR, "Не печатает")));

        assertThat(receipt(result)).isInstanceOf(Receipt.TicketNow.class);
        assertThat(fixture.okdesk.state().issues()).hasSize(1);
    }

    @Test
    void aSearchThatIsBrokenOffGoesOnWhereItWas() {
        for (int other = 0; other < 12; other++) {
            fixture.desk.send(
                    new Command.CreateTicket("telegram:other" + other, draft(PETR, "Иное " + other)), context);
        }
        CallMatch looks = (method, path) -> method.equals("GET") && path.matches("/api/v1/issues/\\d+");
        fixture.okdesk.faults().next(1, CREATE, new Fault.Dropped());
        var command = new Command.CreateTicket("telegram:1", draft(PETR, "Не печатает"));
        fixture.desk.send(command, context);
        context.again();
        fixture.okdesk.journal().clear();
        var left = new AtomicInteger(5);
        fixture.okdesk
                .faults()
                .next(
                        1,
                        (method, path) -> looks.matches(method, path) && left.getAndDecrement() == 0,
                        Fault.status(503));

        fixture.desk.send(command, context);
        fixture.desk.send(command, context);

        assertThat(fixture.okdesk.state().issues()).hasSize(13);
        assertThat(fixture.okdesk.journal().count(looks)).isEqualTo(12 + 2);
    }

    @Test
    void aTicketOfTheSameTitleIsAnother() {
        fixture.ticket(context);
        fixture.okdesk.faults().next(1, CREATE, new Fault.Dropped());

        untilSettled(new Command.CreateTicket("telegram:2", draft(PETR, "Не печатает")));

        assertThat(fixture.okdesk.state().issues()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("disturbances")
    void aCommentIsWrittenOnce(Fault fault) {
        TicketRef ticket = fixture.ticket(context);
        fixture.okdesk.faults().next(1, COMMENT, fault);

        SendResult result = untilSettled(new Command.AddComment(words(PETR, "Всё  ещё & не <i>печатает</i>\n\n  ок")));

        assertThat(receipt(result)).isInstanceOf(Receipt.Commented.class);
        assertThat(fixture.okdesk.state().comments(id(ticket))).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("disturbances")
    void aNoteIsWrittenOnce(Fault fault) {
        TicketRef ticket = fixture.ticket(context);
        fixture.okdesk.faults().next(1, COMMENT, fault);

        SendResult result = untilSettled(new Command.AddNote(RichText.plain("Оценка: 5/5")));

        assertThat(receipt(result)).isInstanceOf(Receipt.Commented.class);
        assertThat(fixture.okdesk.state().comments(id(ticket))).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("disturbances")
    void aStepIsTakenOnce(Fault fault) {
        TicketRef ticket = fixture.ticket(context);
        fixture.okdesk.faults().next(1, STATUS, fault);

        SendResult result = untilSettled(new Command.MoveTicket("in_progress", Map.of(), PETR));

        assertThat(((Receipt.TicketNow) receipt(result)).ticket().status().code())
                .isEqualTo("in_progress");
        assertThat(fixture.okdesk.state().count(id(ticket), "new_ticket_status"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("disturbances")
    void aRatingIsKeptOnce(Fault fault) {
        TicketRef ticket = fixture.ticket(context);
        fixture.okdesk.faults().next(1, RATE, fault);

        SendResult result = untilSettled(new Command.RateTicket(2, PETR));

        assertThat(receipt(result)).isInstanceOf(Receipt.Done.class);
        assertThat(fixture.okdesk.state().rate(id(ticket))).contains("bad");
        assertThat(fixture.okdesk.state().count(id(ticket), "new_csat_rate")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void bothSpellingsOfARatingAreTried(BodyShape body) {
        TicketRef ticket = fixture.ticket(context);
        fixture.okdesk.settings().rateBody(body);

        receipt(fixture.desk.send(new Command.RateTicket(3, PETR), context));

        assertThat(fixture.okdesk.state().rate(id(ticket))).contains("normal");
    }

    @ParameterizedTest
    @EnumSource
    void aRatingThatTheAccountRefusesIsGivenUp(ErrorShape shape) {
        fixture.ticket(context);
        fixture.okdesk.settings().errorShape(shape);
        fixture.okdesk.settings().refuseRates(422);

        SendResult result = fixture.desk.send(new Command.RateTicket(5, PETR), context);

        assertThat(result).isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @MethodSource("disturbances")
    void aContactIsMadeOnce(Fault fault) {
        int before = fixture.okdesk.state().contacts().size();
        fixture.okdesk.faults().next(1, CONTACT, fault);

        SendResult result = untilSettled(new Command.IdentifyRequester(
                STRANGER, "+79990001122", "Чужой", "Человек", null, true, new Destination.ToPerson(STRANGER.ref())));

        assertThat(receipt(result)).isInstanceOf(Receipt.Identified.class);
        assertThat(fixture.okdesk.state().contacts()).hasSize(before + 1);
    }

    @Test
    void theSameWordsSaidTwiceAreTwoComments() {
        TicketRef ticket = fixture.ticket(context);
        var first = words(PETR, "ок");
        var written = (Receipt.Commented) receipt(fixture.desk.send(new Command.AddComment(first), context));
        context.recorded(first.source(), written.comment());
        fixture.okdesk.faults().next(1, COMMENT, new Fault.AnswerLost());

        SendResult result = untilSettled(new Command.AddComment(words(PETR, "ок")));

        assertThat(receipt(result)).isNotEqualTo(written);
        assertThat(fixture.okdesk.state().comments(id(ticket))).hasSize(2);
    }

    @Test
    void aNoteOfTheSameWordsIsNotTheCommentThatWasLost() {
        TicketRef ticket = fixture.ticket(context);
        fixture.okdesk.agent(OkdeskSeed.SYSTEM).notes(id(ticket), "<p>ок</p>");
        context.again();

        receipt(fixture.desk.send(new Command.AddComment(words(STRANGER, "ок")), context));

        assertThat(fixture.okdesk.state().comments(id(ticket))).hasSize(2);
    }

    @Test
    void aPauseThatOkdeskAsksForHoldsForTheWholeConnection() {
        fixture.ticket(context);
        fixture.okdesk.faults().next(1, COMMENT, new Fault.RateLimited(Duration.ofSeconds(30)));

        SendResult limited = fixture.desk.send(new Command.AddComment(words(PETR, "раз")), context);
        SendResult next = fixture.desk.send(new Command.AddNote(RichText.plain("два")), context);

        assertThat(limited)
                .isInstanceOfSatisfying(
                        RetryAt.class, later -> assertThat(later.pacing()).isFalse());
        assertThat(next).isInstanceOfSatisfying(RetryAt.class, later -> {
            assertThat(later.pacing()).isTrue();
            assertThat(later.at()).isEqualTo(fixture.clock.instant().plusSeconds(30));
        });
    }

    @ParameterizedTest
    @EnumSource
    void aWrongKeyIsSaidWithItsCure(UnauthorizedBody body) {
        fixture.okdesk.settings().unauthorizedBody(body);
        fixture.okdesk.setup().revoke(OkdeskSeed.TOKEN);

        Throwable trouble = catchThrowable(fixture.desk::check);

        assertThat(trouble)
                .isInstanceOf(RemoteTrouble.class)
                .hasMessageContaining("401")
                .hasMessageContaining("OKDESK_API_TOKEN")
                .message()
                .doesNotContain(OkdeskSeed.TOKEN);
    }

    @Test
    void aMissingSignerIsSaidWithItsCure() {
        try (OkdeskDesk desk = fixture.desk(OkdeskConfigs.seeded(fixture.okdesk, "employee-id: 777"))) {
            assertThat(catchThrowable(desk::check))
                    .hasMessageContaining("777")
                    .hasMessageContaining("OKDESK_EMPLOYEE_ID");
        }
        try (OkdeskDesk desk = fixture.desk(OkdeskConfigs.seeded(fixture.okdesk, "employee-id: 30"))) {
            assertThat(catchThrowable(desk::check)).hasMessageContaining("not active");
        }
    }

    @ParameterizedTest
    @MethodSource("disturbances")
    void noFaultTellsTheKey(Fault fault) {
        TicketRef ticket = fixture.ticket(context);
        fixture.okdesk.faults().always(CallMatch.any(), fault);

        Throwable trouble = catchThrowable(() -> fixture.desk.observe(ticket, null, List.of(), true));

        for (Throwable each = trouble; each != null; each = each.getCause()) {
            assertThat(each.toString()).doesNotContain(OkdeskSeed.TOKEN).doesNotContain("api_token");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyShapeOfErrorsBecomesWords(ErrorShape shape) {
        fixture.ticket(context);
        fixture.okdesk.settings().errorShape(shape);

        SendResult result = fixture.desk.send(new Command.MoveTicket("no_such_status", Map.of(), PETR), context);

        assertThat(result)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason())
                                .matches(".*[А-Яа-я]{4,}.*")
                                .doesNotContain("{\"")
                                .doesNotContain("[\""));
    }

    @ParameterizedTest
    @EnumSource
    void aRequestIsNotLostForWhatAnAccountRefuses(ErrorShape shape) {
        fixture.okdesk.settings().errorShape(shape);
        var wanted = draft(PETR, "Не печатает");
        var draft = new TicketDraft(
                wanted.summary(),
                wanted.description(),
                wanted.requester(),
                wanted.place(),
                wanted.sourceUrl(),
                wanted.files(),
                null,
                "no-such-type",
                "nobody",
                Map.of("no_such_parameter", "x", "maintenance_entity_id", "999999"));

        Receipt receipt = receipt(fixture.desk.send(new Command.CreateTicket("telegram:1", draft), context));

        OkdeskIssue issue = fixture.okdesk
                .state()
                .issue(id(((Receipt.TicketNow) receipt).ticket().ref()));
        assertThat(issue.title()).isEqualTo("Не печатает");
        assertThat(issue.contactId()).isEqualTo(OkdeskSeed.CONTACT);
    }

    @Test
    void aKeyWithoutRightsForAuthorsStillMakesTickets() {
        var config = OkdeskConfigs.seeded(
                fixture.okdesk, "token: " + OkdeskSeed.AGENT_TOKEN, "employee-id: " + OkdeskSeed.AGENT_ID);
        try (OkdeskDesk desk = fixture.desk(config)) {
            Receipt receipt =
                    receipt(desk.send(new Command.CreateTicket("telegram:1", draft(PETR, "Не печатает")), context));
            OkdeskIssue issue = fixture.okdesk
                    .state()
                    .issue(id(((Receipt.TicketNow) receipt).ticket().ref()));
            assertThat(issue.authorType()).isEqualTo("employee");
            assertThat(issue.contactId()).isEqualTo(OkdeskSeed.CONTACT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAbsentTicketIsAbsentHoweverItIsTold(AbsentIssue told) throws Exception {
        fixture.okdesk.settings().absentIssue(told);

        assertThat(fixture.desk.ticket(new TicketRef(OkdeskFixture.OKDESK, "999999")))
                .isEmpty();
    }
}
