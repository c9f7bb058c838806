package deskbridge.app;

import deskbridge.store.Store;
import deskbridge.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells in the database who works on it: hubs, as many as there are, each under a name of its own, or one rebuild. */
final class Presence {

    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

    private static final String ANYBODY = "working ";
    private static final String REBUILD = ANYBODY + "rebuild";
    private static final String HUB = ANYBODY + "hub ";
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Store store;
    private final String name;
    private final String owner;
    private final String rivals;
    private final InstantSource clock;
    private volatile Instant renewed = Instant.MIN;

    private Presence(Store store, String name, String owner, String rivals, InstantSource clock) {
        this.store = store;
        this.name = name;
        this.owner = owner;
        this.rivals = rivals;
        this.clock = clock;
    }

    /** Of a hub; others may be there. */
    static Presence ofHub(Store store, InstantSource clock) {
        String owner = UUID.randomUUID().toString();
        return new Presence(store, HUB + owner, owner, REBUILD, clock);
    }

    /** Of a rebuild, which must be alone. */
    static Presence ofRebuild(Store store, InstantSource clock) {
        return new Presence(store, REBUILD, UUID.randomUUID().toString(), ANYBODY, clock);
    }

    /** False when others are there with whom it does not go together. */
    boolean take() {
        Instant now = clock.instant();
        boolean taken = store.holdWithout(rivals, name, owner, now, LEASE);
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
            store.release(name, owner);
        } catch (StoreException e) {
            LOG.debug("It is known in half a minute that nobody works here: {}", e.getMessage());
        }
    }
}
