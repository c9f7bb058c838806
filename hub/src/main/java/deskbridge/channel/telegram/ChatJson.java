package deskbridge.channel.telegram;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/** A chat: with one person, a group, or a channel. */
@Json(naming = Json.Naming.LowerUnderscore)
record ChatJson(
        long id,
        @Nullable String type,
        @Nullable String title,
        @Nullable String username) {

    private static final long LARGEST_ID = 1L << 52;

    boolean isPrivate() {
        return "private".equals(type);
    }

    boolean isChannel() {
        return "channel".equals(type);
    }

    /** Whether its id can be one: chats of Telegram have ids of 52 bits, never 0 (facts: telegram §1). */
    boolean isNumbered() {
        return id != 0 && id > -LARGEST_ID && id < LARGEST_ID;
    }

    /** What people see; never blank. */
    String name() {
        return title == null || title.isBlank() ? Long.toString(id) : title;
    }
}
