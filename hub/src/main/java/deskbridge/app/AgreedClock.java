package deskbridge.app;

import deskbridge.rest.HandMovedClock;
import deskbridge.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The present as all hubs on one database see it: by the clock of the database's server. Leases are times, so two hubs whose own
 * clocks differ by more than a lease would take each other's work away while it is being done. A hub alone on a file goes by its own
 * clock. Thread-safe; reading it never blocks.
 */
final class AgreedClock implements InstantSource, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AgreedClock.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    /** An answer that took longer says too little about the time. */
    private static final Duration QUICK = Duration.ofSeconds(2);

    private static final Duration WORTH_A_WORD = Duration.ofSeconds(5);

    private final InstantSource own;
    private final Supplier<Optional<Instant>> server;
    private final Thread thread;
    private volatile Duration behind = Duration.ZERO;

    /**
     * Looks at the server's clock. Blocks until it has answered.
     *
     * @param own this machine's clock; one that is moved by hand is believed as it is
     * @param server asks for the database's time, empty when it has no clock of its own
     * @throws StoreException when it cannot be asked
     */
    AgreedClock(InstantSource own, Supplier<Optional<Instant>> server) {
        this.own = own;
        this.server = own instanceof HandMovedClock ? Optional::empty : server;
        this.thread = Thread.ofVirtual().name("clock").unstarted(this::keepLooking);
        look();
        if (behind.abs().compareTo(WORTH_A_WORD) > 0) {
            LOG.warn(
                    "This machine's clock is {} s {} that of the database's server, by which all hubs on it go: set it right",
                    behind.abs().toSeconds(),
                    behind.isNegative() ? "ahead of" : "behind");
        }
    }

    @Override
    public Instant instant() {
        return own.instant().plus(behind);
    }

    /** From now on looks at the server's clock every minute. */
    void keepRight() {
        thread.start();
    }

    private void keepLooking() {
        while (true) {
            try {
                Thread.sleep(BETWEEN_LOOKS);
                look();
            } catch (InterruptedException e) {
                return;
            } catch (StoreException e) {
                LOG.debug("The server's clock was not looked at: {}", e.getMessage());
            }
        }
    }

    private void look() {
        Instant asked = own.instant();
        Optional<Instant> there = server.get();
        Duration took = Duration.between(asked, own.instant());
        if (there.isPresent() && took.compareTo(QUICK) < 0) {
            behind = Duration.between(asked.plus(took.dividedBy(2)), there.get());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
