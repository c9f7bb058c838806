package deskbridge.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Counts for one process that has the tokens to itself, in its own memory. */
public final class LocalAllowance implements Allowance {

    private static final int MOST = 10_000;

    private final LongSupplier nanos;
    private final Map<String, Count> counts = new HashMap<>();

    /** @param nanos a clock that never goes back */
    public LocalAllowance(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Limits are about the real world's time, so the machine's own timer counts, unless somebody moves the hub's clock by hand. */
    public static LocalAllowance by(InstantSource clock) {
        return clock instanceof HandMovedClock moved
                ? new LocalAllowance(
                        () -> Duration.between(Instant.EPOCH, moved.instant()).toNanos())
                : new LocalAllowance(System::nanoTime);
    }

    @Override
    public synchronized Duration reserve(List<Budget> budgets, int calls, Duration patience) {
        long now = now();
        forget(now);
        return micros(Count.reserve(budgets, counts, calls, now, now + micros(patience)) - now);
    }

    @Override
    public synchronized void pause(String what, Duration wait) {
        counts.computeIfAbsent(what, name -> new Count()).pause(now() + micros(wait));
    }

    @Override
    public synchronized Duration paused(String what) {
        Count count = counts.get(what);
        return count == null ? Duration.ZERO : micros(Math.max(0, count.pausedUntil() - now()));
    }

    /** Forgetting what was counted is harmless: a limit that is hit after all says so. */
    private void forget(long now) {
        if (counts.size() > MOST) {
            counts.values().removeIf(count -> count.pausedUntil() <= now);
        }
    }

    private long now() {
        return nanos.getAsLong() / 1_000;
    }

    static long micros(Duration time) {
        return time.toNanos() / 1_000;
    }

    static Duration micros(long time) {
        return Duration.ofNanos(time * 1_000);
    }
}
