package deskbridge.flow;

import deskbridge.domain.Comment;
import deskbridge.domain.CommentRef;
import deskbridge.domain.Event.TicketSeen;
import deskbridge.domain.Status;
import deskbridge.domain.StatusChange;
import deskbridge.domain.Ticket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What stands in a ticket, laid out piece by piece. */
final class Seen {

    private final Ticket ticket;
    private final List<StatusChange> steps = new ArrayList<>();
    private List<Comment> comments = List.of();
    private List<CommentRef> gone = List.of();
    private List<CommentRef> hinted = List.of();
    private boolean complete;

    private Seen(Ticket ticket) {
        this.ticket = ticket;
    }

    static Seen of(Ticket ticket) {
        return new Seen(ticket);
    }

    Seen with(Comment... some) {
        comments = List.of(some);
        return this;
    }

    Seen without(String... deleted) {
        gone = refs(deleted);
        return this;
    }

    Seen hinting(String... named) {
        hinted = refs(named);
        return this;
    }

    /** All comments there are. */
    Seen complete() {
        complete = true;
        return this;
    }

    Seen moved(Status from, Status to) {
        steps.add(new StatusChange(from, to, Cast.START));
        return this;
    }

    TicketSeen event() {
        return new TicketSeen(ticket, comments, gone, complete, hinted, steps, "cursor");
    }

    private static List<CommentRef> refs(String... ids) {
        return Arrays.stream(ids).map(Cast::commentRef).toList();
    }
}
