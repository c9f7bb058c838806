package deskbridge.flow;

import deskbridge.domain.Button;
import deskbridge.domain.Conversation;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Bold;
import deskbridge.domain.RichText.Break;
import deskbridge.domain.RichText.Inline;
import deskbridge.domain.RichText.Link;
import deskbridge.domain.RichText.Plain;
import deskbridge.domain.Status;
import deskbridge.domain.Ticket;
import deskbridge.domain.Transition;
import deskbridge.texts.Texts;
import java.util.ArrayList;
import java.util.List;

/** The card of a ticket: number, link, status, assignee, and a button for every step that the desk allows now. */
final class CardView {

    private static final int BUTTONS_IN_A_ROW = 2;
    private static final int MOST_STEPS = 8;
    private static final int LONGEST_LABEL = 40;

    private final Texts texts;

    CardView(Texts texts) {
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
        return new OutgoingMessage(text, buttons(conversation, ticket), List.of());
    }

    /** The ticket's number, leading to the ticket. */
    static Inline link(Ticket ticket) {
        return new Link(ticket.url(), List.of(new Plain(ticket.ref().key())));
    }

    private List<List<Button>> buttons(Conversation conversation, Ticket ticket) {
        var presses = new ArrayList<Button>();
        if (!ticket.status().done()) {
            Action first = ticket.status().kind() == Status.Kind.NEW
                    ? new Action.Take(conversation.id())
                    : new Action.Assign(conversation.id());
            String label = first instanceof Action.Take ? "card.take" : "card.assign";
            presses.add(Button.press(texts.get(label), first.data()));
        }
        for (Transition step : ticket.transitions().stream().limit(MOST_STEPS).toList()) {
            String data = new Action.Move(conversation.id(), step.id()).data();
            presses.add(Button.press(shortened(step.name()), data));
        }
        presses.add(Button.press(texts.get("card.remark"), new Action.Remark(conversation.id()).data()));
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
