package deskbridge.demo.bench;

import deskbridge.engine.Acceptance;
import deskbridge.store.Inbox;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;

/** Ways to take deliveries in, to be compared. Nobody works what they take. */
final class Accepting {

    private Accepting() {}

    /** As the hub does. */
    static Acceptance durably(Inbox inbox, InstantSource clock) {
        return envelopes -> inbox.accept(envelopes, clock.instant());
    }

    /** Says yes and keeps nothing. */
    static Acceptance nothing() {
        return envelopes -> envelopes.size();
    }

    /** Lets one caller at a time through, so that every delivery has a commit of its own. */
    static Acceptance oneByOne(Acceptance acceptance) {
        var lock = new ReentrantLock();
        return envelopes -> {
            lock.lock();
            try {
                return acceptance.accept(envelopes);
            } finally {
                lock.unlock();
            }
        };
    }
}
