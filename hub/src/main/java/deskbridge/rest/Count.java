package deskbridge.rest;

import deskbridge.rest.Allowance.Budget;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What was counted against one budget, and until when it is paused; times are microseconds. Can be written as text, for a memory
 * that several processes have in common. Used by one thread at a time.
 */
final class Count {

    /** A time further ahead than any limit reaches was counted by a clock that has been set back since. */
    private static final long FURTHEST = Duration.ofMinutes(5).toNanos() / 1_000;

    private static final long LONGEST_PAUSE = Duration.ofDays(2).toNanos() / 1_000;

    private long pausedUntil = Limits.NEVER;
    private long[] calls = {};

    static Count of(String text, long now) {
        var count = new Count();
        if (!text.isEmpty()) {
            long[] numbers =
                    Arrays.stream(text.split(" ", -1)).mapToLong(Count::number).toArray();
            count.pausedUntil = sane(numbers[0], now + LONGEST_PAUSE);
            count.calls = Arrays.stream(numbers)
                    .skip(1)
                    .map(at -> sane(at, now + FURTHEST))
                    .toArray();
        }
        return count;
    }

    String text() {
        return LongStream.concat(LongStream.of(pausedUntil), Arrays.stream(calls))
                .mapToObj(at -> at == Limits.NEVER ? "-" : Long.toString(at))
                .collect(Collectors.joining(" "));
    }

    private static long number(String text) {
        return text.equals("-") ? Limits.NEVER : Long.parseLong(text);
    }

    private static long sane(long at, long most) {
        return at > most ? Limits.NEVER : at;
    }

    boolean isBlank() {
        return pausedUntil == Limits.NEVER && calls.length == 0;
    }

    void pause(long until) {
        pausedUntil = Math.max(pausedUntil, until);
    }

    /** The pause's end; not after now when there is none. */
    long pausedUntil() {
        return pausedUntil;
    }

    /**
     * Counts calls against all budgets, or none.
     *
     * @return when the first may be made; when that is after the latest moment, nothing was counted
     */
    static long reserve(List<Budget> budgets, Map<String, Count> counts, int calls, long now, long latest) {
        long first = free(budgets, counts, now);
        if (first <= latest) {
            long at = first;
            for (int call = 0; call < calls; call++) {
                at = free(budgets, counts, at);
                for (Budget budget : budgets) {
                    Count count = counts.computeIfAbsent(budget.what(), what -> new Count());
                    budget.limits().count(count.calls, at);
                }
            }
        }
        return first;
    }

    private static long free(List<Budget> budgets, Map<String, Count> counts, long now) {
        long free = now;
        for (Budget budget : budgets) {
            Count count = counts.computeIfAbsent(budget.what(), what -> new Count());
            if (!budget.limits().fits(count.calls)) {
                // New, or the hub before this one knew other limits.
                count.calls = budget.limits().freshMemory();
            }
            free = Math.max(free, Math.max(count.pausedUntil, budget.limits().free(count.calls, now)));
        }
        return free;
    }
}
