package deskbridge.demo.simulation;

import deskbridge.rest.Allowance.Budget;
import deskbridge.rest.Limits;
import deskbridge.rest.LocalAllowance;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A remote's rate limit, kept by the hub's own {@link LocalAllowance}: calls wait here until they may be made. */
final class Allowance implements Stop {

    private static final long MINUTE = 60_000_000_000L;
    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(3_650);

    private final List<Budget> budgets;
    private final LocalAllowance kept = new LocalAllowance(() -> this.now);
    private final int minute;
    private final Map<Long, Integer> callsByMinute = new HashMap<>();
    private long calls;
    private long now;

    /**
     * A limit.
     *
     * @param limits as the hub keeps them
     * @param minute how many calls the remote allows in a minute
     */
    Allowance(Limits limits, int minute) {
        this.budgets = List.of(new Budget("calls", limits));
        this.minute = minute;
    }

    @Override
    public long pass(long now, long service) {
        this.now = now;
        long at = now + kept.reserve(budgets, 1, AS_LONG_AS_IT_TAKES).toNanos();
        callsByMinute.merge(Math.floorDiv(at, MINUTE), 1, Integer::sum);
        calls++;
        return at;
    }

    long calls() {
        return calls;
    }

    /** Share of what is allowed that was used in the minute with most calls. */
    double busiestMinute() {
        return callsByMinute.values().stream().mapToInt(Integer::intValue).max().orElse(0) / (double) minute;
    }
}
