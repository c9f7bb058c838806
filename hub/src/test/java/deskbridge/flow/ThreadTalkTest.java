package deskbridge.flow;

import static deskbridge.flow.Cast.ANNA;
import static deskbridge.flow.Cast.BORIS;
import static deskbridge.flow.Cast.CLARA;
import static deskbridge.flow.Cast.OPEN;
import static deskbridge.flow.Cast.ROBOT;
import static deskbridge.flow.Cast.START;
import static deskbridge.flow.Cast.at;
import static deskbridge.flow.Cast.deleted;
import static deskbridge.flow.Cast.edited;
import static deskbridge.flow.Cast.inThread;
import static deskbridge.flow.Cast.mentioning;
import static deskbridge.flow.Cast.message;
import static deskbridge.flow.Cast.own;
import static deskbridge.flow.Cast.said;
import static deskbridge.flow.Cast.ticket;
import static deskbridge.flow.Cast.topLevel;
import static deskbridge.flow.Cast.withFiles;
import static deskbridge.flow.FlowFixture.seen;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.ChatMessage;
import deskbridge.domain.Command.AddComment;
import deskbridge.domain.Command.CreateTicket;
import deskbridge.domain.Command.EditComment;
import deskbridge.domain.Command.EditTicket;
import deskbridge.domain.Command.GrantAccess;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.RichText;
import deskbridge.flow.FlowSettings.Intake;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadTalkTest {

    private static final ChatMessage REQUEST = said("m1", ANNA, "Printer is on fire");
    private static final ChatMessage REPLY = at(START.plusSeconds(5), said("m2", BORIS, "Which one?"));

    private final FlowFixture talk = FlowFixture.withTicket(ticket(OPEN));

    @Test
    void replyBecomesACommentWithItsAuthorTextAndFiles() {
        talk.happens(seen(inThread("m1"), withFiles(REPLY, "plan.pdf")));

        var words = talk.only(AddComment.class).words();
        assertThat(words.source()).isEqualTo(message("m2"));
        assertThat(words.author()).isEqualTo(BORIS);
        assertThat(words.text()).isEqualTo(REPLY.text());
        assertThat(words.files()).extracting("name").containsExactly("plan.pdf");
        assertThat(words.at()).isEqualTo(REPLY.createdAt());
        assertThat(words.removed()).isFalse();
    }

    @Test
    void replyIsMirroredOnceHoweverOftenItIsRead() {
        talk.happens(seen(inThread("m1"), REPLY));
        talk.settle();

        talk.happens(seen(inThread("m1"), REPLY));
        talk.happens(seen(inThread("m1"), REQUEST, REPLY, at(START.plusSeconds(9), said("m3", ANNA, "All"))));

        assertThat(talk.only(AddComment.class).words().source()).isEqualTo(message("m3"));
    }

    @Test
    void whatWasWrittenWhileTheRequestWasOnItsWayIsMirroredToo() {
        var fixture = FlowFixture.taking(Intake.MESSAGE);
        fixture.facts.now(START.plusSeconds(600));
        fixture.happens(seen(topLevel("m1"), REQUEST));

        fixture.happens(seen(inThread("m1"), REPLY));

        assertThat(fixture.commands()).hasExactlyElementsOfTypes(CreateTicket.class, AddComment.class);
    }

    @Test
    void robotsAreNotMirrored() {
        talk.happens(seen(inThread("m1"), said("m2", ROBOT, "Build failed")));
        talk.happens(seen(inThread("m1"), own(said("m3", ROBOT, "Build failed"))));

        assertThat(talk.commands()).isEmpty();
    }

    @Test
    void editedReplyEditsItsComment() {
        talk.happens(seen(inThread("m1"), REPLY));
        talk.settle();

        talk.happens(seen(inThread("m1"), edited(REPLY, "Which printer?")));
        talk.happens(seen(inThread("m1"), edited(REPLY, "Which printer?")));

        assertThat(talk.only(EditComment.class).words().text()).isEqualTo(RichText.plain("Which printer?"));
    }

    @Test
    void editThatChangesNothingVisibleIsIgnored() {
        talk.happens(seen(inThread("m1"), REPLY));
        talk.settle();

        talk.happens(seen(inThread("m1"), edited(REPLY, "Which one?")));

        assertThat(talk.commands()).isEmpty();
    }

    @Test
    void deletedReplyLosesItsWordsInTheTicketOnce() {
        talk.happens(seen(inThread("m1"), REPLY));
        talk.settle();

        talk.happens(seen(inThread("m1"), deleted(REPLY)));
        talk.happens(seen(inThread("m1"), deleted(REPLY)));

        var words = talk.only(EditComment.class).words();
        assertThat(words.removed()).isTrue();
        assertThat(words.text()).isEqualTo(RichText.EMPTY);
    }

    @Test
    void replyDeletedBeforeItIsReadIsNeverMirrored() {
        talk.happens(seen(inThread("m1"), deleted(REPLY)));

        assertThat(talk.commands()).isEmpty();
    }

    @Test
    void editedRequestEditsTheTicketFromItsLastWords() {
        talk.happens(seen(topLevel("m1"), edited(REQUEST, "Two printers are on fire")));
        var first = talk.only(EditTicket.class);
        talk.settle();
        talk.happens(seen(topLevel("m1"), edited(REQUEST, "Three printers are on fire")));

        assertThat(first.before()).isEqualTo(REQUEST.text());
        assertThat(first.draft().summary()).isEqualTo("Two printers are on fire");
        assertThat(talk.only(EditTicket.class).before()).isEqualTo(first.draft().description());
    }

    @Test
    void deletedRequestLeavesANoteInTheTicket() {
        talk.happens(seen(topLevel("m1"), deleted(REQUEST)));
        talk.happens(seen(topLevel("m1"), deleted(REQUEST)));

        assertThat(talk.only(AddComment.class).words().removed()).isTrue();
    }

    @Test
    void namedPeopleMaySeeTheTicketFromThenOn() {
        talk.happens(seen(inThread("m1"), said("m2", BORIS, mentioning("Ask", CLARA))));

        assertThat(talk.commands()).hasExactlyElementsOfTypes(GrantAccess.class, AddComment.class);
        assertThat(talk.commands().getFirst()).isEqualTo(new GrantAccess(List.of(CLARA)));
    }

    @Test
    void menuIsCalledInATicketsThreadWithoutAComment() {
        var call = at(START.plusSeconds(5), said("m2", ANNA, "/menu"));

        talk.happens(seen(inThread("m1"), call));
        assertThat(talk.only(PostMessage.class).message().buttons()).isNotEmpty();
        talk.settle();

        talk.happens(seen(inThread("m1"), call, at(START.plusSeconds(9), said("m3", ANNA, "Never mind"))));
        assertThat(talk.only(AddComment.class).words().source()).isEqualTo(message("m3"));
    }

    @Test
    void callForTheMenuMayBeEditedAndDeletedWithoutAComment() {
        var call = at(START.plusSeconds(5), said("m2", ANNA, "/menu"));
        talk.happens(seen(inThread("m1"), call));
        talk.settle();

        talk.happens(seen(inThread("m1"), edited(call, "/menu!")));
        talk.happens(seen(inThread("m1"), deleted(call)));

        assertThat(talk.commands()).isEmpty();
    }

    @Test
    void talkBeforeACommandBelongsToNoTicket() {
        var fixture = FlowFixture.taking(Intake.COMMAND);
        var before = at(START.plusSeconds(1), said("m2", BORIS, "Is it on fire?"));
        var request = at(START.plusSeconds(2), said("m3", ANNA, "/new It is on fire"));
        fixture.happens(seen(inThread("m1"), REQUEST, before, request));
        fixture.settle();

        fixture.happens(seen(inThread("m1"), before, request, at(START.plusSeconds(3), said("m4", ANNA, "Hurry"))));

        assertThat(fixture.only(AddComment.class).words().source()).isEqualTo(message("m4"));
    }

    @Test
    void messageOfALentAccountWaitsWhileOneOfOursIsOnItsWay() {
        var lent = own(REPLY);
        talk.facts.messageOnItsWay(true);
        assertThat(talk.happens(seen(inThread("m1"), lent)).hold()).isNotNull();
        assertThat(talk.commands()).isEmpty();

        talk.facts.messageOnItsWay(false);
        talk.happens(seen(inThread("m1"), lent));
        assertThat(talk.only(AddComment.class).words().source()).isEqualTo(message("m2"));
    }

    @Test
    void recordedMessagesOfALentAccountAreNoNews() {
        var card = talk.conversation().card().getFirst();

        talk.happens(seen(inThread("m1"), own(said(card.id(), CLARA, "SD-1 Printer is on fire"))));

        assertThat(talk.commands()).isEmpty();
    }

    @Test
    void hearingGoesOnFromTheNewestMessage() {
        talk.happens(seen(inThread("m1"), REPLY));
        talk.happens(seen(topLevel("m1"), edited(REQUEST, "Printer is burning")));

        assertThat(talk.conversation().heard()).isEqualTo(REPLY.createdAt());
    }
}
