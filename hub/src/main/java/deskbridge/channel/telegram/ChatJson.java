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

    boolean isPrivate() {
        return "private".equals(type);
    }

    boolean isChannel() {
        return "channel".equals(type);
    }

    /** What people see; never blank. */
    String name() {
        return title == null || title.isBlank() ? Long.toString(id) : title;
    }
}
