package deskbridge.channel.pachca;

import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A chat or channel of the workspace, or a direct chat (Pachca docs, chats). */
@Json(naming = Json.Naming.LowerUnderscore)
record ChatJson(
        long id,
        @Nullable String name,
        @Nullable List<Long> memberIds,
        @Nullable Boolean personal,
        @Nullable String lastMessageAt) {

    /** The answer to reading one. */
    @Json
    record One(ChatJson data) {
        One {
            Objects.requireNonNull(data);
        }
    }

    /** A page of them. */
    @Json
    record Page(List<ChatJson> data, @Nullable MetaJson meta) {
        Page {
            data = List.copyOf(data);
        }
    }

    boolean isPersonal() {
        return Boolean.TRUE.equals(personal);
    }
}
