package deskbridge.engine;

import deskbridge.connector.Connector;
import deskbridge.connector.Connector.CatchUp;
import deskbridge.connector.RemoteTrouble;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.Envelope;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.MessageRef;
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
    private boolean first = true;

    CatchUpTask(Connector connector, Store store, Surroundings surroundings, Metrics metrics) {
        this.connector = connector;
        this.store = store;
        this.surroundings = surroundings;
        this.metrics = metrics;
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
        List<Envelope> missed = connector.missed(new CatchUp(since, first, conversations, this::standing));
        int fresh = missed.isEmpty()
                ? 0
                : store.inbox().accept(missed, surroundings.clock().instant());
        metrics.webhook(connector.id().name(), "caught-up", fresh);
        if (first || fresh > 0) {
            LOG.info(
                    "{}: catch-up since {} found {} deliveries, {} of them new",
                    connector.id(),
                    since,
                    missed.size(),
                    fresh);
        }
        store.keep(name(), began.toString());
        first = false;
    }

    private List<MessageRef> standing(ConversationId conversation) {
        return store.transact(work -> work.ledger(conversation)).stream()
                .filter(entry -> entry.origin() == LedgerEntry.Origin.CHANNEL && !entry.gone())
                .flatMap(entry -> entry.messages().stream())
                .toList();
    }
}
