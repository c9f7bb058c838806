package deskbridge.emulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that moves only when told to. */
public final class MovableTime implements InstantSource {
    private final AtomicReference<Instant> now;

    /** Stands still at this moment. */
    public MovableTime(Instant start) {
        now = new AtomicReference<>(start);
    }

    /** Moves on. */
    public void advance(Duration step) {
        now.updateAndGet(moment -> moment.plus(step));
    }

    @Override
    public Instant instant() {
        return now.get();
    }
}
