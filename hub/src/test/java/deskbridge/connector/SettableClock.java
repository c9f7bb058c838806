package deskbridge.connector;

import deskbridge.rest.HandMovedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Time that stands until a test moves it. */
public final class SettableClock implements HandMovedClock {
    private final AtomicReference<Instant> now;

    public SettableClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** The same moment, for what counts nanoseconds. */
    public long nanos() {
        return Duration.between(Instant.EPOCH, instant()).toNanos();
    }

    @Override
    public void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }
}
