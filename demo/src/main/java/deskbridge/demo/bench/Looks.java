package deskbridge.demo.bench;

import deskbridge.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What a hub asks its database all the time, whether or not anything is to be done. */
final class Looks {

    private static final int TIMES = 300;
    private static final int MOST = 128;
    private static final Duration LEASE = Duration.ofSeconds(15);

    private final Store store;
    private final InstantSource clock;

    /** @param store in which nothing is due */
    Looks(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Claiming lanes and timers, and asking when the next is due. */
    Latencies claims() {
        return times(now -> {
            store.inbox().take(now, LEASE, MOST);
            store.outbox().take(now, LEASE, MOST);
            store.inbox().nextDue();
            store.outbox().nextDue();
            store.due(now, MOST);
            store.nextWake();
            store.timers().nextDue();
        });
    }

    /** What the metrics and the admin page ask. */
    Latencies figures() {
        return times(now -> {
            store.journal().backlog(now);
            store.deadLetters().count();
        });
    }

    private interface Look {
        void at(Instant now);
    }

    private Latencies times(Look look) {
        long[] nanos = new long[TIMES];
        for (int i = -TIMES; i < TIMES; i++) {
            long began = System.nanoTime();
            look.at(clock.instant());
            if (i >= 0) {
                nanos[i] = System.nanoTime() - began;
            }
        }
        return Latencies.of(nanos);
    }
}
