package deskbridge.channel.telegram;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a text that looks or does something special; offset and length count UTF-16 units, as Java does (facts: telegram
 * §5).
 */
@Json(naming = Json.Naming.LowerUnderscore)
record EntityJson(
        @Nullable String type,
        int offset,
        int length,
        @Nullable String url,
        @Nullable Called user,
        @Nullable String language) {

    /** Who is called; only the id counts in what we write. */
    @Json(naming = Json.Naming.LowerUnderscore)
    record Called(
            long id,
            @Nullable Boolean isBot,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String username) {

        UserJson account() {
            return new UserJson(id, Boolean.TRUE.equals(isBot), firstName, lastName, username, null);
        }
    }

    String kind() {
        return type == null ? "" : type;
    }

    int end() {
        return offset + length;
    }

    /** The same over another stretch. */
    EntityJson over(int from, int to) {
        return new EntityJson(type, from, to - from, url, user, language);
    }
}
