package deskbridge.app;

import deskbridge.store.Store;
import deskbridge.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells in the database who works on it: hubs, as many as there are, or one rebuild. */
final class Presence {

    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

    private static final String NAME = "working";
    private static final String HUBS = "hubs";
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Store store;
    private final String owner;
    private final InstantSource clock;
    private volatile Instant renewed = Instant.MIN;

    private Presence(Store store, String owner, InstantSource clock) {
        this.store = store;
        this.owner = owner;
        this.clock = clock;
    }

    /** Of a hub; others may be there. */
    static Presence ofHub(Store store, InstantSource clock) {
        return new Presence(store, HUBS, clock);
    }

    /** Of a rebuild, which must be alone. */
    static Presence ofRebuild(Store store, InstantSource clock) {
        return new Presence(store, "rebuild " + ProcessHandle.current().pid(), clock);
    }

    /** False when the others are there. */
    boolean take() {
        Instant now = clock.instant();
        boolean taken = store.hold(NAME, owner, now, LEASE);
        if (taken) {
            renewed = now;
        }
        return taken;
    }

    /** Called often; tells so every ten seconds. */
    void renew() {
        if (!clock.instant().isBefore(renewed.plus(HEARTBEAT))) {
            try {
                take();
            } catch (StoreException e) {
                LOG.debug("Nobody can be told who works here: {}", e.getMessage());
            }
        }
    }

    void leave() {
        if (renewed.equals(Instant.MIN)) {
            return;
        }
        try {
            store.release(NAME, owner);
        } catch (StoreException e) {
            LOG.debug("It is known in half a minute that nobody works here: {}", e.getMessage());
        }
    }
}
