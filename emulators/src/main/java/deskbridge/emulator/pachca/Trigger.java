package deskbridge.emulator.pachca;

import java.time.Duration;
import java.time.Instant;

/** What a click gives to the bot: the right to open one form for the person who clicked, within three seconds. */
record Trigger(String id, long botUserId, long userId, long chatId, Instant createdAt) {
    private static final Duration LIFETIME = Duration.ofSeconds(3);

    boolean expired(Instant now) {
        return now.isAfter(createdAt.plus(LIFETIME));
    }
}
