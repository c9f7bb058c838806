package deskbridge.desk.yandextracker;

import deskbridge.connector.Connector.CatchUp;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Conversation;
import deskbridge.domain.Envelope;
import deskbridge.domain.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/**
 * Finds what triggers did not tell: issues that were changed, and, a few at a time, conversations whose comments may have been
 * edited or deleted, of which no trigger and perhaps no search hears.
 */
final class MissedChanges {
    private static final int A_FEW = 20;
    private static final int MOST_PAGES = 50;
    private static final int MOST_TOLD = 20_000;
    private static final String KIND = "missed";

    private final ConnectionId connection;
    private final TrackerClient client;
    private final MovedIssues moved;
    private final TrackerJson json;
    private final RandomGenerator random;
    private final String queue;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, String> told = new HashMap<>();
    private final Map<String, String> perhapsTold = new HashMap<>();
    private Instant lastAsked = Instant.EPOCH;
    private int turn;

    MissedChanges(
            ConnectionId connection,
            TrackerClient client,
            MovedIssues moved,
            TrackerJson json,
            RandomGenerator random,
            String queue) {
        this.connection = connection;
        this.client = client;
        this.moved = moved;
        this.json = json;
        this.random = random;
        this.queue = queue;
    }

    List<Envelope> since(CatchUp scope) throws TrackerFault {
        lock.lock();
        try {
            settle(scope.since());
            return found(scope);
        } finally {
            lock.unlock();
        }
    }

    /** Only when the engine asks for a later time has it stored what it was told before. */
    private void settle(Instant since) {
        if (since.isAfter(lastAsked)) {
            told.putAll(perhapsTold);
        }
        perhapsTold.clear();
        lastAsked = since;
        if (told.size() >= MOST_TOLD) {
            told.clear();
        }
    }

    private List<Envelope> found(CatchUp scope) throws TrackerFault {
        Map<String, Boolean> keys = new LinkedHashMap<>();
        for (String each : queues(scope)) {
            for (String key : changed(each, scope.since())) {
                keys.put(moved.known(key), false);
            }
        }
        for (Conversation conversation : inTurn(scope)) {
            Ticket ticket = conversation.ticket();
            if (ticket != null) {
                keys.put(ticket.ref().key(), true);
            }
        }
        List<Envelope> envelopes = new ArrayList<>();
        keys.forEach((key, complete) ->
                envelopes.add(Hint.of(key, List.of(), complete).fresh(connection, json, KIND, random)));
        return envelopes;
    }

    /** The queue of new tickets, and those of the tickets that are talked about. */
    private Set<String> queues(CatchUp scope) {
        Set<String> queues = new LinkedHashSet<>();
        queues.add(queue);
        for (Conversation conversation : scope.conversations()) {
            Ticket ticket = conversation.ticket();
            if (ticket != null && ticket.ref().key().contains("-")) {
                String key = ticket.ref().key();
                queues.add(key.substring(0, key.lastIndexOf('-')));
            }
        }
        return queues;
    }

    /** Keys of issues that were changed, without those that this process told in this very state. */
    private List<String> changed(String inQueue, Instant since) throws TrackerFault {
        Map<String, Object> filter = Map.of("queue", inQueue, "updated", Map.of("from", TrackerTimes.write(since)));
        List<String> keys = new ArrayList<>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            Page<IssueJson> found = page(inQueue, filter, page);
            for (IssueJson issue : found.items()) {
                String state = String.valueOf(issue.updatedAt());
                if (IssueKeys.isKey(issue.key()) && !state.equals(told.get(issue.keyOrNothing()))) {
                    keys.add(issue.keyOrNothing());
                    perhapsTold.put(issue.keyOrNothing(), state);
                }
            }
            if (!found.more() || found.items().isEmpty()) {
                break;
            }
        }
        return keys;
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

    private List<Conversation> inTurn(CatchUp scope) {
        List<Conversation> all = scope.conversations();
        if (scope.first() || all.size() <= A_FEW) {
            return all;
        }
        List<Conversation> few = new ArrayList<>();
        for (int i = 0; i < A_FEW; i++) {
            few.add(all.get(Math.floorMod(turn++, all.size())));
        }
        return few;
    }
}
