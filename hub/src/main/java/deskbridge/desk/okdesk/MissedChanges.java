package deskbridge.desk.okdesk;

import deskbridge.connector.Connector.CatchUp;
import deskbridge.connector.Told;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Conversation;
import deskbridge.domain.Envelope;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketRef;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/**
 * Finds the issues that were changed and not told of: fifty a call, without those that the hub has read in their present state
 * (facts: okdesk §2.2).
 */
final class MissedChanges {
    private static final int MOST_PAGES = 100;
    private static final int MOST_TOLD = 20_000;
    private static final String KIND = "missed";

    private final ConnectionId connection;
    private final OkdeskClient client;
    private final IssueObserver observer;
    private final OkdeskTimes times;
    private final OkdeskJson json;
    private final RandomGenerator random;
    private final ReentrantLock lock = new ReentrantLock();
    private final Told told = new Told(MOST_TOLD);

    MissedChanges(
            ConnectionId connection,
            OkdeskClient client,
            IssueObserver observer,
            OkdeskTimes times,
            OkdeskJson json,
            RandomGenerator random) {
        this.connection = connection;
        this.client = client;
        this.observer = observer;
        this.times = times;
        this.json = json;
        this.random = random;
    }

    List<Envelope> since(CatchUp scope) throws OkdeskFault {
        lock.lock();
        try {
            told.asked(scope.since());
            return changed(scope).stream().map(this::hint).toList();
        } finally {
            lock.unlock();
        }
    }

    /** That an issue should be read. */
    Envelope hint(String issue) {
        return Hint.of(issue, List.of(), true).fresh(connection, json, KIND, random);
    }

    private Set<String> changed(CatchUp scope) throws OkdeskFault {
        Set<String> ids = new LinkedHashSet<>();
        Map<String, List<String>> merged = mergedInto(scope.conversations());
        for (int page = 1; page <= MOST_PAGES; page++) {
            List<Node> rows = client.issues(
                    request -> request.query("updated_since", times.since(scope.since())),
                    "updated_at",
                    true,
                    page,
                    OkdeskClient.PAGE);
            boolean older = false;
            for (Node row : rows) {
                Optional<Instant> updated = times.read(row.text("updated_at"));
                boolean old = updated.isPresent() && updated.get().isBefore(scope.since());
                older |= old;
                if (!old) {
                    note(row, updated, scope, ids);
                    merged.getOrDefault(row.id("id"), List.of()).forEach(ids::add);
                }
            }
            if (older || rows.size() < OkdeskClient.PAGE) {
                break;
            }
        }
        return ids;
    }

    /** An issue, unless the hub has read it in this very state, or this process has told of it. */
    private void note(Node row, Optional<Instant> updated, CatchUp scope, Set<String> ids) {
        String id = row.id("id");
        if (id.isEmpty() || isRead(id, updated, scope)) {
            return;
        }
        String state = row.text("updated_at") + "/" + row.at("status").text("code");
        if (told.add(id, state)) {
            ids.add(id);
        }
    }

    /** Whole seconds prove nothing: two changes within one look the same. */
    private boolean isRead(String id, Optional<Instant> updated, CatchUp scope) {
        return updated.filter(moment -> !moment.equals(moment.truncatedTo(ChronoUnit.SECONDS)))
                        .isPresent()
                && scope.memory()
                        .of(new TicketRef(connection, id))
                        .flatMap(conversation -> observer.last(conversation.cursor()))
                        .filter(last -> updated.get().toString().equals(last.updated()))
                        .isPresent();
    }

    /** Issues that go on as another one, by the number of that: the list knows them no more (facts: okdesk §8). */
    private static Map<String, List<String>> mergedInto(List<Conversation> conversations) {
        Map<String, List<String>> merged = new HashMap<>();
        for (Conversation conversation : conversations) {
            Ticket ticket = conversation.ticket();
            if (ticket != null) {
                String shown = ticket.url().substring(ticket.url().lastIndexOf('/') + 1);
                if (!shown.equals(ticket.ref().key())) {
                    merged.computeIfAbsent(shown, unused -> new ArrayList<>())
                            .add(ticket.ref().key());
                }
            }
        }
        return merged;
    }
}
