package deskbridge.flow;

import deskbridge.domain.Button;
import deskbridge.domain.Command;
import deskbridge.domain.Command.FindTickets;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Command.Target;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Receipt;
import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Block;
import deskbridge.domain.RichText.Bold;
import deskbridge.domain.RichText.Paragraph;
import deskbridge.domain.RichText.Plain;
import deskbridge.domain.Ticket;
import deskbridge.texts.Texts;
import java.util.ArrayList;
import java.util.List;

/** A person's tickets, as the desk has just listed them: newest first, a page at a time, each with its link. */
final class TicketList {

    private final Texts texts;

    TicketList(Texts texts) {
        this.texts = texts;
    }

    void show(Command command, Receipt.Found found, Deciding deciding) {
        if (!(command instanceof FindTickets find)) {
            return;
        }
        var message = new OutgoingMessage(text(find, found), pages(find, found), List.of());
        var channel = find.person().ref().connection();
        String lane = "person:" + find.person().ref().id();
        var replace = find.replace();
        deciding.aside(
                channel,
                lane,
                replace == null
                        ? new PostMessage(find.answerTo(), message, new Purpose.Notice())
                        : new Command.EditMessage(new Target.One(replace), message));
        deciding.note(found.total() + " tickets");
    }

    private RichText text(FindTickets find, Receipt.Found found) {
        var blocks = new ArrayList<Block>();
        if (find.named() != null) {
            blocks.add(bold(find.named().name()));
        }
        if (found.tickets().isEmpty()) {
            return new RichText(blocks).then(RichText.plain(texts.get("mine.none")));
        }
        blocks.add(bold(texts.get("mine.title", found.total(), find.page(), lastPage(find, found))));
        for (Ticket ticket : found.tickets()) {
            blocks.add(new Paragraph(List.of(
                    CardView.link(ticket),
                    new Plain(" " + ticket.summary() + " · "),
                    new Plain(ticket.status().name()))));
        }
        return new RichText(blocks);
    }

    private static Block bold(String words) {
        return new Paragraph(List.of(new Bold(List.of(new Plain(words)))));
    }

    private List<List<Button>> pages(FindTickets find, Receipt.Found found) {
        var buttons = new ArrayList<Button>();
        if (find.page() > 1) {
            buttons.add(leaf(find, find.page() - 1, "mine.newer"));
        }
        if (find.page() < lastPage(find, found)) {
            buttons.add(leaf(find, find.page() + 1, "mine.older"));
        }
        return buttons.isEmpty() ? List.of() : List.of(buttons);
    }

    private Button leaf(FindTickets find, int page, String label) {
        return Button.press(texts.get(label), new Action.Leaf(page, find.named()).data());
    }

    private static int lastPage(FindTickets find, Receipt.Found found) {
        return Math.max(1, Math.ceilDiv(found.total(), find.size()));
    }
}
