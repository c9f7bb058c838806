package deskbridge.channel.pachca;

import deskbridge.channel.pachca.Budget.Shared;
import deskbridge.rest.HandMovedClock;
import deskbridge.rest.Pacer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

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

    private static final int CHATS = 10_000;

    /** Lets time pass. */
    @FunctionalInterface
    interface Waiting {
        void pass(Duration time) throws InterruptedException;
    }

    private final LongSupplier nanos;
    private final Waiting waiting;
    private final Map<Shared, Pacer> shared = Map.of(
            Shared.READING, Pacer.of(10, SECOND),
            Shared.REREADING, Pacer.of(6, SECOND),
            Shared.HISTORY, Pacer.of(5, SECOND.multipliedBy(2)),
            Shared.OTHER, Pacer.of(50, SECOND));
    private final Map<Long, Pacer> chats = new ConcurrentHashMap<>();
    private final Map<Budget, Long> paused = new ConcurrentHashMap<>();

    /**
     * @param nanos a clock that never goes back; limits are about the real world's time, so the machine's own but in tests
     * @param waiting how to let time pass
     */
    Pace(LongSupplier nanos, Waiting waiting) {
        this.nanos = nanos;
        this.waiting = waiting;
    }

    /** Limits are about the real world's time, so the machine's own timer counts, unless somebody moves the hub's clock by hand. */
    static Pace by(InstantSource clock) {
        return clock instanceof HandMovedClock moved
                ? new Pace(
                        () -> Duration.between(Instant.EPOCH, moved.instant()).toNanos(), moved::pass)
                : new Pace(System::nanoTime, Thread::sleep);
    }

    /**
     * Waits until a call may be made.
     *
     * @return zero when it may be made now, else how long to stay away: nothing was counted then
     */
    Duration take(Budget budget) {
        var patience = budget == Shared.HISTORY || budget == Shared.REREADING ? LONG_PATIENCE : PATIENCE;
        var pause = untilResumed(budget);
        if (pause.compareTo(patience) > 0) {
            return pause;
        }
        var wait = reserve(budget, patience);
        if (wait.compareTo(patience) > 0) {
            return wait;
        }
        var longer = pause.compareTo(wait) > 0 ? pause : wait;
        try {
            if (longer.isPositive()) {
                waiting.pass(longer);
            }
            return Duration.ZERO;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return PATIENCE;
        }
    }

    /** Pachca said that this budget is spent. */
    void pause(Budget budget, Duration wait) {
        paused.merge(limited(budget), nanos.getAsLong() + wait.toNanos(), Math::max);
    }

    private Duration untilResumed(Budget budget) {
        var until = paused.get(limited(budget));
        if (until == null) {
            return Duration.ZERO;
        }
        long left = until - nanos.getAsLong();
        if (left > 0) {
            return Duration.ofNanos(left);
        }
        paused.remove(limited(budget), until);
        return Duration.ZERO;
    }

    /** What Pachca itself counts. */
    private static Budget limited(Budget budget) {
        return budget == Shared.REREADING ? Shared.READING : budget;
    }

    private Duration reserve(Budget budget, Duration patience) {
        return switch (budget) {
            case Budget.Unlimited ignored -> Duration.ZERO;
            case Shared.REREADING -> {
                var own = reserve(shared.get(Shared.REREADING), patience);
                var common = own.compareTo(patience) > 0 ? own : reserve(shared.get(Shared.READING), patience);
                yield own.compareTo(common) > 0 ? own : common;
            }
            case Shared one -> reserve(shared.get(one), patience);
            case Budget.Chat chat -> {
                forgetChats();
                yield reserve(chats.computeIfAbsent(chat.chatId(), id -> forOneChat()), patience);
            }
        };
    }

    private Duration reserve(@Nullable Pacer pacer, Duration patience) {
        return pacer == null ? Duration.ZERO : pacer.reserve(nanos.getAsLong(), patience);
    }

    /** 30 a second for five seconds, then 4 a second. */
    private static Pacer forOneChat() {
        return Pacer.of(28, SECOND, Duration.ofMillis(250), 110);
    }

    /** Forgetting what was counted is harmless: a limit that is hit after all says so. */
    private void forgetChats() {
        if (chats.size() > CHATS) {
            chats.clear();
        }
    }
}
