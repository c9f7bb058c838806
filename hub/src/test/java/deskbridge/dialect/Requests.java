package deskbridge.dialect;

import deskbridge.connector.Desk;
import deskbridge.connector.Given;
import deskbridge.connector.SendResult;
import deskbridge.domain.ChatRef;
import deskbridge.domain.Command;
import deskbridge.domain.CommentWords;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Place;
import deskbridge.domain.Receipt;
import deskbridge.domain.RichText;
import deskbridge.domain.ThreadRef;
import deskbridge.domain.TicketDraft;
import deskbridge.domain.TicketRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a requester asks of a desk. */
final class Requests {

    private static final ConnectionId CHANNEL = new ConnectionId("telegram");
    private static final Person IVAN = new Person(new PersonRef(CHANNEL, "21"), "Иван", null, null, false);

    private Requests() {}

    /** A new ticket, which the context then knows. */
    static TicketRef ticket(Hub hub, Desk desk, Given context) {
        var place = new Place(new ChatRef(CHANNEL, "21"), new ThreadRef(CHANNEL, "21:1"), false, true);
        var draft = new TicketDraft(
                "Не печатает", RichText.plain("Не печатает"), IVAN, place, null, List.of(), null, null, null, Map.of());
        SendResult result = hub.send(desk, new Command.CreateTicket("telegram:1", draft), context);
        if (!(result instanceof SendResult.Sent sent && sent.receipt() instanceof Receipt.TicketNow now)) {
            throw new IllegalStateException("no ticket but " + result);
        }
        context.inTicket(now.ticket().ref());
        return now.ticket().ref();
    }

    static CommentWords words(int number, RichText text) {
        return new CommentWords(
                new MessageRef(CHANNEL, "21:" + number),
                IVAN,
                text,
                List.of(),
                Instant.parse("2026-11-21T09:03:00Z"),
                null,
                false);
    }

    /** The text below the line that names its author. */
    static String withoutHead(String shown) {
        return shown.substring(shown.indexOf(':') + 1);
    }
}
