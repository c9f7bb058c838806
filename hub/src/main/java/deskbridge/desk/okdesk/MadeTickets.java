package deskbridge.desk.okdesk;

import deskbridge.connector.Desk.Made;
import deskbridge.connector.Desk.Trace;
import deskbridge.connector.Quoted;
import deskbridge.desk.okdesk.html.HtmlDocument;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.TicketRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lists issues that may have been made for a chat: all there are, each of which must be read by itself, since a list shows neither
 * parameters nor descriptions (facts: okdesk §2.1).
 */
final class MadeTickets {
    private static final String ORDER = "created_at";

    private final ConnectionId connection;
    private final OkdeskClient client;
    private final OriginMark origins;
    private final Wording wording;

    MadeTickets(ConnectionId connection, OkdeskClient client, OriginMark origins, Wording wording) {
        this.connection = connection;
        this.client = client;
        this.origins = origins;
        this.wording = wording;
    }

    Made page(@Nullable String cursor) throws OkdeskFault {
        int page = cursor == null ? 1 : Integer.parseInt(cursor);
        List<Node> rows = client.issues(request -> request, ORDER, false, page, OkdeskClient.PAGE);
        List<Trace> traces = new ArrayList<>();
        for (Node row : rows) {
            Optional<Node> issue = client.issue(row.id("id"));
            // What was merged into another issue is told by that one.
            issue.filter(it -> it.id("id").equals(row.id("id")))
                    .map(this::trace)
                    .ifPresent(traces::add);
        }
        return new Made(traces, rows.size() < OkdeskClient.PAGE ? null : Integer.toString(page + 1));
    }

    private Trace trace(Node issue) {
        HtmlDocument description = HtmlDocument.parse(issue.text("description"));
        return new Trace(
                new TicketRef(connection, issue.id("id")),
                origins.of(issue),
                null,
                Quoted.read(description.text()).map(Quoted::link).orElse(null),
                wording.isMarked(description.words()));
    }
}
