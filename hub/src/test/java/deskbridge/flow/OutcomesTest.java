package deskbridge.flow;

import static deskbridge.flow.Cast.ANNA;
import static deskbridge.flow.Cast.DESK;
import static deskbridge.flow.Cast.OPEN;
import static deskbridge.flow.Cast.WORK;
import static deskbridge.flow.Cast.comment;
import static deskbridge.flow.Cast.commentRef;
import static deskbridge.flow.Cast.inThread;
import static deskbridge.flow.Cast.message;
import static deskbridge.flow.Cast.own;
import static deskbridge.flow.Cast.said;
import static deskbridge.flow.Cast.thread;
import static deskbridge.flow.Cast.ticket;
import static deskbridge.flow.Cast.topLevel;
import static deskbridge.flow.FlowFixture.seen;
import static deskbridge.flow.FlowFixture.words;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.Command;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.EditMessage;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.LedgerEntry.Origin;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Receipt;
import deskbridge.domain.RichText;
import deskbridge.flow.FlowSettings.Intake;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomesTest {

    private final FlowFixture fresh = FlowFixture.taking(Intake.MESSAGE);
    private final FlowFixture talk = FlowFixture.withTicket(ticket(OPEN));

    @Test
    void madeTicketIsShownOnACardInTheThreadAndReadAgain() {
        fresh.happens(seen(topLevel("m1"), said("m1", ANNA, "Printer is on fire")));

        fresh.succeeded(fresh.take(), new Receipt.TicketNow(ticket(OPEN)));

        var card = fresh.only(PostMessage.class);
        assertThat(card.to()).isEqualTo(new Destination.OwnThread());
        assertThat(card.purpose()).isEqualTo(new Purpose.Card());
        assertThat(fresh.ticket()).isEqualTo(ticket(OPEN));
        assertThat(fresh.observed()).containsExactly(ticket(OPEN).ref());
    }

    @Test
    void ticketOfAnotherConversationIsNotTakenFromIt() {
        fresh.happens(seen(topLevel("m1"), said("m1", ANNA, "Printer is on fire")));
        fresh.succeeded(fresh.take(), new Receipt.TicketNow(ticket(OPEN)));
        fresh.forget();
        fresh.happens(seen(topLevel("m2"), said("m2", ANNA, "Printer is on fire")));

        fresh.succeeded(fresh.take(), new Receipt.TicketNow(ticket(OPEN)));

        assertThat(fresh.commands()).noneMatch(PostMessage.class::isInstance);
    }

    @Test
    void postedCardIsRememberedAsOurs() {
        var card = talk.conversation().card();

        assertThat(card).hasSize(1);
        assertThat(talk.ledger())
                .anySatisfy(entry -> assertThat(entry)
                        .extracting(LedgerEntry::origin, LedgerEntry::messages)
                        .containsExactly(Origin.HUB, card));
    }

    @Test
    void cardThatAgedOnItsWayIsRefreshed() {
        fresh.happens(seen(topLevel("m1"), said("m1", ANNA, "Printer is on fire")));
        fresh.succeeded(fresh.take(), new Receipt.TicketNow(ticket(OPEN)));
        var card = fresh.take();
        fresh.happens(Seen.of(ticket(WORK)).event());
        fresh.forget();

        fresh.succeeded(card, new Receipt.Posted(List.of(message("card")), thread("m1")));

        assertThat(words(fresh.only(EditMessage.class))).contains("In progress");
    }

    @Test
    void partsThatAnEditAddedToTheCardAreOursToo() {
        talk.happens(Seen.of(ticket(WORK)).event());
        var edit = talk.take(EditMessage.class);

        talk.succeeded(edit, new Receipt.Posted(List.of(message("hub1"), message("more")), thread("m1")));

        talk.forget();
        talk.happens(seen(inThread("m1"), own(said("more", ANNA, "the rest of the card"))));
        assertThat(talk.commands()).isEmpty();
        assertThat(talk.conversation().card()).containsExactly(message("hub1"), message("more"));
    }

    @Test
    void messagesOfACommentAreJoinedToIt() {
        talk.happens(
                Seen.of(ticket(OPEN)).with(comment("c1", "A very long story")).event());

        talk.succeeded(talk.take(), new Receipt.Posted(List.of(message("p1"), message("p2")), thread("m1")));

        assertThat(talk.facts.entryOf(talk.conversation().id(), message("p2")))
                .get()
                .extracting(LedgerEntry::comment)
                .isEqualTo(commentRef("c1"));
    }

    @Test
    void commentOfAMessageIsJoinedToIt() {
        talk.happens(seen(inThread("m1"), said("m2", ANNA, "Hurry")));

        talk.succeeded(talk.take(), new Receipt.Commented(commentRef("c1")));

        assertThat(talk.facts.entryOf(talk.conversation().id(), message("m2")))
                .get()
                .extracting(LedgerEntry::comment)
                .isEqualTo(commentRef("c1"));
    }

    @Test
    void rewrittenCommentStaysJoinedToItsMessage() {
        talk.happens(seen(inThread("m1"), said("m2", ANNA, "Hurry")));
        talk.succeeded(talk.take(), new Receipt.Commented(commentRef("c1")));
        talk.happens(seen(inThread("m1"), said("m2", ANNA, "Hurry up")));

        talk.succeeded(talk.take(), new Receipt.Commented(commentRef("c1")));

        assertThat(talk.ledger())
                .filteredOn(it -> commentRef("c1").equals(it.comment()))
                .singleElement()
                .extracting(LedgerEntry::origin)
                .isEqualTo(Origin.CHANNEL);
    }

    @Test
    void editThatBecameACommentOfItsOwnDoesNotComeBack() {
        talk.happens(seen(inThread("m1"), said("m2", ANNA, "Hurry")));
        talk.succeeded(talk.take(), new Receipt.Commented(commentRef("c1")));
        talk.happens(seen(inThread("m1"), said("m2", ANNA, "Hurry up")));
        talk.succeeded(talk.take(), new Receipt.Commented(commentRef("c2")));

        talk.happens(Seen.of(ticket(OPEN))
                .with(own(comment("c1", "Anna: Hurry")), own(comment("c2", "Anna: Hurry up")))
                .event());

        assertThat(talk.commands()).isEmpty();
    }

    @Test
    void editOfAMessageThatWasNeverDeliveredIsJoinedToIt() {
        talk.happens(seen(inThread("m1"), said("m2", ANNA, "Hurry")));
        talk.failed(talk.take(), "the desk is full");
        talk.settle();
        talk.happens(seen(inThread("m1"), said("m2", ANNA, "Hurry up")));

        talk.succeeded(talk.take(), new Receipt.Commented(commentRef("c1")));

        assertThat(talk.facts.entryOf(talk.conversation().id(), message("m2")))
                .get()
                .extracting(LedgerEntry::comment)
                .isEqualTo(commentRef("c1"));
    }

    @Test
    void notesToTheAgentsDoNotReachTheThread() {
        var note = new Command.AddNote(RichText.plain("The card could not be written"));
        talk.succeeded(
                new Decision.Effect(DESK, "lane", talk.conversation().id(), note, null),
                new Receipt.Commented(commentRef("note")));

        talk.happens(Seen.of(ticket(OPEN))
                .with(own(comment("note", "The card could not be written")))
                .event());

        assertThat(talk.commands()).isEmpty();
    }

    @Test
    void notePostedAsideIsNoPartOfAnyConversation() {
        var notice = new PostMessage(
                new Destination.ToPerson(ANNA.ref()),
                OutgoingMessage.of(RichText.plain("hello")),
                new Purpose.Notice());

        var decision = talk.succeeded(
                new Decision.Effect(Cast.CHANNEL, "person:10", null, notice, null),
                new Receipt.Posted(List.of(message("p1")), thread("p1")));

        assertThat(decision.ledger()).isEmpty();
        assertThat(decision.effects()).isEmpty();
    }
}
