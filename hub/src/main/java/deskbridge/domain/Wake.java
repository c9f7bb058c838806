package deskbridge.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was put off until a time. Kept in the database; each comes back once as {@link Event.Woken}.
 *
 * @param name what; saving another of the same name replaces it. At most 200 characters
 * @param conversation whose; null when it belongs to none
 * @param due not before this
 */
public record Wake(String name, @Nullable ConversationId conversation, Instant due) {

    public Wake {
        Refs.requireText(name, "Wake.name");
    }
}
