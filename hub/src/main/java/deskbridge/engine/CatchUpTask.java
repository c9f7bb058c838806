package deskbridge.engine;

import deskbridge.connector.Connector;
import deskbridge.connector.Connector.CatchUp;
import deskbridge.connector.RemoteTrouble;
import deskbridge.domain.Conversation;
import deskbridge.domain.Envelope;
import deskbridge.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one remote what its webhooks did not tell: at start, and every minute. What it finds goes the way of all webhooks, so
 * finding something that came already changes nothing.
 */
final class CatchUpTask implements TimedTask {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUpTask.class);
    private static final Duration PERIOD = Duration.ofSeconds(60);

    /** Clocks differ, and what is written becomes readable a little later. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private static final int MOST_CONVERSATIONS = 1000;

    private final Connector connector;
    private final Store store;
    private final Surroundings surroundings;
    private final Metrics metrics;
    private final WorkSignal signal;
    private boolean first = true;

    CatchUpTask(Connector connector, Store store, Surroundings surroundings, Metrics metrics, WorkSignal signal) {
        this.connector = connector;
        this.store = store;
        this.surroundings = surroundings;
        this.metrics = metrics;
        this.signal = signal;
    }

    @Override
    public String name() {
        return "catch-up:" + connector.id();
    }

    @Override
    public Duration period() {
        return PERIOD;
    }

    @Override
    public synchronized void run() throws RemoteTrouble {
        Instant began = surroundings.clock().instant();
        Instant since = store.kept(name())
                .map(Instant::parse)
                .orElse(surroundings.since())
                .minus(OVERLAP);
        if (since.isBefore(surroundings.since())) {
            since = surroundings.since();
        }
        List<Conversation> conversations =
                store.transact(work -> work.conversations(connector.id(), MOST_CONVERSATIONS, 0));
        var memory = new StoredMemory(store, conversations, conversations.size() < MOST_CONVERSATIONS);
        var scope = new CatchUp(since, first, conversations, memory);
        List<Envelope> missed = connector.missed(scope);
        int fresh = accept(missed);
        store.keep(name(), began.toString());
        first = false;
        List<Envelope> suspected = connector.suspected(scope);
        fresh += accept(suspected);
        if (scope.first() || fresh > 0) {
            LOG.info(
                    "{}: catch-up since {} found {} deliveries, {} of them new",
                    connector.id(),
                    since,
                    missed.size() + suspected.size(),
                    fresh);
        }
    }

    private int accept(List<Envelope> found) {
        int fresh = found.isEmpty()
                ? 0
                : store.inbox().accept(found, surroundings.clock().instant());
        metrics.webhook(connector.id().name(), "caught-up", fresh);
        signal.ring();
        return fresh;
    }
}
