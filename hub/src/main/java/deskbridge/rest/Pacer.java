package deskbridge.rest;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Spreads calls so that no limit is exceeded, whoever counts and from whenever: in each stretch of time there are at most so
 * many calls. A token bucket would not do: full, it lets through twice its limit within one stretch. Safe for many threads.
 */
public final class Pacer {

    /** A limit, in nanoseconds. */
    private interface Limit {
        /** The first moment, not before now, at which a call may be made. */
        long free(long now);

        void count(long at);
    }

    private final List<Limit> limits;

    private Pacer(List<Limit> limits) {
        this.limits = limits;
    }

    /** @param calls at most in any time as long as the stretch */
    public static Pacer of(int calls, Duration stretch) {
        return new Pacer(List.of(new Window(calls, stretch.toNanos())));
    }

    /** Both limits at once. */
    public Pacer and(Pacer other) {
        return new Pacer(Stream.concat(limits.stream(), other.limits.stream()).toList());
    }

    /** The same, and besides one call in each gap in the long run, but for so many that may come early. */
    public static Pacer of(int calls, Duration stretch, Duration gap, int early) {
        return new Pacer(List.of(new Window(calls, stretch.toNanos()), new Steady(gap.toNanos(), early)));
    }

    private static final class Window implements Limit {
        private final long stretch;
        private final long[] calls;
        private int oldest;
        private boolean full;

        Window(int calls, long stretch) {
            this.stretch = stretch;
            this.calls = new long[calls];
        }

        @Override
        public long free(long now) {
            return full ? Math.max(now, calls[oldest] + stretch) : now;
        }

        @Override
        public void count(long at) {
            calls[oldest] = at;
            oldest = (oldest + 1) % calls.length;
            full = full || oldest == 0;
        }
    }

    private static final class Steady implements Limit {
        private final long gap;
        private final long early;
        private boolean begun;
        private long due;

        Steady(long gap, int early) {
            this.gap = gap;
            this.early = gap * early;
        }

        @Override
        public long free(long now) {
            return begun ? Math.max(now, due - early) : now;
        }

        @Override
        public void count(long at) {
            due = (begun ? Math.max(due, at) : at) + gap;
            begun = true;
        }
    }

    /**
     * Counts a call if it can be made soon.
     *
     * @param now in nanoseconds, of a clock that never goes back
     * @param patience the longest wait that is worth while
     * @return how long to wait with it; when that is longer than the patience, nothing was counted
     */
    public synchronized Duration reserve(long now, Duration patience) {
        long at = now;
        for (Limit limit : limits) {
            at = Math.max(at, limit.free(now));
        }
        var wait = Duration.ofNanos(at - now);
        if (wait.compareTo(patience) <= 0) {
            for (Limit limit : limits) {
                limit.count(at);
            }
        }
        return wait;
    }
}
