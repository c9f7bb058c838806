package deskbridge.flow;

import static deskbridge.flow.Cast.AGENT;
import static deskbridge.flow.Cast.ANNA;
import static deskbridge.flow.Cast.CLOSED;
import static deskbridge.flow.Cast.INFO;
import static deskbridge.flow.Cast.OPEN;
import static deskbridge.flow.Cast.PAUSE;
import static deskbridge.flow.Cast.RESOLVED;
import static deskbridge.flow.Cast.REVIEW;
import static deskbridge.flow.Cast.WORK;
import static deskbridge.flow.Cast.step;
import static deskbridge.flow.Cast.ticket;
import static deskbridge.flow.FlowFixture.words;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.Button;
import deskbridge.domain.Command;
import deskbridge.domain.Command.EditMessage;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Target;
import deskbridge.domain.FormField;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Receipt;
import deskbridge.domain.Status;
import deskbridge.domain.Ticket;
import deskbridge.domain.Transition;
import deskbridge.texts.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The card, and what the requester is told beside it. */
class CardTest {

    private static final String TAKEN = "is being worked on";
    private static final String ASKED = "needs information from you";
    private static final String DONE = "is finished";
    private static final String REOPENED = "is open again";

    private final FlowFixture talk = FlowFixture.withTicket(ticket(OPEN));

    @Test
    void cardTellsNumberStatusAndAssignee() {
        var card = shown(Cast.ticket("SD-1", WORK, AGENT));

        assertThat(card.text().words())
                .isEqualTo("🎫 SD-1 Printer is on fire\nStatus: In progress\nAssignee: Boris Volkov");
    }

    @Test
    void cardHasAButtonForEachStepThatIsPossibleNow() {
        assertThat(labels(shown(ticket(OPEN, step("start", WORK), step("close", CLOSED)))))
                .containsExactly("Take", "Step start", "Step close", "💬 Comment", "View ticket");
        assertThat(labels(shown(ticket(WORK, step("close", CLOSED)))))
                .containsExactly("Assign to me", "Step close", "💬 Comment", "View ticket");
        assertThat(labels(shown(ticket(CLOSED, step("reopen", OPEN)))))
                .containsExactly("Step reopen", "💬 Comment", "View ticket");
    }

    @Test
    void withoutFormsTheCardHasNoButtonForWhatCannotBeAskedInWords() {
        var field = new FormField.Files("log", "Log", true, 1);
        var asking = new Transition("close", "Close", CLOSED, List.of(field));
        var ticket = ticket(OPEN, step("start", WORK), asking);

        assertThat(labels(shown(ticket, true)))
                .containsExactly("Take", "Step start", "Close", "💬 Comment", "View ticket");
        assertThat(labels(shown(ticket, false))).containsExactly("Take", "Step start", "View ticket");
    }

    @Test
    void manyStepsAndLongNamesDoNotFloodTheCard() {
        var steps = IntStream.range(0, 20)
                .mapToObj(i -> new Transition("s" + i, "Long name ".repeat(10) + i, WORK, List.of()))
                .toArray(Transition[]::new);

        var labels = labels(shown(ticket(CLOSED, steps)));

        assertThat(labels).hasSize(10).allSatisfy(label -> assertThat(label).hasSizeLessThanOrEqualTo(40));
    }

    @Test
    void cardIsEditedOnlyWhenItShowsSomethingElse() {
        talk.happens(Seen.of(ticket(OPEN)).event());
        assertThat(talk.commands()).isEmpty();

        talk.happens(Seen.of(Cast.ticket("SD-1", OPEN, AGENT)).event());
        talk.happens(Seen.of(Cast.ticket("SD-1", OPEN, AGENT)).event());

        var edit = talk.only(EditMessage.class);
        assertThat(edit.target()).isEqualTo(new Target.Card());
        assertThat(words(edit)).contains("Boris Volkov");
        assertThat(talk.take().supersedes()).isEqualTo("card");
    }

    @ParameterizedTest
    @MethodSource
    void requesterIsToldWhatMattersToHim(Status from, Status to, @Nullable String notice) {
        var fixture = FlowFixture.withTicket(ticket(from)).readBefore();

        fixture.happens(Seen.of(ticket(to)).moved(from, to).event());

        assertThat(notices(fixture))
                .hasSize(notice == null ? 0 : 1)
                .allSatisfy(it -> assertThat(it).startsWith("SD-1 ").contains(String.valueOf(notice)));
    }

    static List<Arguments> requesterIsToldWhatMattersToHim() {
        return List.of(
                Arguments.of(OPEN, WORK, TAKEN),
                Arguments.of(WORK, REVIEW, null),
                Arguments.of(OPEN, PAUSE, null),
                Arguments.of(PAUSE, WORK, null),
                Arguments.of(INFO, WORK, null),
                Arguments.of(WORK, INFO, ASKED),
                Arguments.of(OPEN, INFO, ASKED),
                Arguments.of(WORK, RESOLVED, DONE),
                Arguments.of(OPEN, CLOSED, DONE),
                Arguments.of(RESOLVED, CLOSED, null),
                Arguments.of(CLOSED, OPEN, REOPENED),
                Arguments.of(CLOSED, WORK, REOPENED),
                Arguments.of(CLOSED, PAUSE, REOPENED),
                Arguments.of(CLOSED, INFO, ASKED));
    }

    @Test
    void everyStepOfAQuickHistoryIsTold() {
        talk.happens(
                Seen.of(ticket(CLOSED)).moved(OPEN, WORK).moved(WORK, CLOSED).event());

        assertThat(notices(talk))
                .satisfiesExactly(
                        first -> assertThat(first).contains(TAKEN),
                        second -> assertThat(second).contains(DONE));
    }

    @Test
    void differenceIsToldWhereTheDeskTellsNoHistory() {
        talk.happens(Seen.of(ticket(CLOSED)).event());

        assertThat(notices(talk)).singleElement().asString().contains(DONE);
    }

    @Test
    void historyThatComesLateIsNotToldAgain() {
        talk.happens(Seen.of(ticket(WORK)).event());
        talk.settle();

        talk.happens(Seen.of(ticket(WORK)).moved(OPEN, WORK).event());
        assertThat(talk.commands()).isEmpty();

        talk.happens(
                Seen.of(ticket(CLOSED)).moved(OPEN, WORK).moved(WORK, CLOSED).event());
        assertThat(notices(talk)).singleElement().asString().contains(DONE);
    }

    @Test
    void historyThatEndsElsewhereIsNotTrusted() {
        talk.happens(Seen.of(ticket(WORK)).moved(OPEN, WORK).moved(WORK, CLOSED).event());

        assertThat(notices(talk)).singleElement().asString().contains(TAKEN);
    }

    @Test
    void noticeNamesTheAssignee() {
        talk.happens(Seen.of(Cast.ticket("SD-1", WORK, AGENT)).moved(OPEN, WORK).event());

        assertThat(notices(talk)).containsExactly("SD-1 is being worked on. Assignee: Boris Volkov.");
    }

    @Test
    void assigneeAndSummaryChangeTheCardAlone() {
        talk.happens(Seen.of(Cast.ticket("SD-1", OPEN, AGENT)).event());

        assertThat(notices(talk)).isEmpty();
    }

    @Test
    void listOfTicketsIsLeafedThroughInPlace() {
        var found = new Receipt.Found(List.of(ticket(OPEN)), 12);
        var find = new Command.FindTickets(
                ANNA, 2, 5, new Command.Destination.ToPerson(ANNA.ref()), null, Cast.message("l1"));

        talk.succeeded(new Decision.Effect(Cast.DESK, "person:10", null, find, null), found);

        var edit = talk.only(EditMessage.class);
        assertThat(edit.target()).isEqualTo(new Target.One(Cast.message("l1")));
        assertThat(words(edit)).contains("12", "page 2 of 3", "SD-1");
        assertThat(labels(edit.message())).containsExactly("← Newer", "Older →");
    }

    @Test
    void listWithoutTicketsSaysSo() {
        var find = new Command.FindTickets(ANNA, 1, 5, new Command.Destination.ToPerson(ANNA.ref()), null, null);

        talk.succeeded(new Decision.Effect(Cast.DESK, "person:10", null, find, null), new Receipt.Found(List.of(), 0));

        assertThat(words(talk.only(PostMessage.class))).isEqualTo("You have no open requests.");
        assertThat(talk.only(PostMessage.class).message().buttons()).isEmpty();
    }

    private OutgoingMessage shown(Ticket ticket) {
        return shown(ticket, true);
    }

    private OutgoingMessage shown(Ticket ticket, boolean forms) {
        var policy = new FlowSettings.ChannelPolicy(
                Routing.to(Cast.DESK), FlowSettings.Intake.MESSAGE, Set.of(), forms, true, null);
        var form = new IntakeForm("New request", List.of(), List.of());
        var settings = new FlowSettings(Map.of(Cast.CHANNEL, policy), form, CsatPolicy.usual(), Locale.ENGLISH);
        return new CardView(settings, Texts.beside(Flow.class, Locale.ENGLISH)).of(talk.conversation(), ticket);
    }

    private static List<String> labels(OutgoingMessage message) {
        return message.buttons().stream()
                .flatMap(List::stream)
                .map(Button::text)
                .toList();
    }

    private static List<String> notices(FlowFixture fixture) {
        return fixture.commands().stream()
                .filter(PostMessage.class::isInstance)
                .map(FlowFixture::words)
                .toList();
    }
}
