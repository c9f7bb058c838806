package deskbridge.rest;

import java.time.Duration;
import java.util.List;

/**
 * Counts calls against a remote's limits, and keeps the pauses that the remote asks for. Either for this process alone
 * ({@link LocalAllowance}), or for all that use the same tokens ({@link SharedAllowance}). Made by the composition root, asked by
 * connectors on the threads that call; safe for many.
 */
public interface Allowance {

    /**
     * One thing that a call is counted against.
     *
     * @param what its name, the same in all processes: a chat, a kind of call
     * @param limits of it
     */
    record Budget(String what, Limits limits) {}

    /**
     * Counts calls that are made together, if they can begin soon. May block for as long as a shared memory takes to answer.
     *
     * @param budgets all of them are counted against
     * @param calls how many, 1 or more; those after the first are counted however late they may be made
     * @param patience the longest wait that is worth while
     * @return how long to wait with it; when that is longer than the patience, nothing was counted
     */
    Duration reserve(List<Budget> budgets, int calls, Duration patience);

    /** The remote has asked for a pause; a shorter one does not end a longer one. */
    void pause(String what, Duration wait);

    /** How long a pause that was asked for lasts still; zero when there is none. */
    Duration paused(String what);

    /** The same, for one connection among others. */
    default Allowance of(String connection) {
        return new Allowance() {
            @Override
            public Duration reserve(List<Budget> budgets, int calls, Duration patience) {
                return Allowance.this.reserve(
                        budgets.stream()
                                .map(budget -> new Budget(named(budget.what()), budget.limits()))
                                .toList(),
                        calls,
                        patience);
            }

            @Override
            public void pause(String what, Duration wait) {
                Allowance.this.pause(named(what), wait);
            }

            @Override
            public Duration paused(String what) {
                return Allowance.this.paused(named(what));
            }

            private String named(String what) {
                return connection + "/" + what;
            }
        };
    }
}
