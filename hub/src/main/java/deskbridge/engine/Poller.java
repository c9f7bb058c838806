package deskbridge.engine;

import deskbridge.connector.Polled;
import deskbridge.connector.RemoteTrouble;
import deskbridge.store.Inbox;
import deskbridge.store.StoreException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches what a remote holds ready for us. It is asked for more only when what it gave is on disk. */
public final class Poller {

    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);

    private final Polled connector;
    private final Inbox inbox;
    private final WorkSignal signal;
    private final Metrics metrics;
    private final InstantSource clock;

    public Poller(Polled connector, Inbox inbox, WorkSignal signal, Metrics metrics, InstantSource clock) {
        this.connector = connector;
        this.inbox = inbox;
        this.signal = signal;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The connection's name, for people. */
    public String name() {
        return connector.id().name();
    }

    /**
     * Asks once and keeps what comes. Blocks.
     *
     * @param most how long the remote may wait for something to happen
     * @return how long to wait before asking again because something is wrong; empty when all is well
     */
    public Optional<Duration> poll(Duration most) {
        try {
            var found = connector.poll(most);
            if (!found.isEmpty()) {
                int fresh = inbox.accept(found, clock.instant());
                metrics.webhook(name(), "polled", fresh);
                signal.ring();
            }
            return Optional.empty();
        } catch (RemoteTrouble e) {
            LOG.warn("{} cannot be asked for what is new: {}", name(), e.getMessage());
            Duration asked = e.askedToWait();
            return Optional.of(asked.compareTo(AFTER_TROUBLE) > 0 ? asked : AFTER_TROUBLE);
        } catch (StoreException e) {
            LOG.error("{}: what is new cannot be stored and is asked for again: {}", name(), e.getMessage());
            return Optional.of(AFTER_TROUBLE);
        }
    }
}
