package deskbridge.engine;

import deskbridge.connector.Polled;
import deskbridge.connector.RemoteTrouble;
import deskbridge.domain.Envelope;
import deskbridge.store.Store;
import deskbridge.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches what a remote holds ready for us. It is asked for more only when what it gave is on disk. */
public final class Poller {

    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);

    /** How soon another replica asks when the one that did has died. */
    private static final Duration LEASE = Duration.ofSeconds(7);

    private static final Duration ANOTHERS_TURN = Duration.ofSeconds(1);

    private final Polled connector;
    private final Store store;
    private final String owner;
    private final Acceptance acceptance;
    private final Metrics metrics;
    private final Surroundings surroundings;

    /** Given by the remote and not on disk yet: to ask for more would confirm it. Used by one thread at a time. */
    private List<Envelope> unstored = List.of();

    public Poller(Polled connector, Store store, Acceptance acceptance, Metrics metrics, Surroundings surroundings) {
        this.connector = connector;
        this.store = store;
        this.owner = Long.toHexString(surroundings.random().nextLong());
        this.acceptance = acceptance;
        this.metrics = metrics;
        this.surroundings = surroundings;
    }

    /** The connection's name, for people. */
    public String name() {
        return connector.id().name();
    }

    /**
     * Asks once and keeps what comes, unless another replica does. Blocks.
     *
     * @param most how long the remote may wait for something to happen; well under 7 s
     * @return how long to wait before asking again: something is wrong, or it is another's turn; empty when all is well
     */
    public Optional<Duration> poll(Duration most) {
        try {
            if (!store.hold(lease(), owner, surroundings.clock().instant(), LEASE)) {
                return Optional.of(ANOTHERS_TURN);
            }
            if (unstored.isEmpty()) {
                unstored = connector.poll(most);
            }
            if (!unstored.isEmpty()) {
                int fresh = acceptance.accept(unstored);
                unstored = List.of();
                metrics.webhook(name(), "polled", fresh);
            }
            return Optional.empty();
        } catch (RemoteTrouble e) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.warn("{} cannot be asked for what is new: {}", name(), e.getMessage());
            }
            return Optional.of(afterTrouble(e.askedToWait()));
        } catch (StoreException e) {
            LOG.error("{}: nothing more is asked for until what came is stored: {}", name(), e.getMessage());
            return Optional.of(AFTER_TROUBLE);
        }
    }

    /** A pause that the remote asks for holds for all replicas; with any other trouble another one may be luckier. */
    private Duration afterTrouble(Duration asked) {
        if (asked.isPositive()) {
            holdFor(asked.plus(LEASE));
        } else {
            release();
        }
        return asked.compareTo(AFTER_TROUBLE) > 0 ? asked : AFTER_TROUBLE;
    }

    private void holdFor(Duration lease) {
        try {
            store.hold(lease(), owner, surroundings.clock().instant(), lease);
        } catch (StoreException e) {
            LOG.debug("Another replica may ask {} meanwhile: {}", name(), e.getMessage());
        }
    }

    /** Lets another replica ask at once; called when this one stops. */
    public void release() {
        try {
            store.release(lease(), owner);
        } catch (StoreException e) {
            LOG.debug("Another replica asks {} when the lease ends: {}", name(), e.getMessage());
        }
    }

    private String lease() {
        return "poll:" + name();
    }
}
