package deskbridge.demo.fuzz;

import deskbridge.rest.HandMovedClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock for hub and emulators that moves only when told to, so that no back-off is waited for. Thread-safe. */
final class FuzzClock implements HandMovedClock {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T09:00:00Z"));

    @Override
    public void pass(Duration time) {
        now.updateAndGet(moment -> moment.plus(time));
    }

    /** Moves forward to a moment; one that has passed changes nothing. */
    void reach(Instant moment) {
        now.updateAndGet(current -> current.isBefore(moment) ? moment : current);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** The same clock, as the emulators read it: each look takes a millisecond. */
    InstantSource ticking() {
        return () -> now.updateAndGet(moment -> moment.plusMillis(1));
    }
}
