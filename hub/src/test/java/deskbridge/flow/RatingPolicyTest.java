package deskbridge.flow;

import static deskbridge.flow.Cast.AGENT;
import static deskbridge.flow.Cast.ANNA;
import static deskbridge.flow.Cast.CLARA;
import static deskbridge.flow.Cast.OPEN;
import static deskbridge.flow.Cast.RESOLVED;
import static deskbridge.flow.Cast.WORK;
import static deskbridge.flow.FlowFixture.words;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.MoveTicket;
import deskbridge.domain.Command.OpenForm;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Event.Scene;
import deskbridge.domain.FormField;
import deskbridge.domain.Person;
import deskbridge.domain.Place;
import deskbridge.domain.Rating.Piece;
import deskbridge.domain.Rating.Skip;
import deskbridge.domain.Rating.State;
import deskbridge.domain.Ticket;
import deskbridge.domain.Transition;
import deskbridge.flow.CsatPolicy.Only;
import deskbridge.flow.CsatPolicy.Times;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whom the policy leaves alone, and the way back after a low rating. */
class RatingPolicyTest {

    private static final Place AGENTS = new Place(RatingFixture.AGENTS, Cast.thread("alert"), false, false);

    static CsatPolicy policy(Times times, int sample, Only only) {
        var usual = RatingFixture.policy();
        return new CsatPolicy(
                true,
                usual.statuses(),
                times,
                sample,
                only,
                usual.rates(),
                usual.agents(),
                usual.thanks(),
                usual.zone());
    }

    private static @Nullable Skip skipped(CsatPolicy policy) {
        var talk = new RatingFixture(policy);
        talk.stands(RESOLVED);
        assertThat(talk.commands())
                .noneMatch(
                        it -> talk.isPiece(it, Piece.QUESTION) && talk.rating().skip() != null);
        assertThat(talk.rating().state() == State.SKIPPED)
                .isEqualTo(talk.rating().skip() != null);
        return talk.rating().skip();
    }

    private static Only only(Set<String> types, Set<String> groups, Set<String> chats) {
        return new Only(types, groups, chats);
    }

    @Test
    void onlyTheseTypesGroupsAndChatsAreAsked() {
        assertThat(skipped(policy(Times.USUAL, 100, only(Set.of("bug"), Set.of(), Set.of()))))
                .isEqualTo(Skip.TYPE);
        assertThat(skipped(policy(Times.USUAL, 100, only(Set.of("Incident"), Set.of("sd"), Set.of("7")))))
                .isNull();
        assertThat(skipped(policy(Times.USUAL, 100, only(Set.of(), Set.of("OTHER"), Set.of()))))
                .isEqualTo(Skip.GROUP);
        assertThat(skipped(policy(Times.USUAL, 100, only(Set.of(), Set.of(), Set.of("8")))))
                .isEqualTo(Skip.CHAT);
    }

    @Test
    void whoIsNotAskedIsToldTheEndAsUsual() {
        var talk = new RatingFixture(policy(Times.USUAL, 0, Only.EVERYTHING));
        talk.stands(RESOLVED);

        assertThat(talk.rating().skip()).isEqualTo(Skip.SAMPLING);
        assertThat(talk.said())
                .singleElement()
                .satisfies(said -> assertThat(said).contains("is finished", "Resolved"));
    }

    @Test
    void aSampleIsDrawnTheSameEveryTimeAndAboutAsLarge() {
        var policy = policy(Times.USUAL, 30, Only.EVERYTHING);
        var talk = new RatingFixture(policy);
        var conversation = talk.conversation();
        long asked = IntStream.rangeClosed(1, 1000)
                .filter(episode -> policy.skips(conversation, talk.ticket(RESOLVED), episode)
                        .isEmpty())
                .count();

        assertThat(asked).isBetween(250L, 350L);
        assertThat(policy.skips(conversation, talk.ticket(RESOLVED), 7))
                .isEqualTo(policy.skips(conversation, talk.ticket(RESOLVED), 7));
    }

    @Test
    void nobodyIsAskedWhereItIsSwitchedOff() {
        var usual = RatingFixture.policy();
        var talk = new RatingFixture(new CsatPolicy(
                false,
                usual.statuses(),
                usual.times(),
                usual.sample(),
                usual.only(),
                usual.rates(),
                usual.agents(),
                usual.thanks(),
                usual.zone()));
        talk.stands(RESOLVED);

        assertThat(talk.ratings())
                .singleElement()
                .satisfies(rating -> assertThat(rating.skip()).isEqualTo(Skip.DISABLED));
        assertThat(talk.said()).hasSize(1);
    }

    @Test
    void whoWasAskedNotLongAgoIsLeftAlone() {
        var usual = Times.USUAL;
        var times = new Times(usual.delay(), usual.reminder(), usual.expiry(), usual.change(), Duration.ofDays(3));
        var talk = new RatingFixture(policy(times, 100, Only.EVERYTHING));
        talk.stands(RESOLVED);
        talk.settle();
        talk.stands(OPEN);
        talk.settle();
        talk.stands(RESOLVED);
        assertThat(talk.rating().skip()).isEqualTo(Skip.COOLDOWN);
        talk.settle();
        talk.stands(OPEN);
        talk.settle();
        talk.later(Duration.ofDays(3));
        talk.stands(RESOLVED);

        assertThat(talk.rating().episode()).isEqualTo(3);
        assertThat(talk.rating().state()).isEqualTo(State.ASKED);
    }

    private static RatingFixture delayed() {
        var usual = Times.USUAL;
        var times =
                new Times(Duration.ofMinutes(30), usual.reminder(), usual.expiry(), usual.change(), usual.cooldown());
        return new RatingFixture(policy(times, 100, Only.EVERYTHING));
    }

    @Test
    void theQuestionMayComeLaterThanTheEnd() {
        var talk = delayed();
        talk.stands(RESOLVED);
        assertThat(talk.said())
                .singleElement()
                .satisfies(said -> assertThat(said).contains("is finished"));
        talk.settle();
        talk.later(Duration.ofMinutes(30));
        talk.wakes();

        assertThat(words(talk.posted(Piece.QUESTION))).contains("how did we do?");
    }

    @Test
    void aTicketThatIsTakenUpBeforeTheQuestionIsNotAskedAbout() {
        var talk = delayed();
        talk.stands(RESOLVED);
        talk.stands(WORK);
        talk.settle();
        talk.later(Duration.ofMinutes(30));
        talk.wakes();

        assertThat(talk.commands()).isEmpty();
        assertThat(talk.rating().state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void whoHasRatedInTheDeskIsNotAsked() {
        var talk = new RatingFixture();
        talk.ratedInTheDesk("good");
        talk.stands(RESOLVED);
        assertThat(talk.rating().skip()).isEqualTo(Skip.RATED_IN_DESK);

        var later = delayed();
        later.stands(RESOLVED);
        later.settle();
        later.ratedInTheDesk("bad");
        later.stands(RESOLVED);
        later.later(Duration.ofMinutes(30));
        later.wakes();
        assertThat(later.rating().skip()).isEqualTo(Skip.RATED_IN_DESK);
        assertThat(later.commands()).isEmpty();
    }

    @Test
    void anOpenQuestionIsTakenBackWhenTheDeskIsFaster() {
        var talk = new RatingFixture();
        talk.stands(RESOLVED);
        talk.settle();
        talk.ratedInTheDesk("good");
        talk.stands(RESOLVED);

        assertThat(talk.edited(Piece.QUESTION).message().buttons()).isEmpty();
        assertThat(talk.rating().skip()).isEqualTo(Skip.RATED_IN_DESK);
    }

    @Test
    void whatTheHubItselfRatedIsNoAnswerToTheNextQuestion() {
        var talk = new RatingFixture();
        talk.stands(RESOLVED);
        talk.settle();
        talk.presses(ANNA, 5);
        talk.settle();
        talk.ratedInTheDesk("good");
        talk.stands(RESOLVED);
        assertThat(talk.rating().state()).isEqualTo(State.RATED);
        talk.stands(OPEN);
        talk.settle();
        talk.stands(RESOLVED);

        assertThat(talk.rating().episode()).isEqualTo(2);
        assertThat(talk.rating().state()).isEqualTo(State.ASKED);
    }

    private static RatingFixture ratedLow() {
        var talk = new RatingFixture();
        talk.stands(RESOLVED);
        talk.settle();
        talk.presses(ANNA, 1);
        talk.settle();
        return talk;
    }

    private static void takesUp(RatingFixture talk, Person who, Place where, Ticket ticket) {
        String data = new Action.Return(talk.conversation().id(), 1).data();
        talk.happens(talk.press(who, data, where, new Scene(ticket, null)));
    }

    private static void isToldAlone(RatingFixture talk, Person who, String words) {
        assertThat(talk.commands()).singleElement().satisfies(command -> {
            assertThat(((PostMessage) command).to()).isEqualTo(new Destination.ToPerson(who.ref()));
            assertThat(words(command)).contains(words);
        });
    }

    @Test
    void whoeverIsInTheAgentsChatTakesTheTicketUpAgain() {
        var talk = ratedLow();
        takesUp(talk, CLARA, AGENTS, talk.ticket(RESOLVED));

        assertThat(talk.commands(MoveTicket.class)).singleElement().satisfies(move -> {
            assertThat(move.transition()).isEqualTo("reopen");
            assertThat(move.actor()).isEqualTo(CLARA);
        });
    }

    @Test
    void nobodyElsewhereDoes() {
        var talk = ratedLow();
        takesUp(talk, CLARA, Cast.inThread("m1"), talk.ticket(RESOLVED));

        isToldAlone(talk, CLARA, "support agents");
    }

    @Test
    void whatIsInWorkAlreadyIsSaidToBe() {
        var talk = ratedLow();
        takesUp(talk, CLARA, AGENTS, talk.ticket(WORK));

        isToldAlone(talk, CLARA, "in progress already");
    }

    @Test
    void aDeskWithoutAWayBackIsQuoted() {
        var talk = ratedLow();
        takesUp(talk, CLARA, AGENTS, Cast.ticket("SD-1", RESOLVED, AGENT));

        isToldAlone(talk, CLARA, "no such step");
    }

    @Test
    void aWayBackThatAsksForSomethingOpensItsForm() {
        var talk = ratedLow();
        var why = new FormField.TextInput("why", "Why", true, false, 1, 100, null);
        var step = new Transition("again", "Again", OPEN, List.of(why));
        takesUp(talk, CLARA, AGENTS, Cast.ticket("SD-1", RESOLVED, AGENT, step));

        assertThat(talk.commands(OpenForm.class))
                .singleElement()
                .satisfies(open -> assertThat(open.form().fields()).containsExactly(why));
    }
}
