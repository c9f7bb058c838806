package deskbridge.desk.okdesk;

import deskbridge.domain.Comment;
import deskbridge.domain.CommentRef;
import deskbridge.domain.Event.TicketSeen;
import deskbridge.domain.Status;
import deskbridge.domain.StatusChange;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands in an issue. All comments come in one answer, so every reading is a complete one and edits and deletions, which
 * no webhook tells, are noticed each time (facts: okdesk §4, §6.1).
 */
final class IssueObserver {
    private final OkdeskClient client;
    private final IssueReader issues;
    private final CommentReader comments;
    private final Statuses statuses;
    private final OkdeskTimes times;
    private final OkdeskJson json;
    private final QuietComments quiet;

    IssueObserver(
            OkdeskClient client,
            IssueReader issues,
            CommentReader comments,
            Statuses statuses,
            OkdeskTimes times,
            OkdeskJson json,
            QuietComments quiet) {
        this.client = client;
        this.issues = issues;
        this.comments = comments;
        this.statuses = statuses;
        this.times = times;
        this.json = json;
        this.quiet = quiet;
    }

    Optional<TicketSeen> observe(TicketRef ticket, @Nullable String cursor, List<CommentRef> hinted)
            throws OkdeskFault {
        Optional<Node> issue = client.issue(ticket.key());
        return issue.isEmpty() ? Optional.empty() : Optional.of(seen(ticket, issue.get(), cursor, hinted));
    }

    private TicketSeen seen(TicketRef ticket, Node issue, @Nullable String cursor, List<CommentRef> hinted)
            throws OkdeskFault {
        quiet.learnFrom(issue);
        List<Node> rows = new ArrayList<>(client.comments(ticket.key()));
        rows.sort(Comparator.comparingLong(row -> row.number("id")));
        boolean merged = !issue.id("id").equals(ticket.key());
        List<Comment> read = new ArrayList<>();
        for (Node row : rows) {
            // Whom the other issue concerns is not our requester: of its talk he sees what agents say to all.
            if (!merged || !row.at("author").text("type").equals(OkdeskPeople.CONTACT)) {
                comments.comment(ticket.key(), issue, row).ifPresent(read::add);
            }
        }
        LooseFiles loose = LooseFiles.of(ticket.key(), issue, rows);
        long known = last(cursor).flatMap(it -> Optional.ofNullable(it.files())).orElseGet(loose::last);
        read.addAll(loose.since(known, ticket.connection(), times));
        Ticket now = issues.ticket(issue, ticket);
        boolean complete = !merged && rows.size() >= issue.at("comments").number("count");
        List<CommentRef> named =
                read.stream().map(Comment::ref).filter(hinted::contains).toList();
        String completed = issue.text("completed_at");
        return new TicketSeen(
                now,
                read,
                List.of(),
                complete,
                named,
                steps(last(cursor), issue, now, completed),
                json.write(CursorJson.class, cursor(issue, rows, now, known)));
    }

    private CursorJson cursor(Node issue, List<Node> rows, Ticket now, long files) {
        String updated =
                times.read(issue.text("updated_at")).map(Instant::toString).orElse(null);
        return new CursorJson(now.status().code(), issue.text("completed_at"), updated, SaidDigest.of(rows), files);
    }

    /** What a cursor remembers; empty for none, and for one that cannot be read. */
    Optional<CursorJson> last(@Nullable String cursor) {
        if (cursor == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.read(CursorJson.class, cursor));
        } catch (OkdeskJson.UnreadableJson e) {
            return Optional.empty();
        }
    }

    /** Okdesk tells the status before the present one, and when the issue was finished: a round through both is noticed. */
    private List<StatusChange> steps(Optional<CursorJson> last, Node issue, Ticket now, String completed)
            throws OkdeskFault {
        String before = issue.at("old_status").text("code");
        if (last.isEmpty() || before.isEmpty()) {
            return List.of();
        }
        Status known = statuses.ofCode(last.get().status());
        boolean round = known.code().equals(now.status().code())
                && now.status().done()
                && !completed.equals(last.get().completed());
        boolean detour = !known.code().equals(now.status().code()) && !before.equals(known.code());
        Status between = statuses.status(issue.at("old_status"));
        if (before.equals(now.status().code()) || !(round || detour) || before.equals(known.code())) {
            return List.of();
        }
        Instant at = times.read(completed).filter(unused -> now.status().done()).orElse(now.updatedAt());
        return List.of(new StatusChange(known, between, at), new StatusChange(between, now.status(), at));
    }
}
