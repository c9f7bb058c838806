package deskbridge.channel.pachca;

import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A person or a bot of the workspace; the address is null when the workspace hides it from bots (Pachca docs, users). */
@Json(naming = Json.Naming.LowerUnderscore)
record UserJson(
        long id,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String nickname,
        @Nullable String email,
        @Nullable Boolean bot,
        @Nullable Boolean suspended) {

    /** The answer to reading one. */
    @Json
    record One(UserJson data) {
        One {
            Objects.requireNonNull(data);
        }
    }

    /** A page of them. */
    @Json
    record Page(List<UserJson> data, @Nullable MetaJson meta) {
        Page {
            data = List.copyOf(data);
        }
    }

    boolean isBot() {
        return Boolean.TRUE.equals(bot);
    }

    /** What people call it; never blank. */
    String fullName() {
        var name = (blankIfNull(firstName) + " " + blankIfNull(lastName)).strip();
        if (!name.isEmpty()) {
            return name;
        }
        return nickname == null || nickname.isBlank() ? "#" + id : nickname;
    }

    private static String blankIfNull(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
