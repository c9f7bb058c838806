package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A bot as the Bot API's server knows it; guarded by the realm's lock. */
final class BotState {
    final long id;
    final UpdateQueue updates;
    final Map<String, ArrayNode> commands = new LinkedHashMap<>();
    final Map<String, CallbackQuery> callbacks = new LinkedHashMap<>();
    String token;
    boolean readsEverything;

    @Nullable
    Hook hook;

    @Nullable
    Instant hookSetAt;

    /** Written by the threads that deliver webhooks. */
    volatile @Nullable HookError hookError;

    /** Since when the receiver says that it is gone, without a break; written by the threads that deliver webhooks. */
    volatile @Nullable Instant goneSince;

    /** The number of the newest held poll; an older one finds itself outdated. */
    long polls;

    int lastOffset = Integer.MIN_VALUE;
    Instant lastPollAt = Instant.EPOCH;

    /** Ids of messages are counted per account in private chats. */
    private int lastMessageId;

    /** Why the last webhook was not accepted. */
    record HookError(Instant at, String message) {}

    BotState(long id, String token, RandomGenerator dice, Instant now) {
        this.id = id;
        this.token = token;
        this.updates = new UpdateQueue(dice, now);
    }

    int nextMessageId() {
        return ++lastMessageId;
    }
}
