package deskbridge.flow;

import deskbridge.domain.Button;
import deskbridge.domain.Command;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Command.Target;
import deskbridge.domain.Conversation;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Bold;
import deskbridge.domain.RichText.Break;
import deskbridge.domain.RichText.Inline;
import deskbridge.domain.RichText.Italic;
import deskbridge.domain.RichText.Link;
import deskbridge.domain.RichText.Plain;
import deskbridge.domain.Status;
import deskbridge.domain.Ticket;
import deskbridge.domain.Transition;
import deskbridge.texts.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * The card of a ticket: number, link, status, assignee, and a button for every step that the desk allows now. Where the channel has
 * no forms, what would need one has no button.
 */
final class CardView {

    private static final int BUTTONS_IN_A_ROW = 2;
    private static final int MOST_STEPS = 8;
    private static final int LONGEST_LABEL = 40;

    private final FlowSettings settings;
    private final Texts texts;

    CardView(FlowSettings settings, Texts texts) {
        this.settings = settings;
        this.texts = texts;
    }

    OutgoingMessage of(Conversation conversation, Ticket ticket) {
        var assignee = ticket.assignee();
        String assigned = assignee == null ? texts.get("card.nobody") : assignee.name();
        RichText text = RichText.line(
                new Plain("🎫 "),
                new Bold(List.of(link(ticket))),
                new Plain(" " + ticket.summary()),
                new Break(),
                new Plain(texts.get("card.status") + " "),
                new Bold(List.of(new Plain(ticket.status().name()))),
                new Break(),
                new Plain(texts.get("card.assignee") + " " + assigned));
        if (!settings.threads(conversation.channel())) {
            text = text.then(RichText.line(new Italic(List.of(new Plain(texts.get("card.reply"))))));
        }
        return new OutgoingMessage(text, buttons(conversation, ticket), List.of());
    }

    /** From now on the conversation has this ticket, and shows it. */
    void join(Ticket ticket, Deciding deciding) {
        deciding.become(deciding.current().withTicket(ticket));
        if (deciding.current().card().isEmpty()) {
            post(deciding);
        } else {
            refresh(ticket, deciding);
        }
        // Whatever the desk did to it at once (a trigger, an automatic assignee) is seen without waiting for a hint.
        deciding.observe(ticket.ref());
        deciding.note("ticket " + ticket.ref().key());
    }

    /** Writes the card; nothing while there is no ticket. */
    void post(Deciding deciding) {
        var ticket = deciding.conversation().map(Conversation::ticket);
        if (ticket.isPresent()) {
            var card = of(deciding.current(), ticket.get());
            deciding.toChannel(new PostMessage(new Destination.OwnThread(), card, new Purpose.Card()));
        }
    }

    /** Rewrites the card, whatever it showed. */
    void refresh(Ticket ticket, Deciding deciding) {
        deciding.toChannel(new Command.EditMessage(new Target.Card(), of(deciding.current(), ticket)), "card");
    }

    /** The ticket's number, leading to the ticket. */
    static Inline link(Ticket ticket) {
        return new Link(ticket.url(), List.of(new Plain(ticket.ref().key())));
    }

    private List<List<Button>> buttons(Conversation conversation, Ticket ticket) {
        boolean forms = settings.forms(conversation.channel());
        var presses = new ArrayList<Button>();
        // In a chat of his own the requester needs no buttons that only agents may press.
        boolean alone = !settings.threads(conversation.channel())
                && conversation.place().direct();
        if (!alone && !ticket.status().done()) {
            presses.add(
                    ticket.status().kind() == Status.Kind.NEW
                            ? Button.press(texts.get("card.take"), new Action.Take(conversation.id()).data())
                            : Button.press(texts.get("card.assign"), new Action.Assign(conversation.id()).data()));
        }
        var steps = ticket.transitions().stream()
                .filter(step -> forms || StepTalk.isPossible(conversation.id(), step))
                .filter(step -> !alone || step.to().done() || ticket.status().done())
                .limit(MOST_STEPS)
                .toList();
        for (Transition step : steps) {
            String data = new Action.Move(conversation.id(), step.id()).data();
            presses.add(Button.press(shortened(step.name()), data));
        }
        if (forms) {
            presses.add(Button.press(texts.get("card.remark"), new Action.Remark(conversation.id()).data()));
        }
        presses.add(Button.link(texts.get("card.open"), ticket.url()));
        return inRows(presses);
    }

    static List<List<Button>> inRows(List<Button> buttons) {
        var rows = new ArrayList<List<Button>>();
        for (int i = 0; i < buttons.size(); i += BUTTONS_IN_A_ROW) {
            rows.add(buttons.subList(i, Math.min(buttons.size(), i + BUTTONS_IN_A_ROW)));
        }
        return rows;
    }

    static String shortened(String label) {
        return label.codePointCount(0, label.length()) <= LONGEST_LABEL
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "…";
    }
}
