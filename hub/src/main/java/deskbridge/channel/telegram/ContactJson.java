package deskbridge.channel.telegram;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/** Somebody's card; {@code userId} is set by Telegram, not by the sender (facts: telegram §8). */
@Json(naming = Json.Naming.LowerUnderscore)
record ContactJson(
        @Nullable String phoneNumber,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable Long userId) {}
