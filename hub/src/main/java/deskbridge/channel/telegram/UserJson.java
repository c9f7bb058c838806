package deskbridge.channel.telegram;

import io.avaje.jsonb.Json;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An account: a person or a bot.
 *
 * @param canReadAllGroupMessages only in the answer to {@code getMe}: false when the bot hears only commands and replies in groups
 */
@Json(naming = Json.Naming.LowerUnderscore)
record UserJson(
        long id,
        boolean isBot,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String username,
        @Nullable Boolean canReadAllGroupMessages) {

    /** What people see; never blank. */
    String name() {
        var full = Stream.of(firstName, lastName)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        if (!full.isEmpty()) {
            return full;
        }
        return username == null || username.isBlank() ? Long.toString(id) : username;
    }
}
