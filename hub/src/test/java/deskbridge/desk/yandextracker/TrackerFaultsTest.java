package deskbridge.desk.yandextracker;

import static deskbridge.connector.Sending.receipt;
import static deskbridge.desk.yandextracker.TrackerFixture.IVAN;
import static deskbridge.desk.yandextracker.TrackerFixture.draft;
import static deskbridge.desk.yandextracker.TrackerFixture.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.connector.Given;
import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendResult;
import deskbridge.connector.SendResult.Rejected;
import deskbridge.connector.SendResult.RetryAt;
import deskbridge.connector.Sending;
import deskbridge.domain.Command;
import deskbridge.domain.Receipt;
import deskbridge.domain.TicketDraft;
import deskbridge.domain.TicketRef;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.tracker.TrackerSeed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong on the way, Tracker ends up with one ticket and one comment. */
class TrackerFaultsTest {
    private static final CallMatch CREATE = CallMatch.of("POST", "/v3/issues");
    private static final CallMatch CREATE_SLASH = CallMatch.of("POST", "/v3/issues/");
    private static final CallMatch COMMENT = CallMatch.of("POST", "/v3/issues/*/comments");

    private final TrackerFixture fixture = new TrackerFixture();
    private final Given context = new Given(fixture.clock.instant());

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
                Fault.status(423),
                new Fault.Redirect(302, "http://127.0.0.1:1/login"),
                new Fault.Huge(6L * 1024 * 1024),
                new Fault.RateLimited(Duration.ofSeconds(3)),
                new Fault.RateLimited(null));
    }

    private SendResult untilSettled(Command command) {
        return Sending.untilSettled(fixture.desk, command, context, fixture.clock, TrackerSeed.ROBOT_TOKEN);
    }

    @ParameterizedTest
    @MethodSource("disturbances")
    void aTicketIsMadeOnce(Fault fault) {
        fixture.tracker.faults().next(1, either(CREATE, CREATE_SLASH), fault);

        SendResult result = untilSettled(new Command.CreateTicket("pachca:1", draft(IVAN, "Не печатает")));

        assertThat(receipt(result)).isInstanceOf(Receipt.TicketNow.class);
        assertThat(fixture.tracker.state().issuesWithUnique("pachca:1")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("disturbances")
    void aCommentIsWrittenOnce(Fault fault) {
        TicketRef ticket = fixture.ticket(context);
        fixture.tracker.faults().next(1, COMMENT, fault);

        SendResult result = untilSettled(new Command.AddComment(words(IVAN, "Всё ещё не печатает")));

        assertThat(receipt(result)).isInstanceOf(Receipt.Commented.class);
        assertThat(fixture.tracker.state().comments(ticket.key())).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("disturbances")
    void aStepIsTakenOnce(Fault fault) {
        TicketRef ticket = fixture.ticket(context);
        fixture.tracker.faults().next(1, CallMatch.of("POST", "/v3/issues/*/transitions/*/_execute"), fault);

        SendResult result = untilSettled(new Command.MoveTicket("start_progress", Map.of(), IVAN));

        assertThat(receipt(result))
                .isInstanceOfSatisfying(
                        Receipt.TicketNow.class,
                        now -> assertThat(now.ticket().status().code()).isEqualTo("inProgress"));
        assertThat(fixture.tracker.state().history(ticket.key())).containsOnlyOnce("IssueWorkflow");
    }

    @Test
    void theSameWordsSaidTwiceAreTwoComments() {
        TicketRef ticket = fixture.ticket(context);
        var first = words(IVAN, "ок");
        var written = (Receipt.Commented) receipt(fixture.desk.send(new Command.AddComment(first), context));
        context.recorded(first.source(), written.comment());
        fixture.tracker.faults().next(1, COMMENT, new Fault.AnswerLost());

        SendResult result = untilSettled(new Command.AddComment(words(IVAN, "ок")));

        assertThat(receipt(result)).isNotEqualTo(written);
        assertThat(fixture.tracker.state().comments(ticket.key())).hasSize(2);
    }

    @Test
    void aPauseThatTrackerAsksForHoldsForTheWholeConnection() {
        fixture.ticket(context);
        fixture.tracker.faults().next(1, COMMENT, new Fault.RateLimited(Duration.ofSeconds(30)));

        SendResult limited = fixture.desk.send(new Command.AddComment(words(IVAN, "раз")), context);
        int calls = fixture.tracker.journal().count(CallMatch.any());
        SendResult held = fixture.desk.send(new Command.AddComment(words(IVAN, "два")), context);

        assertThat(limited).isInstanceOfSatisfying(RetryAt.class, later -> {
            assertThat(later.at()).isEqualTo(fixture.clock.instant().plusSeconds(30));
            assertThat(later.pacing()).isFalse();
        });
        assertThat(held)
                .isInstanceOfSatisfying(
                        RetryAt.class, later -> assertThat(later.pacing()).isTrue());
        assertThat(fixture.tracker.journal().count(CallMatch.any())).isEqualTo(calls);
        assertThatThrownBy(() -> fixture.desk.check())
                .isInstanceOfSatisfying(
                        RemoteTrouble.class,
                        trouble -> assertThat(trouble.askedToWait()).isEqualTo(Duration.ofSeconds(30)));
    }

    @Test
    void aRevokedTokenIsAnAlarmThatNamesTheCureAndNoSecret() {
        fixture.ticket(context);
        fixture.tracker.setup().revoke(TrackerSeed.ROBOT_TOKEN);

        SendResult result = fixture.desk.send(new Command.AddComment(words(IVAN, "раз")), context);

        assertThat(result).isInstanceOfSatisfying(RetryAt.class, later -> {
            assertThat(later.at()).isEqualTo(fixture.clock.instant().plusSeconds(60));
            assertThat(later.reason()).contains("401", "TRACKER_API_TOKEN").doesNotContain(TrackerSeed.ROBOT_TOKEN);
        });
    }

    @Test
    void whatTrackerRefusesIsGivenUpWithItsReason() throws Exception {
        context.inTicket(new TicketRef(TrackerFixture.TRACKER, "SERVICEDESK-999"));

        SendResult result = fixture.desk.send(new Command.AddComment(words(IVAN, "раз")), context);

        assertThat(result).isInstanceOf(Rejected.class);
        assertThat(fixture.desk.ticket(new TicketRef(TrackerFixture.TRACKER, "SERVICEDESK-999")))
                .isEmpty();
        assertThat(fixture.desk.observe(
                        new TicketRef(TrackerFixture.TRACKER, "SERVICEDESK-999"), null, List.of(), false))
                .isEmpty();
    }

    @Test
    void anUnlicensedAuthorDoesNotCostTheTicket() {
        var olga = TrackerFixture.person("22", "Ольга Гостева", "olga.guest@example.org");

        Receipt receipt = receipt(fixture.desk.send(new Command.CreateTicket("u", draft(olga, "Доступ")), context));

        String key = ((Receipt.TicketNow) receipt).ticket().ref().key();
        assertThat(fixture.tracker.state().issue(key).author()).isEqualTo(TrackerSeed.ROBOT);
    }

    @Test
    void fieldsThatTrackerDoesNotKnowAreLeftOut() {
        var draft = draft(IVAN, "Доступ");
        var odd = new TicketDraft(
                draft.summary(),
                draft.description(),
                draft.requester(),
                draft.place(),
                draft.sourceUrl(),
                draft.files(),
                null,
                null,
                "nobody.here",
                Map.of("priority", "critical", "colour", "green"));

        Receipt receipt = receipt(fixture.desk.send(new Command.CreateTicket("u", odd), context));

        assertThat(receipt).isInstanceOf(Receipt.TicketNow.class);
        assertThat(fixture.tracker.state().issues()).hasSize(1);
    }

    private static CallMatch either(CallMatch one, CallMatch other) {
        return (method, path) -> one.matches(method, path) || other.matches(method, path);
    }
}
