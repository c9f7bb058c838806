package deskbridge.engine;

import deskbridge.domain.Event;
import deskbridge.domain.Wake;
import deskbridge.engine.Decider.Following;
import deskbridge.flow.Decision;
import deskbridge.flow.Knowledge;
import deskbridge.store.Store;
import deskbridge.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what was put off when its time has come: taken away, decided and kept in one transaction, so that it is done once. */
final class WakeWorker {

    private static final Logger LOG = LoggerFactory.getLogger(WakeWorker.class);
    private static final Duration HELD = Duration.ofSeconds(2);
    private static final Duration AFTER_FAULT = Duration.ofMinutes(1);

    private final Store store;
    private final Decider decider;
    private final Surroundings surroundings;

    WakeWorker(Store store, Decider decider, Surroundings surroundings) {
        this.store = store;
        this.decider = decider;
        this.surroundings = surroundings;
    }

    void work(List<Wake> wakes) {
        for (Wake wake : wakes) {
            try {
                decider.follow(store.transact(work -> {
                    if (!work.take(wake)) {
                        return Following.NOTHING;
                    }
                    Decision decision = decider.decide(work, new Event.Woken(wake), (Knowledge.Adoptable) null);
                    if (decision.hold() != null) {
                        work.save(again(wake, HELD));
                        return Following.NOTHING;
                    }
                    return decider.keep(work, decision, null);
                }));
            } catch (StoreException e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.error("{} failed by a fault of the hub and comes again", wake, e);
                store.transact(work -> {
                    work.save(again(wake, AFTER_FAULT));
                    return true;
                });
            }
        }
    }

    private Wake again(Wake wake, Duration later) {
        Instant due = surroundings.clock().instant().plus(later);
        return new Wake(wake.name(), wake.conversation(), due);
    }
}
