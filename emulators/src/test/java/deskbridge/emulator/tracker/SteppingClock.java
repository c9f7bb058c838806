package deskbridge.emulator.tracker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that moves only when told to. */
final class SteppingClock implements InstantSource {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T09:00:00.123Z"));

    @Override
    public Instant instant() {
        Instant instant = now.get();
        if (instant == null) {
            throw new IllegalStateException("a clock always has a time");
        }
        return instant;
    }

    void advance(Duration step) {
        now.updateAndGet(before -> before.plus(step));
    }
}
