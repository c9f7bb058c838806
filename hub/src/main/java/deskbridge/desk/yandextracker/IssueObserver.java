package deskbridge.desk.yandextracker;

import deskbridge.domain.Comment;
import deskbridge.domain.CommentRef;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Event.TicketSeen;
import deskbridge.domain.Status;
import deskbridge.domain.StatusChange;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands in an issue and what happened since the last reading. New comments are those with greater numbers; edits and
 * deletions are told by the issue's history only, for no trigger fires on them (facts: yandex-tracker §5, §11.1). Where the
 * history may not be read, all comments are read instead.
 */
final class IssueObserver {
    private static final int MOST_REREADINGS = 2;

    private final ConnectionId connection;
    private final TrackerClient client;
    private final IssueReader issues;
    private final CommentReader comments;
    private final TrackerJson json;

    IssueObserver(
            ConnectionId connection,
            TrackerClient client,
            IssueReader issues,
            CommentReader comments,
            TrackerJson json) {
        this.connection = connection;
        this.client = client;
        this.issues = issues;
        this.comments = comments;
        this.json = json;
    }

    Optional<TicketSeen> observe(TicketRef ticket, @Nullable String cursor, List<CommentRef> hinted, boolean complete)
            throws TrackerFault {
        Optional<IssueJson> issue = client.issue(ticket.key());
        return issue.isEmpty()
                ? Optional.empty()
                : Optional.of(new Reading(issue.get(), start(cursor)).all(ticket, hinted, complete));
    }

    /** What a cursor remembers; the start for none, and for one that cannot be read. */
    CursorJson start(@Nullable String cursor) {
        if (cursor == null) {
            return CursorJson.START;
        }
        try {
            return json.read(CursorJson.class, cursor);
        } catch (TrackerJson.UnreadableJson e) {
            return CursorJson.START;
        }
    }

    /** One reading of one issue. */
    private final class Reading {
        private final String identity;
        private final CursorJson since;
        private final @Nullable String updated;
        private final TreeMap<Long, CommentJson> read = new TreeMap<>();
        private final Set<CommentRef> gone = new LinkedHashSet<>();
        private IssueJson issue;

        Reading(IssueJson issue, CursorJson since) {
            this.issue = issue;
            this.identity = issue.identity();
            this.since = since;
            // As it was before anything else was read: a change since then is not taken for read.
            this.updated = issue.updatedAt();
        }

        TicketSeen all(TicketRef ticket, List<CommentRef> hinted, boolean wantsAll) throws TrackerFault {
            boolean first = since.equals(CursorJson.START);
            // History first: an edit made in between is then told next time instead of never.
            Optional<List<ChangeJson>> history = history();
            boolean complete = first || wantsAll || since.change() == null || history.isEmpty();
            take(client.comments(identity, complete ? 0 : since.comment()));
            List<ChangeJson> changes = history.orElse(List.of());
            if (!complete) {
                followEdits(changes);
            }
            List<CommentRef> named = named(hinted);
            boolean stepsCount = since.change() != null || first;
            List<StatusChange> steps = stepsCount ? steps(changes) : List.of();
            Ticket now = settled(ticket, steps);
            List<Comment> seen = seen();
            return new TicketSeen(
                    now,
                    seen,
                    List.copyOf(gone),
                    complete,
                    named,
                    steps,
                    json.write(CursorJson.class, next(changes, history.isPresent(), now)));
        }

        private Optional<List<ChangeJson>> history() throws TrackerFault {
            try {
                String after = since.change() == null ? "" : since.change();
                return Optional.of(client.changes(identity, after));
            } catch (TrackerFault e) {
                if (e.kind() == TrackerFault.Kind.REFUSED) {
                    return Optional.empty();
                }
                throw e;
            }
        }

        private void take(List<CommentJson> comments) {
            comments.forEach(comment -> read.put(comment.number(), comment));
        }

        private void followEdits(List<ChangeJson> changes) throws TrackerFault {
            Set<String> removed = new LinkedHashSet<>();
            Set<String> updated = new LinkedHashSet<>();
            for (ChangeJson change : changes) {
                change.updatedComments()
                        .forEach(ref -> IssueKeys.commentId(ref.id()).ifPresent(updated::add));
                change.removedComments()
                        .forEach(ref -> IssueKeys.commentId(ref.id()).ifPresent(removed::add));
            }
            for (String id : updated) {
                if (!removed.contains(id)) {
                    lookUp(id);
                }
            }
            removed.forEach(id -> gone.add(new CommentId(identity, id).ref(connection)));
            removed.stream().filter(IssueKeys::isNumber).forEach(id -> read.remove(Long.parseLong(id)));
        }

        /** The comments that a hint named, found by number or by long id; those that are not there are not named. */
        private List<CommentRef> named(List<CommentRef> hinted) throws TrackerFault {
            List<CommentRef> found = new ArrayList<>();
            for (CommentRef hint : hinted) {
                String id = CommentId.of(hint).comment();
                lookUp(id)
                        .ifPresent(
                                comment -> found.add(new CommentId(identity, comment.idOrNothing()).ref(connection)));
            }
            return found;
        }

        private Optional<CommentJson> lookUp(String id) throws TrackerFault {
            Optional<CommentJson> known = read.values().stream()
                    .filter(comment -> id.equals(comment.id()) || id.equals(comment.longId()))
                    .findFirst();
            if (known.isPresent()) {
                return known;
            }
            Optional<CommentJson> found = client.comment(identity, id);
            found.ifPresent(comment -> read.put(comment.number(), comment));
            return found;
        }

        private List<Comment> seen() throws TrackerFault {
            CommentFiles files = new CommentFiles(client, issue);
            List<Comment> seen = new ArrayList<>();
            for (CommentJson comment : read.values()) {
                if (comment.number() > 0) {
                    seen.add(comments.comment(identity, comment, files));
                }
            }
            return seen;
        }

        /** Status changes that were not told yet: those from the status on that was told last. */
        private List<StatusChange> steps(List<ChangeJson> changes) throws TrackerFault {
            List<StatusChange> steps = new ArrayList<>();
            for (ChangeJson change : changes) {
                for (ChangeJson.Field field : change.fieldsOrNone()) {
                    if (field.field() != null && "status".equals(field.field().id())) {
                        step(field, change).ifPresent(steps::add);
                    }
                }
            }
            while (since.status() != null
                    && !steps.isEmpty()
                    && !steps.getFirst().from().code().equals(since.status())) {
                steps.removeFirst();
            }
            return steps;
        }

        private Optional<StatusChange> step(ChangeJson.Field field, ChangeJson change) throws TrackerFault {
            Optional<Ref> from = status(field.from());
            Optional<Ref> to = status(field.to());
            if (from.isEmpty() || to.isEmpty()) {
                return Optional.empty();
            }
            Status before = issues.status(from.get());
            Status after = issues.status(to.get());
            Instant at = TrackerTimes.read(change.updatedAt()).orElse(Instant.EPOCH);
            return Optional.of(new StatusChange(before, after, at));
        }

        private Optional<Ref> status(@Nullable String raw) {
            if (raw == null || !raw.startsWith("{")) {
                return Optional.empty();
            }
            try {
                return Optional.of(json.read(Ref.class, raw));
            } catch (TrackerJson.UnreadableJson e) {
                return Optional.empty();
            }
        }

        /** The issue was read before its history: when that leads further, the issue is read again. */
        private Ticket settled(TicketRef ticket, List<StatusChange> steps) throws TrackerFault {
            Ticket now = issues.ticket(issue, ticket);
            for (int i = 0; i < MOST_REREADINGS && isBehind(now, steps); i++) {
                issue = client.issue(ticket.key()).orElse(issue);
                now = issues.ticket(issue, ticket);
            }
            return now;
        }

        private boolean isBehind(Ticket now, List<StatusChange> steps) {
            return !steps.isEmpty()
                    && !steps.getLast().to().code().equals(now.status().code());
        }

        private CursorJson next(List<ChangeJson> changes, boolean readable, Ticket now) {
            long last = read.isEmpty() ? 0 : read.lastKey();
            String change =
                    changes.isEmpty() ? since.change() : changes.getLast().idOrNothing();
            return new CursorJson(
                    Math.max(since.comment(), last),
                    readable ? change : null,
                    now.status().code(),
                    updated);
        }
    }
}
