package deskbridge.engine;

import deskbridge.domain.ThreadRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Threads for which the desk had no ticket a short while ago, so that talk that concerns nobody costs no search each time. */
final class UnknownThreads {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final LinkedHashMap<ThreadRef, Instant> until = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ThreadRef, Instant> eldest) {
            return size() > MOST;
        }
    };

    UnknownThreads(InstantSource clock) {
        this.clock = clock;
    }

    synchronized boolean contains(ThreadRef thread) {
        return until.getOrDefault(thread, Instant.MIN).isAfter(clock.instant());
    }

    synchronized void add(ThreadRef thread) {
        until.putLast(thread, clock.instant().plus(LIFE));
    }
}
