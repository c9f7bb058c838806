package deskbridge.engine;

import deskbridge.store.Store;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets finished deliveries and commands after a while, and with them the duplicate guard. */
final class RetentionTask implements TimedTask {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionTask.class);

    /** Far longer than a signed webhook stays valid (24 h), so that a replay never meets an empty guard. */
    private static final Duration KEPT = Duration.ofDays(30);

    /** Longer than any limit reaches. */
    private static final Duration COUNTED = Duration.ofDays(2);

    private final Store store;
    private final Surroundings surroundings;

    RetentionTask(Store store, Surroundings surroundings) {
        this.store = store;
        this.surroundings = surroundings;
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public Duration period() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        Instant before = surroundings.clock().instant().minus(KEPT);
        int gone = store.inbox().prune(before) + store.outbox().prune(before);
        store.tally()
                .ifPresent(tally -> tally.prune(surroundings.clock().instant().minus(COUNTED)));
        if (gone > 0) {
            LOG.info("{} finished entries older than {} were removed", gone, before);
        }
    }
}
