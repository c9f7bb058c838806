package deskbridge.rest;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Limits that a call must keep all of, so that none is exceeded, whoever counts and from whenever: in each stretch of time there
 * are at most so many calls. A token bucket would not do: full, it lets through twice its limit within one stretch. What was
 * counted is kept apart, as numbers (see {@link Count}), so that several processes may count together.
 */
public final class Limits {

    /** No limit: only a pause that was asked for counts. */
    public static final Limits NONE = new Limits(List.of());

    /** In a memory: nothing was counted here yet. */
    static final long NEVER = Long.MIN_VALUE / 2;

    /** One limit; times are microseconds of whatever clock counts. */
    private interface Limit {

        /** How many numbers it keeps. */
        int size();

        /** The first moment, not before now, at which a call may be made. */
        long free(long[] memory, int at, long now);

        void count(long[] memory, int at, long call);
    }

    private final List<Limit> limits;
    private final int size;

    private Limits(List<Limit> limits) {
        this.limits = limits;
        this.size = limits.stream().mapToInt(Limit::size).sum();
    }

    /** @param calls at most in any time as long as the stretch */
    public static Limits of(int calls, Duration stretch) {
        return new Limits(List.of(new Window(calls, micros(stretch))));
    }

    /** One call in each gap in the long run, but for so many that may come early. */
    public static Limits steady(Duration gap, int early) {
        return new Limits(List.of(new Steady(micros(gap), micros(gap) * early)));
    }

    /** Both at once. */
    public Limits and(Limits other) {
        return new Limits(Stream.concat(limits.stream(), other.limits.stream()).toList());
    }

    boolean isNone() {
        return limits.isEmpty();
    }

    long[] freshMemory() {
        var memory = new long[size];
        Arrays.fill(memory, NEVER);
        return memory;
    }

    boolean fits(long[] memory) {
        return memory.length == size;
    }

    long free(long[] memory, long now) {
        long free = now;
        int at = 0;
        for (Limit limit : limits) {
            free = Math.max(free, limit.free(memory, at, now));
            at += limit.size();
        }
        return free;
    }

    void count(long[] memory, long call) {
        int at = 0;
        for (Limit limit : limits) {
            limit.count(memory, at, call);
            at += limit.size();
        }
    }

    private static long micros(Duration time) {
        return time.toNanos() / 1_000;
    }

    /** Keeps the last calls, as many as may be made in a stretch, in the order in which they were counted. */
    private record Window(int size, long stretch) implements Limit {

        @Override
        public long free(long[] memory, int at, long now) {
            return memory[at] == NEVER ? now : Math.max(now, memory[at] + stretch);
        }

        @Override
        public void count(long[] memory, int at, long call) {
            System.arraycopy(memory, at + 1, memory, at, size - 1);
            memory[at + size - 1] = call;
        }
    }

    /** Keeps when the next call would be due if none came early. */
    private record Steady(long gap, long early) implements Limit {

        @Override
        public int size() {
            return 1;
        }

        @Override
        public long free(long[] memory, int at, long now) {
            return memory[at] == NEVER ? now : Math.max(now, memory[at] - early);
        }

        @Override
        public void count(long[] memory, int at, long call) {
            memory[at] = Math.max(memory[at], call) + gap;
        }
    }
}
