package deskbridge.engine;

import deskbridge.domain.ThreadRef;
import deskbridge.memory.Expiring;
import java.time.Duration;
import java.time.InstantSource;

/** Threads for which the desk had no ticket a short while ago, so that talk that concerns nobody costs no search each time. */
final class UnknownThreads {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int MOST = 10_000;

    private final Expiring<ThreadRef, Boolean> unknown;

    UnknownThreads(InstantSource clock) {
        this.unknown = new Expiring<>(clock, MOST);
    }

    boolean contains(ThreadRef thread) {
        return unknown.get(thread).isPresent();
    }

    void add(ThreadRef thread) {
        unknown.put(thread, true, LIFE);
    }
}
