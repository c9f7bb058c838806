package deskbridge.desk.okdesk;

import deskbridge.connector.Connector.CatchUp;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Conversation;
import deskbridge.domain.Envelope;
import deskbridge.domain.Ticket;
import java.time.Instant;
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
 * Finds what webhooks did not tell: issues that were changed, and, a few at a time, conversations whose comments may have been
 * written, edited or deleted without the issue counting as changed.
 */
final class MissedChanges {
    private static final int A_FEW = 20;
    private static final int MOST_PAGES = 100;
    private static final int MOST_TOLD = 20_000;
    private static final String KIND = "missed";

    private final ConnectionId connection;
    private final OkdeskClient client;
    private final OkdeskTimes times;
    private final OkdeskJson json;
    private final RandomGenerator random;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, String> told = new HashMap<>();
    private final Map<String, String> perhapsTold = new HashMap<>();
    private Instant lastAsked = Instant.EPOCH;
    private int turn;

    MissedChanges(
            ConnectionId connection, OkdeskClient client, OkdeskTimes times, OkdeskJson json, RandomGenerator random) {
        this.connection = connection;
        this.client = client;
        this.times = times;
        this.json = json;
        this.random = random;
    }

    List<Envelope> since(CatchUp scope) throws OkdeskFault {
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

    private List<Envelope> found(CatchUp scope) throws OkdeskFault {
        Set<String> ids = new LinkedHashSet<>(changed(scope.since()));
        for (Conversation conversation : inTurn(scope)) {
            Ticket ticket = conversation.ticket();
            if (ticket != null) {
                ids.add(ticket.ref().key());
            }
        }
        return ids.stream()
                .map(id -> Hint.of(id, List.of(), true).fresh(connection, json, KIND, random))
                .toList();
    }

    /** Issues that were changed, without those that this process told in this very state. */
    private List<String> changed(Instant since) throws OkdeskFault {
        List<String> ids = new ArrayList<>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            List<Node> rows = client.issues(
                    request -> request.query("updated_since", times.since(since)),
                    "updated_at",
                    true,
                    page,
                    OkdeskClient.PAGE);
            boolean older = false;
            for (Node row : rows) {
                Optional<Instant> updated = times.read(row.text("updated_at"));
                older |= updated.isPresent() && updated.get().isBefore(since);
                if (updated.isEmpty() || !updated.get().isBefore(since)) {
                    note(row, ids);
                }
            }
            if (older || rows.size() < OkdeskClient.PAGE) {
                break;
            }
        }
        return ids;
    }

    private void note(Node row, List<String> ids) {
        String id = row.id("id");
        String state = row.text("updated_at") + "/" + row.at("status").text("code");
        if (!id.isEmpty() && !state.equals(told.get(id))) {
            ids.add(id);
            perhapsTold.put(id, state);
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
