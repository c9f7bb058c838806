package deskbridge.channel.telegram;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * What the API answers to every call (facts: telegram §1).
 *
 * @param result the result, still JSON; null when it was refused
 */
@Json(naming = Json.Naming.LowerUnderscore)
record AnswerJson(
        boolean ok,
        @Json.Raw @Nullable String result,
        @Nullable Integer errorCode,
        @Nullable String description,
        @Nullable Parameters parameters) {

    static final AnswerJson UNREADABLE = new AnswerJson(false, null, null, null, null);

    /** How a refused call may be mended. */
    @Json(naming = Json.Naming.LowerUnderscore)
    record Parameters(@Nullable Long retryAfter, @Nullable Long migrateToChatId) {}

    /** Telegram's words; empty when there are none. */
    String words() {
        return description == null ? "" : description;
    }
}
