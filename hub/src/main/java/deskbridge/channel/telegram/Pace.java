package deskbridge.channel.telegram;

import deskbridge.rest.Allowance;
import deskbridge.rest.Allowance.Budget;
import deskbridge.rest.Limits;
import deskbridge.rest.Waiting;
import java.time.Duration;
import java.util.List;

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

    private static final Limits OF_A_PERSON = Limits.of(BURST, SECOND.multipliedBy(BURST));
    private static final Limits OF_A_GROUP = OF_A_PERSON.and(Limits.of(IN_A_GROUP, MINUTE));
    private static final Budget ALL = new Budget("all", Limits.of(IN_ALL, SECOND));

    /** Paused while any chat is. */
    private static final String SOME = "some";

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
     * Waits until a message may be written or rewritten.
     *
     * @param chat where
     * @param messages how many; 1 but for albums
     * @param begun true when a part of it stands there already
     * @return zero when it may be done now, else how long to stay away
     */
    Duration take(long chat, int messages, boolean begun) {
        var patience = begun ? LONG_PATIENCE : PATIENCE;
        var one = new Budget(name(chat), chat > 0 ? OF_A_PERSON : OF_A_GROUP);
        var wait = allowance.reserve(List.of(one, ALL), messages, patience);
        if (wait.compareTo(patience) > 0) {
            return wait;
        }
        return waiting.passed(wait) ? Duration.ZERO : PATIENCE;
    }

    /** Telegram said that this chat's limit is spent. */
    void pause(long chat, Duration wait) {
        boolean another =
                allowance.paused(name(chat)).isZero() && !allowance.paused(SOME).isZero();
        allowance.pause(name(chat), wait);
        allowance.pause(SOME, wait);
        if (another) {
            allowance.pause(ALL.what(), wait);
        }
    }

    private static String name(long chat) {
        return "chat/" + chat;
    }
}
