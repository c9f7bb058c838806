package deskbridge.scenario;

import deskbridge.rest.HandMovedClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The one clock of a scenario, for hub and emulators alike: moves only when told to. For the emulators every look at it takes a
 * millisecond, so that what they write down one after the other has different times, as in the real systems.
 */
final class MovableClock implements HandMovedClock {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T09:00:00Z"));

    void advance(Duration step) {
        now.updateAndGet(moment -> moment.plus(step));
    }

    @Override
    public void pass(Duration time) {
        advance(time);
    }

    /** Moves forward to a moment; one that has passed changes nothing. */
    void reach(Instant moment) {
        now.updateAndGet(current -> current.isBefore(moment) ? moment : current);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** The same clock, as the emulators read it. */
    InstantSource ticking() {
        return ticking(Duration.ZERO);
    }

    /** The same on machines whose clocks are ahead; behind when that is negative. */
    InstantSource ticking(Duration ahead) {
        return () -> now.updateAndGet(moment -> moment.plusMillis(1)).plus(ahead);
    }
}
