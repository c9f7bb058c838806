package deskbridge.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * Finds out how many calls a second a remote takes that publishes no limit. At first calls are made as they come. When the remote
 * says that there were too many, they are spread evenly at a little less than it took. Soon a little more than that is tried: only
 * when that is refused again, or when several calls were refused in one moment, was it a limit, and it is come near slowly from then
 * on; else the remote had other reasons, and the calls go faster and faster. Safe for many threads.
 */
final class Tempo {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** Fewer calls within a second are not what the remote complains about: somebody else calls, or it counts by the hour. */
    private static final int FEWEST = 4;

    private static final double SLOWER = 0.95;
    private static final double FASTER = 1.01;

    /** What is taken so far above a supposed limit disproves it. */
    private static final double BEYOND = 1.03;

    /** What is refused so far below a supposed limit was not refused because of it. */
    private static final double BELOW = 0.97;

    /** What is refused so far above a supposed limit says nothing of it. */
    private static final double ABOVE = 1.1;

    /** So many refusals in one moment are a limit at once. */
    private static final int NO_CHANCE = 3;

    private static final double MOST_GROWTH = 1.5;

    /** The least that is left of a tempo after one refusal: right after a pause few calls were taken, whatever may be. */
    private static final double LEAST_LEFT = 0.7;

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

    /** Where the limit may be, and whether that is more than a guess. */
    private double supposed = UNLIMITED;

    private boolean confirmed;
    private double growth = BEYOND;
    private long due;
    private long changed;
    private long refused;
    private long settled;
    private int together;

    private Tempo(LongSupplier nanos, Pause pause) {
        this.nanos = nanos;
        this.pause = pause;
    }

    /** By a clock that never goes back, for whoever lets time pass himself. */
    static Tempo by(LongSupplier nanos) {
        return new Tempo(nanos, time -> {});
    }

    /** Limits are about the real world's time, so the machine's own timer counts, unless somebody moves the hub's clock by hand. */
    static Tempo by(InstantSource clock) {
        return clock instanceof HandMovedClock moved
                ? new Tempo(
                        () -> Duration.between(Instant.EPOCH, moved.instant()).toNanos(), moved::pass)
                : new Tempo(System::nanoTime, Thread::sleep);
    }

    /** Blocks until the next call may be made, and counts it. */
    void await() throws InterruptedException {
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
            perSecond = faster();
            changed = now;
        }
        long at = Math.max(now, due);
        due = at + (long) (SECOND / perSecond);
        latest.addLast(at);
        return Duration.ofNanos(at - now);
    }

    private double faster() {
        if (perSecond > supposed * (1 + BEYOND) / 2) {
            confirmed = false;
            growth = Math.min(MOST_GROWTH, 1 + 2 * (growth - 1));
            return perSecond * growth;
        }
        return confirmed ? perSecond * FASTER : supposed * BEYOND;
    }

    /** The remote said that there were too many; what it says of other calls that were under way then makes nothing slower. */
    synchronized void refused() {
        long now = nanos.getAsLong();
        forget(now);
        if (perSecond < UNLIMITED && now < settled) {
            together++;
            confirmed |= together >= NO_CHANCE;
            return;
        }
        // Those that wait still were not made; the one that was refused was not taken.
        long taken = latest.stream().filter(at -> at <= now).count() - 1;
        if (taken < FEWEST) {
            return;
        }
        confirmed = perSecond < UNLIMITED && perSecond >= BELOW * supposed && perSecond <= ABOVE * supposed;
        supposed = tooMany(taken, now);
        perSecond = SLOWER * supposed;
        growth = BEYOND;
        changed = now;
        refused = now;
        due = Math.max(due, now);
        settled = due + SECOND;
        together = 1;
    }

    private double tooMany(long taken, long now) {
        if (perSecond >= UNLIMITED) {
            return taken;
        }
        // What was taken in a second is a whole number: a tempo that was right for a while is known better.
        boolean nearly = now - refused > BETWEEN_TRIES;
        return nearly ? perSecond : Math.min(perSecond, Math.max((double) taken, LEAST_LEFT * perSecond));
    }

    private void forget(long now) {
        while (!latest.isEmpty() && latest.getFirst() <= now - SECOND) {
            latest.removeFirst();
        }
    }
}
