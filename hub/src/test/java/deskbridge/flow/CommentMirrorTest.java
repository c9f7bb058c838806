package deskbridge.flow;

import static deskbridge.flow.Cast.ANNA;
import static deskbridge.flow.Cast.OPEN;
import static deskbridge.flow.Cast.comment;
import static deskbridge.flow.Cast.commentRef;
import static deskbridge.flow.Cast.inThread;
import static deskbridge.flow.Cast.internal;
import static deskbridge.flow.Cast.own;
import static deskbridge.flow.Cast.said;
import static deskbridge.flow.Cast.ticket;
import static deskbridge.flow.Cast.topLevel;
import static deskbridge.flow.FlowFixture.seen;
import static deskbridge.flow.FlowFixture.words;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.EditMessage;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Command.Target;
import deskbridge.domain.Comment;
import deskbridge.domain.RichText;
import deskbridge.flow.FlowSettings.Intake;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CommentMirrorTest {

    private static final Comment COMMENT = comment("c1", "Try another cable");
    private static final Comment REWORDED = comment("c1", "Try a shorter cable");

    private final FlowFixture talk = FlowFixture.withTicket(ticket(OPEN));

    @Test
    void agentsCommentReachesTheThreadWithItsAuthorAndWords() {
        talk.happens(Seen.of(ticket(OPEN)).with(COMMENT).event());

        var post = talk.only(PostMessage.class);
        assertThat(post.to()).isEqualTo(new Destination.OwnThread());
        assertThat(post.purpose()).isEqualTo(new Purpose.MirrorOf(commentRef("c1")));
        assertThat(words(post)).isEqualTo("🔔 New comment:\nBoris Volkov\nTry another cable");
    }

    @Test
    void wordsThatBeginWithAListKeepIt() {
        var list = new RichText.Listing(
                false, List.of(new RichText.Item(RichText.plain("one").blocks())));
        var comment = new Comment(
                COMMENT.ref(),
                COMMENT.author(),
                false,
                false,
                new RichText(List.of(list)),
                List.of(),
                COMMENT.createdAt(),
                "1");

        talk.happens(Seen.of(ticket(OPEN)).with(comment).event());

        assertThat(talk.only(PostMessage.class).message().text().blocks())
                .hasSize(2)
                .contains(list);
    }

    @Test
    void commentIsMirroredOnceHoweverOftenItIsRead() {
        talk.happens(Seen.of(ticket(OPEN)).with(COMMENT).hinting("c1").event());
        talk.settle();

        talk.happens(Seen.of(ticket(OPEN)).with(COMMENT).hinting("c1").event());
        talk.happens(Seen.of(ticket(OPEN)).with(COMMENT).complete().event());

        assertThat(talk.commands()).isEmpty();
    }

    @Test
    void editedCommentRewritesItsMessage() {
        talk.happens(Seen.of(ticket(OPEN)).with(COMMENT).event());
        talk.settle();

        talk.happens(Seen.of(ticket(OPEN)).with(REWORDED).event());

        var edit = talk.only(EditMessage.class);
        assertThat(edit.target()).isEqualTo(new Target.MirrorOf(commentRef("c1")));
        assertThat(words(edit)).endsWith("Try a shorter cable");
        assertThat(talk.take().supersedes()).isEqualTo("mirror:c1");
    }

    @Test
    void deletedCommentIsTakenBackOnce() {
        talk.happens(Seen.of(ticket(OPEN)).with(COMMENT).event());
        talk.settle();

        talk.happens(Seen.of(ticket(OPEN)).without("c1").event());
        talk.happens(Seen.of(ticket(OPEN)).without("c1").event());

        assertThat(words(talk.only(EditMessage.class))).isEqualTo("🗑 The comment was deleted");
    }

    @Test
    void commentMissingFromACompleteReadingWasDeleted() {
        var other = comment("c2", "Still there");
        talk.happens(Seen.of(ticket(OPEN)).with(COMMENT, other).event());
        talk.settle();

        talk.happens(Seen.of(ticket(OPEN)).with(other).event());
        assertThat(talk.commands()).isEmpty();

        talk.happens(Seen.of(ticket(OPEN)).with(other).complete().event());
        assertThat(talk.only(EditMessage.class).target()).isEqualTo(new Target.MirrorOf(commentRef("c1")));
    }

    @Test
    void deletionOfWhatWeWroteOurselvesIsNotTold() {
        talk.happens(seen(inThread("m1"), said("m2", ANNA, "Hurry")));
        talk.settle();

        talk.happens(Seen.of(ticket(OPEN)).complete().event());

        assertThat(talk.commands()).isEmpty();
    }

    @Test
    void internalCommentIsNeverShown() {
        var secret = internal(COMMENT);

        talk.happens(Seen.of(ticket(OPEN)).with(secret).hinting("c1").event());
        talk.happens(
                Seen.of(ticket(OPEN)).with(internal(REWORDED)).hinting("c1").event());
        talk.happens(Seen.of(ticket(OPEN)).without("c1").event());

        assertThat(talk.commands()).isEmpty();
    }

    @Test
    void internalCommentIsShownWhenItBecomesPublicEvenInTheSameWords() {
        talk.happens(Seen.of(ticket(OPEN)).with(internal(COMMENT)).event());

        talk.happens(Seen.of(ticket(OPEN)).with(COMMENT).event());
        talk.happens(Seen.of(ticket(OPEN)).with(COMMENT).event());

        assertThat(talk.only(PostMessage.class).purpose()).isEqualTo(new Purpose.MirrorOf(commentRef("c1")));
    }

    @Test
    void commentThatBecomesInternalIsWithdrawnOnceAndComesBackInPlace() {
        talk.happens(Seen.of(ticket(OPEN)).with(COMMENT).event());
        talk.settle();

        talk.happens(Seen.of(ticket(OPEN)).with(internal(COMMENT)).event());
        talk.happens(Seen.of(ticket(OPEN)).with(internal(REWORDED)).event());
        assertThat(words(talk.only(EditMessage.class))).isEqualTo("🗑 The comment was withdrawn");
        talk.settle();

        talk.happens(Seen.of(ticket(OPEN)).with(COMMENT).event());
        assertThat(words(talk.only(EditMessage.class))).endsWith("Try another cable");
    }

    @Test
    void unknownCommentOfOurAccountWaitsWhileOneOfOursIsOnItsWay() {
        talk.facts.commentOnItsWay(true);

        var decision = talk.happens(Seen.of(ticket(OPEN)).with(own(COMMENT)).event());

        assertThat(decision.hold()).isNotNull();
        assertThat(decision.effects()).isEmpty();
        assertThat(decision.ledger()).isEmpty();
    }

    @Test
    void othersCommentsDoNotWaitForOurs() {
        talk.facts.commentOnItsWay(true);

        talk.happens(Seen.of(ticket(OPEN)).with(COMMENT).event());

        assertThat(talk.commands()).hasSize(1);
    }

    @Test
    void commentByWhoeverLentTheTokenIsMirroredLikeAnyOther() {
        talk.happens(Seen.of(ticket(OPEN)).with(own(COMMENT)).event());

        assertThat(talk.only(PostMessage.class).purpose()).isEqualTo(new Purpose.MirrorOf(commentRef("c1")));
    }

    @Test
    void whatWeWroteDoesNotComeBack() {
        talk.happens(seen(inThread("m1"), said("m2", ANNA, "Hurry")));
        talk.settle();
        var ours = Objects.requireNonNull(talk.ledger().getLast().comment());

        talk.happens(Seen.of(ticket(OPEN))
                .with(own(comment(ours.id(), "Anna: Hurry")))
                .event());
        talk.happens(Seen.of(ticket(OPEN))
                .with(own(comment(ours.id(), "Anna: Hurry up")))
                .event());

        assertThat(talk.commands()).isEmpty();
    }

    @Test
    void copyOfATicketDoesNotSpeakInItsThread() {
        talk.happens(seen(inThread("m1"), said("m2", ANNA, "Hurry")));
        talk.settle();
        talk.facts.adoptable(new Knowledge.Adoptable(Cast.ticket("SD-2", OPEN, null), inThread("m1"), ANNA));

        var decision = talk.happens(
                Seen.of(Cast.ticket("SD-2", Cast.WORK, null)).with(COMMENT).event());

        assertThat(decision.effects()).isEmpty();
        assertThat(decision.note()).contains("copy");
    }

    @Test
    void ticketOfNobodyIsLeftAlone() {
        var decision = FlowFixture.taking(Intake.MESSAGE)
                .happens(Seen.of(ticket(OPEN)).with(COMMENT).event());

        assertThat(decision.effects()).isEmpty();
        assertThat(decision.conversation()).isNull();
    }

    @Test
    void ticketWhoseMakingIsOnItsWayWaits() {
        var fixture = askedButNotMade();
        fixture.facts.commentOnItsWay(true);

        assertThat(fixture.happens(Seen.of(ticket(OPEN)).event()).hold()).isNotNull();
    }

    @Test
    void ticketWhoseMakingWasGivenUpThoughItTookEffectIsJoined() {
        var fixture = askedButNotMade();
        fixture.failed(fixture.take(), "no answer for a day");
        fixture.take();

        fixture.happens(Seen.of(ticket(OPEN)).with(COMMENT).event());

        assertThat(fixture.only(PostMessage.class).purpose()).isEqualTo(new Purpose.Card());
        assertThat(fixture.observed()).contains(ticket(OPEN).ref());
        fixture.settle();
        fixture.happens(Seen.of(ticket(OPEN)).with(COMMENT).event());
        assertThat(fixture.only(PostMessage.class).purpose()).isEqualTo(new Purpose.MirrorOf(commentRef("c1")));
    }

    private static FlowFixture askedButNotMade() {
        var fixture = FlowFixture.taking(Intake.MESSAGE);
        fixture.happens(seen(topLevel("m1"), said("m1", ANNA, "Printer is on fire")));
        fixture.facts.adoptable(new Knowledge.Adoptable(ticket(OPEN), inThread("m1"), ANNA));
        return fixture;
    }
}
