package deskbridge.flow;

import static deskbridge.flow.Cast.ANNA;
import static deskbridge.flow.Cast.BORIS;
import static deskbridge.flow.Cast.OPEN;
import static deskbridge.flow.Cast.ROBOT;
import static deskbridge.flow.Cast.START;
import static deskbridge.flow.Cast.WORK;
import static deskbridge.flow.Cast.at;
import static deskbridge.flow.Cast.comment;
import static deskbridge.flow.Cast.commentRef;
import static deskbridge.flow.Cast.edited;
import static deskbridge.flow.Cast.inThread;
import static deskbridge.flow.Cast.internal;
import static deskbridge.flow.Cast.message;
import static deskbridge.flow.Cast.said;
import static deskbridge.flow.Cast.ticket;
import static deskbridge.flow.FlowFixture.seen;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.ChatMessage;
import deskbridge.domain.Command.AddComment;
import deskbridge.domain.Command.EditMessage;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Event.ThreadSeen;
import deskbridge.domain.Person;
import deskbridge.domain.Status;
import deskbridge.flow.FlowSettings.Intake;
import deskbridge.flow.Knowledge.Adoptable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The talk about a ticket that an older bot made, taken over from either side. */
class AdoptionTest {

    private static final Instant LONG_AGO = START.minusSeconds(86_400);
    private static final Instant LATER = START.plusSeconds(3600);
    private static final ChatMessage ROOT = at(LONG_AGO, said("m1", ANNA, "Printer is on fire"));
    private static final ChatMessage OLD = at(LONG_AGO.plusSeconds(60), said("m2", BORIS, "Which one?"));
    private static final ChatMessage NEW = at(LATER, said("m3", ANNA, "The big one"));

    private final FlowFixture talk = FlowFixture.taking(Intake.MESSAGE);

    @BeforeEach
    void olderBotsTicketIsFound() {
        talk.facts.adoptable(adoptable(ANNA)).now(LATER.plusSeconds(2));
    }

    private static Adoptable adoptable(@Nullable Person requester) {
        return new Adoptable(ticket(OPEN), inThread("m1"), requester);
    }

    @Test
    void replyTakesOverTheThreadWithACardAndWithoutRepeatingOldTalk() {
        talk.happens(seen(inThread("m1"), ROOT, OLD, NEW));

        assertThat(talk.commands()).hasExactlyElementsOfTypes(PostMessage.class, AddComment.class);
        assertThat(((PostMessage) talk.commands().getFirst()).purpose()).isEqualTo(new Purpose.Card());
        assertThat(((AddComment) talk.commands().getLast()).words().source()).isEqualTo(message("m3"));
        assertThat(talk.conversation().requester()).isEqualTo(ANNA);
        assertThat(talk.observed()).containsExactly(ticket(OPEN).ref());
    }

    @Test
    void whatFollowedTheReplyBeforeItWasReadIsNotLost() {
        var more = at(LATER.plusSeconds(1), said("m4", ANNA, "On the third floor"));

        talk.happens(new ThreadSeen(inThread("m1"), List.of(ROOT, OLD, NEW, more), ROOT.ref(), NEW.ref()));

        assertThat(talk.commands()).hasExactlyElementsOfTypes(PostMessage.class, AddComment.class, AddComment.class);
    }

    @Test
    void replyWhoseWebhookWasOvertakenIsNotLost() {
        var more = at(LATER.plusSeconds(600), said("m4", ANNA, "On the third floor"));
        talk.happens(seen(inThread("m1"), ROOT, OLD, NEW, more));
        talk.settle();

        talk.happens(seen(inThread("m1"), NEW));

        assertThat(talk.only(AddComment.class).words().source()).isEqualTo(message("m3"));
    }

    @Test
    void editOfAnOldMessageRepeatsOnlyThatMessage() {
        talk.happens(new ThreadSeen(
                inThread("m1"),
                List.of(ROOT, edited(OLD, "Which printer?"), at(LONG_AGO.plusSeconds(70), NEW)),
                ROOT.ref(),
                OLD.ref()));

        assertThat(talk.commands()).hasExactlyElementsOfTypes(PostMessage.class, AddComment.class);
        assertThat(((AddComment) talk.commands().getLast()).words().source()).isEqualTo(message("m2"));
    }

    @Test
    void whoeverBeganTheThreadIsTakenForTheRequesterWhenNobodyElseIsKnown() {
        talk.facts.adoptable(adoptable(null));
        talk.happens(seen(inThread("m1"), ROOT, NEW));

        assertThat(talk.conversation().requester()).isEqualTo(ANNA);
    }

    @Test
    void robotIsNoRequester() {
        talk.facts.adoptable(adoptable(null));
        talk.happens(seen(inThread("m1"), at(LONG_AGO, said("m1", ROBOT, "A form was sent")), NEW));

        assertThat(talk.conversation().requester()).isNotEqualTo(ROBOT);
        assertThat(talk.conversation().requester().ref()).isNotEqualTo(ANNA.ref());
    }

    @Test
    void oldCommentsAreNotShownAgainAfterAReplyTookOver() {
        talk.happens(seen(inThread("m1"), ROOT, NEW));
        talk.settle();

        talk.happens(Seen.of(ticket(OPEN))
                .with(at(LONG_AGO, comment("c1", "Looking")), at(LATER.plusSeconds(5), comment("c2", "Found")))
                .event());

        assertThat(talk.only(PostMessage.class).purpose()).isEqualTo(new Purpose.MirrorOf(commentRef("c2")));
    }

    @Test
    void commentTakesOverTheThreadAndIsShownWhenTheHintNamesIt() {
        talk.happens(Seen.of(ticket(OPEN))
                .with(at(LONG_AGO, comment("c1", "Looking")), at(LATER, comment("c2", "Found")))
                .hinting("c2")
                .event());

        assertThat(talk.commands()).hasExactlyElementsOfTypes(PostMessage.class, PostMessage.class);
        assertThat(((PostMessage) talk.commands().getLast()).purpose())
                .isEqualTo(new Purpose.MirrorOf(commentRef("c2")));
    }

    @Test
    void commentReadTooEarlyIsShownWhenItsOwnHintComes() {
        var first = at(LATER, comment("c1", "Looking"));
        var second = at(LATER.plusSeconds(1), comment("c2", "Found"));
        talk.happens(Seen.of(ticket(OPEN)).with(first, second).hinting("c1").event());
        talk.settle();

        talk.happens(Seen.of(ticket(OPEN)).with(second).hinting("c2").event());
        talk.happens(Seen.of(ticket(OPEN)).with(second).hinting("c2").event());

        assertThat(talk.only(PostMessage.class).purpose()).isEqualTo(new Purpose.MirrorOf(commentRef("c2")));
    }

    @Test
    void internalCommentStaysInternalWhenTheHintNamesIt() {
        talk.happens(Seen.of(ticket(OPEN))
                .with(internal(at(LATER, comment("c1", "He is angry"))))
                .hinting("c1")
                .event());

        assertThat(talk.commands()).hasExactlyElementsOfTypes(PostMessage.class);
        assertThat(talk.only(PostMessage.class).purpose()).isEqualTo(new Purpose.Card());
    }

    @Test
    void whatHappenedToTheTicketBeforeIsNotTold() {
        talk.happens(Seen.of(ticket(WORK)).moved(OPEN, WORK).event());

        assertThat(talk.commands()).hasExactlyElementsOfTypes(PostMessage.class, EditMessage.class);
    }

    @Test
    void whatHappensToTheTicketFromThenOnIsTold() {
        talk.happens(seen(inThread("m1"), ROOT, NEW));
        talk.settle();
        talk.happens(Seen.of(ticket(OPEN)).event());

        talk.happens(Seen.of(ticket(WORK)).moved(OPEN, WORK).event());

        assertThat(talk.commands())
                .anySatisfy(it -> assertThat(it)
                        .isInstanceOfSatisfying(
                                PostMessage.class,
                                post -> assertThat(FlowFixture.words(post)).contains("is being worked on")));
        assertThat(talk.ticket().status().kind()).isEqualTo(Status.Kind.IN_PROGRESS);
    }

    @Test
    void threadThatHasATicketAlreadyIsNotTakenOver() {
        var own = FlowFixture.withTicket(ticket(OPEN));
        own.facts.adoptable(new Adoptable(Cast.ticket("SD-2", OPEN, null), inThread("m1"), ANNA));

        own.happens(Seen.of(Cast.ticket("SD-2", OPEN, null))
                .with(comment("c1", "A copy"))
                .event());

        assertThat(own.commands()).isEmpty();
        assertThat(own.ticket().ref()).isEqualTo(ticket(OPEN).ref());
    }
}
