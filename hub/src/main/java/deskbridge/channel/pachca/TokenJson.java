package deskbridge.channel.pachca;

import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the API says about our token; works without any scope (Pachca docs, authorization). */
@Json(naming = Json.Naming.LowerUnderscore)
record TokenJson(
        @Nullable Long userId,
        @Nullable String name,
        @Nullable List<String> scopes) {

    /** The answer. */
    @Json
    record One(TokenJson data) {
        One {
            Objects.requireNonNull(data);
        }
    }
}
