package deskbridge.channel.pachca;

import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A thread: both an entity with an id and a chat with an id (Pachca docs, threads). Within a message only the two ids are
 * given; the message ids are null for a thread that hangs off nothing.
 */
@Json(naming = Json.Naming.LowerUnderscore)
record ThreadJson(
        long id,
        long chatId,
        @Nullable Long messageId,
        @Nullable Long messageChatId) {

    /** The answer to reading or opening one. */
    @Json
    record One(ThreadJson data) {
        One {
            Objects.requireNonNull(data);
        }
    }

    /** A page of them. */
    @Json
    record Page(List<ThreadJson> data, @Nullable MetaJson meta) {
        Page {
            data = List.copyOf(data);
        }
    }
}
