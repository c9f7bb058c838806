package deskbridge.channel.telegram;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commands that Telegram offers behind a slash.
 *
 * @param languageCode for people of this language only; null for all others
 */
@Json(naming = Json.Naming.LowerUnderscore)
record CommandJson(List<One> commands, @Nullable String languageCode) {

    /** @param command without the slash */
    @Json
    record One(String command, String description) {}
}
