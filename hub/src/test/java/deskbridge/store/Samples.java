package deskbridge.store;

import deskbridge.domain.ChatRef;
import deskbridge.domain.Command;
import deskbridge.domain.CommentRef;
import deskbridge.domain.CommentWords;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.Envelope;
import deskbridge.domain.MessageRef;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Place;
import deskbridge.domain.RichText;
import deskbridge.domain.Status;
import deskbridge.domain.ThreadRef;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Plain values that the tests of the store share. */
public final class Samples {

    public static final ConnectionId CHANNEL = new ConnectionId("pachca");
    public static final ConnectionId DESK = new ConnectionId("tracker");
    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    public static final Duration LEASE = Duration.ofMinutes(1);
    public static final Person ANNA =
            new Person(new PersonRef(CHANNEL, "7"), "Анна Иванова", "anna@example.org", "anna", false);

    public static final ConversationId TALK = new ConversationId("talk1");

    private Samples() {}

    public static Instant later(long seconds) {
        return NOW.plusSeconds(seconds);
    }

    public static Envelope envelope(String lane, String dedupeKey) {
        return new Envelope(CHANNEL, dedupeKey, lane, "message", "{\"key\":\"" + dedupeKey + "\"}");
    }

    public static MessageRef message(String id) {
        return new MessageRef(CHANNEL, id);
    }

    public static CommentRef comment(String id) {
        return new CommentRef(DESK, id);
    }

    public static Conversation conversation(String id, String thread) {
        var place = new Place(new ChatRef(CHANNEL, "chat"), new ThreadRef(CHANNEL, thread), true, false);
        return Conversation.begun(new ConversationId(id), DESK, place, ANNA, NOW);
    }

    public static Ticket ticket(String key) {
        return new Ticket(
                new TicketRef(DESK, key),
                "https://tracker.example.org/" + key,
                "Не работает принтер",
                new Status("open", "Открыт", Status.Kind.NEW),
                null,
                List.of(),
                NOW,
                NOW,
                null,
                null);
    }

    public static Command addComment(String text) {
        return new Command.AddComment(new CommentWords(
                message("m-" + text.hashCode()), ANNA, RichText.plain(text), List.of(), NOW, null, false));
    }

    public static Command post(String text) {
        return new Command.PostMessage(
                new Command.Destination.OwnThread(),
                OutgoingMessage.of(RichText.plain(text)),
                new Command.Purpose.Notice());
    }

    /** A command for the lane of the same name, of no conversation. */
    public static OutboxDraft draft(String lane, String text) {
        return new OutboxDraft(DESK, lane, null, addComment(text), null, null);
    }
}
