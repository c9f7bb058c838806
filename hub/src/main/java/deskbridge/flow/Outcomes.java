package deskbridge.flow;

import deskbridge.domain.Button;
import deskbridge.domain.Command;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Command.Target;
import deskbridge.domain.CommentRef;
import deskbridge.domain.Conversation;
import deskbridge.domain.Event.Succeeded;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.MessageRef;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Rating;
import deskbridge.domain.Receipt;
import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Plain;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketDraft;
import deskbridge.texts.Texts;
import java.util.List;

/** What follows when a command took effect: it is remembered on both sides, and the next step is taken. */
final class Outcomes {

    private final FlowSettings settings;
    private final Texts texts;
    private final CardView cards;
    private final TicketList tickets;
    private final SurveyPieces pieces;
    private final Registration registration;
    private final StepTalk steps;

    Outcomes(
            FlowSettings settings,
            Texts texts,
            CardView cards,
            TicketList tickets,
            SurveyPieces pieces,
            Registration registration,
            StepTalk steps) {
        this.settings = settings;
        this.texts = texts;
        this.cards = cards;
        this.tickets = tickets;
        this.pieces = pieces;
        this.registration = registration;
        this.steps = steps;
    }

    Decision decide(Succeeded done, Knowledge knowledge) {
        var deciding = new Deciding(knowledge);
        switch (done.receipt()) {
            case Receipt.TicketNow now -> ticket(done.command(), now.ticket(), deciding);
            case Receipt.Commented commented -> commented(done.command(), commented.comment(), deciding);
            case Receipt.Posted posted -> posted(done.command(), posted, deciding);
            case Receipt.Found found -> tickets.show(done.command(), found, deciding);
            case Receipt.MoreNeeded more -> askForMore(done.command(), more, deciding);
            case Receipt.Done ignored -> lookAgain(done.command(), deciding);
            case Receipt.Identified found -> {
                if (done.command() instanceof Command.IdentifyRequester identify) {
                    registration.identified(identify, found, deciding);
                }
            }
            case Receipt.Unidentified why -> {
                if (done.command() instanceof Command.IdentifyRequester identify) {
                    registration.unidentified(identify, why, deciding);
                }
            }
        }
        return deciding.done();
    }

    private void ticket(Command command, Ticket ticket, Deciding deciding) {
        if (command instanceof Command.CreateTicket && deciding.knowledge().isTaken(ticket.ref())) {
            // The desk knows the request already: it came twice, under the names of two places.
            deciding.note("ticket " + ticket.ref().key() + " belongs to another conversation");
        } else if (command instanceof Command.CreateTicket) {
            cards.join(ticket, deciding);
        } else {
            lookAgain(command, deciding);
        }
    }

    /** What a press changed is told like any other change: by reading the ticket, so that it is told once. */
    private static void lookAgain(Command command, Deciding deciding) {
        if (command instanceof Command.MoveTicket || command instanceof Command.AssignTicket) {
            deciding.conversation().map(Conversation::ticket).ifPresent(ticket -> deciding.observe(ticket.ref()));
        }
    }

    private static void commented(Command command, CommentRef comment, Deciding deciding) {
        switch (command) {
            case Command.AddComment add -> joined(add.words().source(), comment, deciding);
            case Command.EditComment edit -> joined(edit.words().source(), comment, deciding);
            default -> ours(comment, deciding);
        }
        lookAgain(command, deciding);
    }

    /** A desk that cannot edit comments writes another: the first stays joined to the message, the others are known as ours. */
    private static void joined(MessageRef source, CommentRef comment, Deciding deciding) {
        var entry = deciding.entryOf(source);
        if (entry.isPresent() && entry.get().comment() == null) {
            deciding.record(entry.get().withComment(comment));
        } else {
            ours(comment, deciding);
        }
    }

    private static void ours(CommentRef comment, Deciding deciding) {
        if (deciding.entryOf(comment).isEmpty()) {
            deciding.record(new LedgerEntry(
                    deciding.current().id(), LedgerEntry.Origin.HUB, List.of(), comment, "", false, false));
        }
    }

    private void posted(Command command, Receipt.Posted posted, Deciding deciding) {
        if (command instanceof PostMessage post && post.purpose() instanceof Purpose.Question question) {
            deciding.knowledge()
                    .pending(question.pending())
                    .ifPresent(pending -> deciding.keep(pending.askedIn(posted.messages())));
        }
        if (deciding.conversation().isEmpty()) {
            return;
        }
        switch (command) {
            case PostMessage post -> remember(post, posted, deciding);
            case Command.EditMessage edit -> {
                switch (edit.target()) {
                    case Target.Card ignored -> card(posted, deciding);
                    case Target.MirrorOf mirror -> mirrored(mirror.comment(), posted, deciding);
                    case Target.One ignored -> {}
                }
            }
            default -> {}
        }
    }

    private void remember(PostMessage post, Receipt.Posted posted, Deciding deciding) {
        if (post.to() instanceof Command.Destination.OwnThread) {
            deciding.become(deciding.current().unreachedFor(null));
        }
        switch (post.purpose()) {
            case Purpose.MirrorOf mirror -> mirrored(mirror.comment(), posted, deciding);
            case Purpose.Card ignored -> {
                card(posted, deciding);
                refreshed(post.message(), deciding);
            }
            case Purpose.Opening ignored -> {
                card(posted, deciding);
                deciding.become(deciding.current().rootedAt(posted.thread()));
                // Named by the message, as for a request in words: so the ticket tells its thread for ever.
                var first = posted.messages().getFirst();
                makeTicket(first.connection() + ":" + first.id(), deciding);
            }
            case Purpose.StepQuestion question -> {
                if (steps.asked(question, posted.messages().getLast(), deciding)) {
                    ours(posted.messages(), deciding);
                }
            }
            case Purpose.Question ignored -> ours(posted.messages(), deciding);
            case Purpose.Survey survey -> {
                pieces.posted(post, survey, posted, deciding);
                // The call to the agents is no part of this talk: an answer to it is not for the requester.
                if (survey.piece() != Rating.Piece.ALERT) {
                    ours(posted.messages(), deciding);
                }
            }
            // It stands in a chat of its own: an answer to it is not for the talk.
            case Purpose.Answer ignored -> {}
            case Purpose.Notice ignored -> ours(posted.messages(), deciding);
        }
    }

    /** The ticket may have moved on while its first card was on the way. */
    private void refreshed(OutgoingMessage sent, Deciding deciding) {
        var ticket = deciding.current().ticket();
        if (ticket == null) {
            return;
        }
        if (!cards.of(deciding.current(), ticket).equals(sent)) {
            cards.refresh(ticket, deciding);
        }
    }

    /** The thread is known now, so the ticket can be made with its place written into it. */
    static void makeTicket(String unique, Deciding deciding) {
        TicketDraft draft = deciding.current().draft();
        if (draft == null) {
            throw new IllegalStateException("A conversation begun in a form has a draft");
        }
        var placed = draft.in(deciding.current().place());
        deciding.become(deciding.current().withDraft(placed));
        deciding.toDesk(new Command.CreateTicket(unique, placed));
    }

    private static void mirrored(CommentRef comment, Receipt.Posted posted, Deciding deciding) {
        deciding.entryOf(comment).ifPresent(entry -> deciding.record(entry.withMessages(posted.messages())));
    }

    private static void card(Receipt.Posted posted, Deciding deciding) {
        deciding.become(deciding.current().withCard(posted.messages()));
        ours(posted.messages(), deciding);
    }

    private static void ours(List<MessageRef> messages, Deciding deciding) {
        for (MessageRef message : messages) {
            deciding.record(new LedgerEntry(
                    deciding.current().id(), LedgerEntry.Origin.HUB, List.of(message), null, "", true, false));
        }
    }

    private void askForMore(Command command, Receipt.MoreNeeded more, Deciding deciding) {
        if (!(command instanceof Command.MoveTicket move) || steps.more(move, more, deciding)) {
            return;
        }
        var person = move.actor().ref();
        boolean askable = !more.fields().isEmpty() && settings.forms(person.connection());
        deciding.tell(person, askable ? form(move, more, deciding) : refused(more, deciding));
        deciding.note("more is needed for " + move.transition());
    }

    /** The desk does not say what it wants, or there is no form to ask in: the way that is left is the desk itself. */
    private OutgoingMessage refused(Receipt.MoreNeeded more, Deciding deciding) {
        var words = RichText.plain(texts.get("failed.move", more.why()));
        Ticket ticket = deciding.current().ticket();
        return OutgoingMessage.of(
                ticket == null
                        ? words
                        : words.then(RichText.line(new Plain(texts.get("move.at-desk") + " "), CardView.link(ticket))));
    }

    private OutgoingMessage form(Command.MoveTicket move, Receipt.MoreNeeded more, Deciding deciding) {
        var fill = Action.Fill.in(deciding.current().id(), move.transition(), more.fields());
        var button = Button.press(texts.get("move.fill"), fill.data());
        return new OutgoingMessage(
                RichText.plain(texts.get("move.more", more.why())), List.of(List.of(button)), List.of());
    }
}
