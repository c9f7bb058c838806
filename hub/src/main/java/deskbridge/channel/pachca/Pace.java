package deskbridge.channel.pachca;

import deskbridge.channel.pachca.Budget.Shared;
import deskbridge.rest.Allowance;
import deskbridge.rest.Limits;
import deskbridge.rest.Waiting;
import java.time.Duration;
import java.util.List;

/**
 * Keeps Pachca's limits (Pachca docs, limits), so that they are used nearly to the full and seldom hit. When one is hit all the
 * same, everybody waits as long as Pachca says: who ignores that is throttled for longer.
 */
final class Pace {

    /** Longer waits give the worker back to other lanes. */
    private static final Duration PATIENCE = Duration.ofMillis(1_100);

    /** Whoever reads page after page, as the catch-up does, would lose his whole work. */
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(5);

    /** A second with a reserve for what is delayed on the way. */
    private static final Duration SECOND = Duration.ofMillis(1_050);

    private static final Allowance.Budget READING = new Allowance.Budget("reading", Limits.of(10, SECOND));
    private static final Allowance.Budget REREADING = new Allowance.Budget("rereading", Limits.of(6, SECOND));
    private static final Allowance.Budget HISTORY =
            new Allowance.Budget("history", Limits.of(5, SECOND.multipliedBy(2)));
    private static final Allowance.Budget OTHER = new Allowance.Budget("other", Limits.of(50, SECOND));
    private static final Allowance.Budget FILES = new Allowance.Budget("files", Limits.NONE);

    /** 30 a second for five seconds, then 4 a second. */
    private static final Limits ONE_CHAT = Limits.of(28, SECOND).and(Limits.steady(Duration.ofMillis(250), 110));

    private final Allowance allowance;
    private final Waiting waiting;

    /**
     * @param allowance what was called already, with this token
     * @param waiting how to let time pass
     */
    Pace(Allowance allowance, Waiting waiting) {
        this.allowance = allowance;
        this.waiting = waiting;
    }

    /**
     * Waits until a call may be made.
     *
     * @return zero when it may be made now, else how long to stay away: nothing was counted then
     */
    Duration take(Budget budget) {
        var patience = budget == Shared.HISTORY || budget == Shared.REREADING ? LONG_PATIENCE : PATIENCE;
        var wait = allowance.reserve(counted(budget), 1, patience);
        if (wait.compareTo(patience) > 0) {
            return wait;
        }
        return waiting.passed(wait) ? Duration.ZERO : PATIENCE;
    }

    /** Pachca said that this budget is spent. */
    void pause(Budget budget, Duration wait) {
        allowance.pause(counted(budget).getFirst().what(), wait);
    }

    /** What Pachca itself counts comes first. */
    private static List<Allowance.Budget> counted(Budget budget) {
        return switch (budget) {
            case Budget.Unlimited ignored -> List.of(FILES);
            case Budget.Chat chat -> List.of(new Allowance.Budget("chat/" + chat.chatId(), ONE_CHAT));
            case Shared shared ->
                switch (shared) {
                    case READING -> List.of(READING);
                    case REREADING -> List.of(READING, REREADING);
                    case HISTORY -> List.of(HISTORY);
                    case OTHER -> List.of(OTHER);
                };
        };
    }
}
