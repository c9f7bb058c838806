package deskbridge.channel.telegram;

import deskbridge.rest.HandMovedClock;
import deskbridge.rest.Pacer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Keeps Telegram's limits: one message a second in a chat but for short bursts, 20 a minute in a group, 30 a second over all chats
 * (facts: telegram §13). The real ones are not published, so when one is hit all the same, the chat waits as long as Telegram says, and all chats
 * do when a second one is hit meanwhile.
 */
final class Pace {

    /** Longer waits give the worker back to other lanes. */
    private static final Duration PATIENCE = Duration.ofMillis(1_100);

    /** The rest of a message that is begun is waited for. */
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(65);

    /** A second with a reserve for what is delayed on the way. */
    private static final Duration SECOND = Duration.ofMillis(1_050);

    private static final Duration MINUTE = Duration.ofSeconds(61);
    private static final int BURST = 5;
    private static final int IN_ALL = 30;
    private static final int IN_A_GROUP = 20;
    private static final int CHATS = 10_000;

    /** Lets time pass. */
    @FunctionalInterface
    interface Waiting {
        void pass(Duration time) throws InterruptedException;
    }

    private final LongSupplier nanos;
    private final Waiting waiting;
    private final Pacer all = Pacer.of(IN_ALL, SECOND);
    private final Map<Long, Pacer> chats = new ConcurrentHashMap<>();
    private final Map<Long, Long> paused = new ConcurrentHashMap<>();
    private volatile long allPausedUntil = Long.MIN_VALUE;

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
     * Waits until a message may be written or rewritten.
     *
     * @param chat where
     * @param messages how many; 1 but for albums
     * @param begun true when a part of it stands there already
     * @return zero when it may be done now, else how long to stay away
     */
    Duration take(long chat, int messages, boolean begun) {
        var patience = begun ? LONG_PATIENCE : PATIENCE;
        var wait = untilResumed(chat);
        if (wait.compareTo(patience) <= 0) {
            wait = longer(wait, ofChat(chat).reserve(nanos.getAsLong(), patience));
        }
        if (wait.compareTo(patience) <= 0) {
            wait = longer(wait, all.reserve(nanos.getAsLong() + wait.toNanos(), patience));
        }
        if (wait.compareTo(patience) > 0) {
            return wait;
        }
        for (int more = 1; more < messages; more++) {
            ofChat(chat).reserve(nanos.getAsLong(), LONG_PATIENCE);
            all.reserve(nanos.getAsLong(), LONG_PATIENCE);
        }
        return passed(wait) ? Duration.ZERO : PATIENCE;
    }

    /** Telegram said that this chat's limit is spent. */
    void pause(long chat, Duration wait) {
        long now = nanos.getAsLong();
        long until = now + wait.toNanos();
        paused.values().removeIf(end -> end <= now);
        paused.merge(chat, until, Math::max);
        if (paused.size() > 1) {
            allPausedUntil = Math.max(allPausedUntil, until);
        }
    }

    private boolean passed(Duration wait) {
        try {
            if (wait.isPositive()) {
                waiting.pass(wait);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Duration untilResumed(long chat) {
        long now = nanos.getAsLong();
        long until = Math.max(paused.getOrDefault(chat, Long.MIN_VALUE), allPausedUntil);
        return until <= now ? Duration.ZERO : Duration.ofNanos(until - now);
    }

    /** Forgetting what was counted is harmless: a limit that is hit after all says so. */
    private Pacer ofChat(long chat) {
        if (chats.size() > CHATS) {
            chats.clear();
        }
        return chats.computeIfAbsent(chat, id -> {
            var steady = Pacer.of(BURST, SECOND.multipliedBy(BURST));
            return id > 0 ? steady : steady.and(Pacer.of(IN_A_GROUP, MINUTE));
        });
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
