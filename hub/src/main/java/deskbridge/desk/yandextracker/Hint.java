package deskbridge.desk.yandextracker;

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
 * What is kept of a webhook: which issue, which comments. Everything else is read again, so a forged or garbled body can put
 * nothing into a chat.
 *
 * @param v version of this form
 * @param issue key of the issue
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

    /** Stored once, however often this comment is announced. */
    Envelope forComment(ConnectionId connection, TrackerJson json, String comment) {
        return envelope(connection, json, "comment:" + issue + ":" + comment, "comment");
    }

    /** A change has no identity in Tracker: each announcement is new. */
    Envelope fresh(ConnectionId connection, TrackerJson json, String kind, RandomGenerator random) {
        String unique = Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
        return envelope(connection, json, kind + ":" + issue + ":" + unique, kind);
    }

    /** @param moved the issue goes by its first key in the hub */
    Event event(ConnectionId connection, MovedIssues moved) {
        List<CommentRef> refs = comments.stream()
                .map(id -> new CommentId(issue, id).ref(connection))
                .toList();
        return new TicketTouched(new TicketRef(connection, moved.known(issue)), refs, complete);
    }

    private Envelope envelope(ConnectionId connection, TrackerJson json, String key, String kind) {
        return new Envelope(connection, key, "ticket:" + issue, kind, json.write(Hint.class, this));
    }
}
