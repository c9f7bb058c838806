package deskbridge.desk.yandextracker;

import deskbridge.connector.Connector.CatchUp;
import deskbridge.connector.Told;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Conversation;
import deskbridge.domain.Envelope;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/**
 * Finds the issues that were changed and that no trigger told of: a hundred a call, without those that the hub has read in their
 * present state and those that came from no chat.
 */
final class MissedChanges {
    private static final int MOST_PAGES = 50;
    private static final int MOST_TOLD = 20_000;
    private static final String KIND = "missed";

    private final ConnectionId connection;
    private final TrackerClient client;
    private final IssueObserver observer;
    private final MovedIssues moved;
    private final TrackerJson json;
    private final RandomGenerator random;
    private final String queue;
    private final ReentrantLock lock = new ReentrantLock();
    private final Told told = new Told(MOST_TOLD);

    MissedChanges(
            ConnectionId connection,
            TrackerClient client,
            IssueObserver observer,
            MovedIssues moved,
            TrackerJson json,
            RandomGenerator random,
            String queue) {
        this.connection = connection;
        this.client = client;
        this.observer = observer;
        this.moved = moved;
        this.json = json;
        this.random = random;
        this.queue = queue;
    }

    List<Envelope> since(CatchUp scope) throws TrackerFault {
        lock.lock();
        try {
            told.asked(scope.since());
            learnMoves(scope.conversations());
            Set<String> keys = new LinkedHashSet<>();
            for (String each : queues(scope)) {
                changed(each, scope).forEach(key -> keys.add(moved.known(key)));
            }
            return keys.stream().map(key -> hint(key, false)).toList();
        } finally {
            lock.unlock();
        }
    }

    /** That an issue should be read. */
    Envelope hint(String issue, boolean complete) {
        return Hint.of(issue, List.of(), complete).fresh(connection, json, KIND, random);
    }

    /** The key that an issue has now stands in its address. */
    private void learnMoves(List<Conversation> conversations) {
        for (Conversation conversation : conversations) {
            Ticket ticket = conversation.ticket();
            if (ticket != null && IssueKeys.isKey(shownKey(ticket))) {
                moved.note(shownKey(ticket), ticket.ref().key());
            }
        }
    }

    private static String shownKey(Ticket ticket) {
        return ticket.url().substring(ticket.url().lastIndexOf('/') + 1);
    }

    /** The queue of new tickets, and those of the tickets that are talked about, where they are now and where they were. */
    private Set<String> queues(CatchUp scope) {
        Set<String> queues = new LinkedHashSet<>();
        queues.add(queue);
        for (Conversation conversation : scope.conversations()) {
            Ticket ticket = conversation.ticket();
            if (ticket != null) {
                for (String key : List.of(ticket.ref().key(), shownKey(ticket))) {
                    if (IssueKeys.isKey(key)) {
                        queues.add(key.substring(0, key.lastIndexOf('-')));
                    }
                }
            }
        }
        return queues;
    }

    /** Keys of issues that were changed, without those that this process told in this very state. */
    private List<String> changed(String inQueue, CatchUp scope) throws TrackerFault {
        Map<String, Object> filter =
                Map.of("queue", inQueue, "updated", Map.of("from", TrackerTimes.write(scope.since())));
        List<String> keys = new ArrayList<>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            Page<IssueJson> found = page(inQueue, filter, page);
            for (IssueJson issue : found.items()) {
                String state = String.valueOf(issue.updatedAt());
                if (IssueKeys.isKey(issue.key()) && concerns(issue, scope) && told.add(issue.keyOrNothing(), state)) {
                    keys.add(issue.keyOrNothing());
                }
            }
            if (!found.more() || found.items().isEmpty()) {
                break;
            }
        }
        return keys;
    }

    /** What is talked about and was not read in this state; else what names the chat that it came from. */
    private boolean concerns(IssueJson issue, CatchUp scope) {
        Optional<Conversation> conversation =
                scope.memory().of(new TicketRef(connection, moved.known(issue.keyOrNothing())));
        if (conversation.isEmpty()) {
            return LocalFields.origin(issue) != null;
        }
        String read = observer.start(conversation.get().cursor()).updated();
        return read == null || !read.equals(issue.updatedAt());
    }

    /** A queue that conversations came from may be closed to us by now; only the hub's own must answer. */
    private Page<IssueJson> page(String inQueue, Map<String, Object> filter, int page) throws TrackerFault {
        try {
            return client.search(filter, "+updated", page, TrackerClient.PAGE);
        } catch (TrackerFault e) {
            if (inQueue.equals(queue) || e.kind() != TrackerFault.Kind.REFUSED) {
                throw e;
            }
            return new Page<>(List.of(), false, 0);
        }
    }
}
