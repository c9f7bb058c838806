package deskbridge.flow;

import static deskbridge.flow.Cast.AGENT;
import static deskbridge.flow.Cast.ANNA;
import static deskbridge.flow.Cast.BORIS;
import static deskbridge.flow.Cast.CHANNEL;
import static deskbridge.flow.Cast.DESK;
import static deskbridge.flow.Cast.OPEN;
import static deskbridge.flow.Cast.START;
import static deskbridge.flow.Cast.WORK;
import static deskbridge.flow.Cast.comment;
import static deskbridge.flow.Cast.commentRef;
import static deskbridge.flow.Cast.direct;
import static deskbridge.flow.Cast.inThread;
import static deskbridge.flow.Cast.message;
import static deskbridge.flow.Cast.said;
import static deskbridge.flow.Cast.ticket;
import static deskbridge.flow.Cast.topLevel;
import static deskbridge.flow.FlowFixture.seen;
import static deskbridge.flow.FlowFixture.words;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.Command;
import deskbridge.domain.Command.AddNote;
import deskbridge.domain.Command.CreateTicket;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.EditMessage;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Command.Target;
import deskbridge.domain.CommentWords;
import deskbridge.domain.Event.FormSubmitted;
import deskbridge.domain.Form;
import deskbridge.domain.FormAnswer;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Receipt;
import deskbridge.domain.RichText;
import deskbridge.domain.TicketDraft;
import deskbridge.flow.FlowSettings.Intake;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {

    private static final RichText TEXT = RichText.plain("Hurry\nplease");
    private static final CommentWords WORDS =
            new CommentWords(message("m2"), ANNA, TEXT, List.of(), START, null, false);
    private static final TicketDraft DRAFT =
            new TicketDraft("Printer", TEXT, ANNA, inThread("m1"), null, List.of(), null, null, null, Map.of());
    private static final OutgoingMessage MESSAGE = OutgoingMessage.of(TEXT);
    private static final Destination OWN_THREAD = new Destination.OwnThread();

    private final FlowFixture talk = FlowFixture.withTicket(ticket(OPEN));

    private void fails(Command command) {
        fails(command, "the desk is full");
    }

    private void fails(Command command, String reason) {
        var target = command instanceof Command.ToDesk ? DESK : CHANNEL;
        talk.failed(new Decision.Effect(target, "lane", talk.conversation().id(), command, null), reason);
    }

    private static List<Command> everyCommand() {
        return List.of(
                new CreateTicket("u", DRAFT),
                new Command.EditTicket(TEXT, DRAFT, message("m1")),
                new Command.AddComment(WORDS),
                new Command.EditComment(WORDS),
                new AddNote(TEXT),
                new Command.MoveTicket("close", Map.of(), BORIS),
                new Command.AssignTicket(AGENT),
                new Command.GrantAccess(List.of(BORIS)),
                new Command.FindTickets(ANNA, 1, 5, new Destination.ToPerson(ANNA.ref()), null, null),
                new PostMessage(OWN_THREAD, MESSAGE, new Purpose.Card()),
                new PostMessage(OWN_THREAD, MESSAGE, new Purpose.MirrorOf(commentRef("c1"))),
                new PostMessage(OWN_THREAD, MESSAGE, new Purpose.Notice()),
                new PostMessage(OWN_THREAD, MESSAGE, new Purpose.Opening("u")),
                new PostMessage(new Destination.ToPerson(ANNA.ref()), MESSAGE, new Purpose.Notice()),
                new EditMessage(new Target.Card(), MESSAGE),
                new EditMessage(new Target.MirrorOf(commentRef("c1")), MESSAGE),
                new EditMessage(new Target.One(message("x")), MESSAGE),
                new Command.OpenForm("t", new Form("k", "m", "t", "s", null, List.of()), BORIS, START, inThread("m1")));
    }

    private static List<Command> commandsThatNeedNoConversation() {
        return everyCommand().stream()
                .filter(it -> !(it instanceof PostMessage post && post.purpose() instanceof Purpose.Opening))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void failingToTellAFailureEndsSoon(Command command) {
        fails(command);

        assertThat(talk.failAll()).isLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("commandsThatNeedNoConversation")
    void failuresOfAConversationThatIsForgottenHarmNothing(Command command) {
        boolean needsConversation = command instanceof PostMessage post && post.purpose() instanceof Purpose.Opening;
        org.junit.jupiter.api.Assumptions.assumeFalse(needsConversation, "an opening always has its conversation");
        var empty = FlowFixture.taking(Intake.MESSAGE);

        empty.failed(new Decision.Effect(DESK, "lane", null, command, null), "the desk is full");

        assertThat(empty.failAll()).isLessThanOrEqualTo(1);
    }

    @Test
    void authorSeesInTheThreadWhatWasNotDeliveredAndWhy() {
        fails(new Command.AddComment(WORDS));

        var post = talk.only(PostMessage.class);
        assertThat(post.to()).isEqualTo(OWN_THREAD);
        assertThat(words(post)).contains("Not delivered", "“Hurry please”", "the desk is full");
    }

    @Test
    void longWordsAreQuotedInPart() {
        var longWords =
                new CommentWords(message("m2"), ANNA, RichText.plain("🔥".repeat(200)), List.of(), START, null, false);

        fails(new Command.AddComment(longWords));

        assertThat(words(talk.only(PostMessage.class))).contains("“" + "🔥".repeat(80) + "…”");
    }

    @Test
    void requestThatBecameNoTicketIsSaidInItsThread() {
        var fresh = FlowFixture.taking(Intake.MESSAGE);
        fresh.happens(seen(topLevel("m1"), said("m1", ANNA, "Printer is on fire")));

        fresh.failed(fresh.take(), "no such queue");

        var post = fresh.only(PostMessage.class);
        assertThat(post.to()).isEqualTo(OWN_THREAD);
        assertThat(words(post)).contains("was not created", "no such queue");
    }

    @Test
    void requestWhoseThreadCouldNotBeOpenedIsMadeAllTheSame() {
        var fresh = asksInADirectChat();

        fresh.failed(fresh.take(), "the chat is closed");

        assertThat(fresh.only(CreateTicket.class).unique()).isEqualTo("pachca:form:n1");
    }

    @Test
    void requesterWithoutAThreadIsToldByHimself() {
        var fresh = asksInADirectChat();
        fresh.failed(fresh.take(), "the chat is closed");

        fresh.failed(fresh.take(), "no such queue");

        assertThat(fresh.only(PostMessage.class).to()).isEqualTo(new Destination.ToPerson(ANNA.ref()));
    }

    private static FlowFixture asksInADirectChat() {
        var fresh = FlowFixture.taking(Intake.MENU);
        fresh.happens(new FormSubmitted(
                ANNA,
                FormMemory.INTAKE,
                new FormMemory.Intake("n1", direct("m1")).text(),
                Map.of("description", new FormAnswer.Text("Printer is on fire")),
                START,
                null));
        return fresh;
    }

    @Test
    void agentsAreToldWhatTheRequesterDidNotSee() {
        fails(new PostMessage(OWN_THREAD, MESSAGE, new Purpose.MirrorOf(commentRef("c1"))));
        assertThat(words(talk.only(AddNote.class))).contains("not delivered to the chat", "the desk is full");
        talk.take();

        fails(new EditMessage(new Target.MirrorOf(commentRef("c1")), MESSAGE));
        assertThat(words(talk.only(AddNote.class))).contains("edit");
        talk.take();

        fails(new PostMessage(OWN_THREAD, MESSAGE, new Purpose.Card()), "the bot is blocked");
        assertThat(words(talk.only(AddNote.class))).contains("card");
    }

    @Test
    void agentsAreToldOnceThatNoNoticeGetsThroughUntilOneDoesOrForAnotherReason() {
        var notice = new PostMessage(OWN_THREAD, MESSAGE, new Purpose.Notice());
        fails(notice, "the bot is blocked");
        assertThat(words(talk.only(AddNote.class)))
                .contains("notice", "not delivered to the chat", "the bot is blocked");
        talk.take();
        fails(notice, "the bot is blocked");
        fails(new PostMessage(OWN_THREAD, MESSAGE, new Purpose.Card()), "the bot is blocked");
        assertThat(talk.commands()).isEmpty();

        fails(notice, "the account is deleted");
        assertThat(words(talk.only(AddNote.class))).contains("the account is deleted");
        talk.take();
        talk.succeeded(
                new Decision.Effect(CHANNEL, "lane", talk.conversation().id(), notice, null),
                new Receipt.Posted(List.of(message("hub7")), inThread("m1").thread()));
        fails(notice, "the account is deleted");
        assertThat(words(talk.only(AddNote.class))).contains("the account is deleted");
    }

    @Test
    void whatIsSaidToOnePersonAloneIsNoAffairOfTheAgents() {
        fails(new PostMessage(new Destination.ToPerson(ANNA.ref()), MESSAGE, new Purpose.Notice()));

        assertThat(talk.commands()).isEmpty();
    }

    @Test
    void whoeverPressedIsToldByHimself() {
        fails(new Command.MoveTicket("close", Map.of(), BORIS));

        assertThat(talk.only(PostMessage.class).to()).isEqualTo(new Destination.ToPerson(BORIS.ref()));
    }

    @Test
    void cardThatCannotBeEditedIsWrittenAnewAsTheTicketStandsNow() {
        talk.happens(Seen.of(ticket(WORK)).event());
        var edit = talk.take(EditMessage.class).command();
        talk.forget();

        fails(edit);

        var card = talk.only(PostMessage.class);
        assertThat(card.purpose()).isEqualTo(new Purpose.Card());
        assertThat(words(card)).contains("In progress");
        talk.settle();
        assertThat(talk.commands()).isEmpty();
        assertThat(talk.conversation().card()).hasSize(1).doesNotContain(message("hub1"));
    }

    @Test
    void oneFailureDoesNotStopTheTalk() {
        fails(new Command.AddComment(WORDS));
        talk.settle();

        talk.happens(Seen.of(ticket(OPEN)).with(comment("c1", "What is it?")).event());

        assertThat(talk.only(PostMessage.class).purpose()).isEqualTo(new Purpose.MirrorOf(commentRef("c1")));
    }
}
