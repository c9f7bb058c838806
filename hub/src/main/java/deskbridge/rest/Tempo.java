package deskbridge.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * Finds out how many calls a second a remote takes that publishes no limit. At first calls are made as they come. When the remote
 * says that there were too many, they are spread evenly at a little less than it took, then a little faster from time to time, until
 * it says so again. Safe for many threads.
 */
public final class Tempo {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** Fewer calls within a second are not what the remote complains about: somebody else calls, or it counts by the hour. */
    private static final int FEWEST = 4;

    private static final double SLOWER = 0.95;
    private static final double FASTER = 1.01;
    private static final long BETWEEN_TRIES = Duration.ofSeconds(5).toNanos();

    /** A tempo that no hub reaches is none. */
    private static final double UNLIMITED = 500;

    private interface Pause {
        void pass(Duration time) throws InterruptedException;
    }

    private final LongSupplier nanos;
    private final Pause pause;
    private final Deque<Long> latest = new ArrayDeque<>();
    private double perSecond = UNLIMITED;
    private long due;
    private long changed;
    private long refused;

    private Tempo(LongSupplier nanos, Pause pause) {
        this.nanos = nanos;
        this.pause = pause;
    }

    /** By a clock that never goes back, for whoever lets time pass himself. */
    static Tempo by(LongSupplier nanos) {
        return new Tempo(nanos, time -> {});
    }

    /** Limits are about the real world's time, so the machine's own timer counts, unless somebody moves the hub's clock by hand. */
    public static Tempo by(InstantSource clock) {
        return clock instanceof HandMovedClock moved
                ? new Tempo(
                        () -> Duration.between(Instant.EPOCH, moved.instant()).toNanos(), moved::pass)
                : new Tempo(System::nanoTime, Thread::sleep);
    }

    /** Blocks until the next call may be made, and counts it. */
    public void await() throws InterruptedException {
        Duration wait = reserve();
        if (wait.isPositive()) {
            pause.pass(wait);
        }
    }

    /** Counts a call, and tells how long to wait with it. */
    synchronized Duration reserve() {
        long now = nanos.getAsLong();
        forget(now);
        if (perSecond >= UNLIMITED) {
            latest.addLast(now);
            return Duration.ZERO;
        }
        if (now - changed >= BETWEEN_TRIES) {
            perSecond *= FASTER;
            changed = now;
        }
        long at = Math.max(now, due);
        due = at + (long) (SECOND / perSecond);
        latest.addLast(at);
        return Duration.ofNanos(at - now);
    }

    /** The remote said that there were too many; what it says of other calls that were under way then changes nothing more. */
    public synchronized void refused() {
        long now = nanos.getAsLong();
        forget(now);
        boolean same = perSecond < UNLIMITED && now - changed < SECOND;
        // Those that wait still were not made; the one that was refused was not taken.
        long taken = latest.stream().filter(at -> at <= now).count() - 1;
        if (same || taken < FEWEST) {
            return;
        }
        // What was taken in a second is a whole number: a tempo that was right for a while is known better.
        boolean nearly = perSecond < UNLIMITED && now - refused > 2 * BETWEEN_TRIES;
        perSecond = SLOWER * (nearly ? perSecond : Math.min(perSecond, (double) taken));
        changed = now;
        refused = now;
        due = Math.max(due, now);
    }

    private void forget(long now) {
        while (!latest.isEmpty() && latest.getFirst() <= now - SECOND) {
            latest.removeFirst();
        }
    }
}
