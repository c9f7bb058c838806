package deskbridge.desk.okdesk;

import deskbridge.domain.CommentRef;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Envelope;
import deskbridge.domain.Event;
import deskbridge.domain.Event.TicketTouched;
import deskbridge.domain.TicketRef;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What is kept of a webhook: which issue, which comments. Everything else is read again, so a forged or garbled body can put nothing
 * into a chat.
 *
 * @param v version of this form
 * @param issue id of the issue
 * @param comments ids of comments that the sender named
 * @param complete true when all comments should be read
 */
@Json
record Hint(int v, String issue, List<String> comments, boolean complete) {
    private static final int VERSION = 1;

    Hint {
        comments = List.copyOf(comments);
    }

    static Hint of(String issue, List<String> comments, boolean complete) {
        return new Hint(VERSION, issue, comments, complete);
    }

    /** Stored once, however often what it means is announced. */
    Envelope once(ConnectionId connection, OkdeskJson json, String kind, String meaning) {
        return envelope(connection, json, kind, meaning);
    }

    /** A change has neither id nor time in a webhook: each announcement is new, and reading once more does no harm. */
    Envelope fresh(ConnectionId connection, OkdeskJson json, String kind, RandomGenerator random) {
        String unique = Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
        return envelope(connection, json, kind, unique);
    }

    Event event(ConnectionId connection) {
        List<CommentRef> refs = comments.stream()
                .map(id -> new CommentId(issue, id).ref(connection))
                .toList();
        return new TicketTouched(new TicketRef(connection, issue), refs, complete);
    }

    private Envelope envelope(ConnectionId connection, OkdeskJson json, String kind, String meaning) {
        return new Envelope(
                connection, kind + ":" + issue + ":" + meaning, "ticket:" + issue, kind, json.write(Hint.class, this));
    }
}
