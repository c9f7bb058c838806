package deskbridge.desk.yandextracker;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment (facts: yandex-tracker §5).
 *
 * @param id a number that grows
 * @param longId 24 hex digits; files name their comment by it
 * @param attachments only when asked for by {@code expand}, and only if there are any
 */
@Json
record CommentJson(
        @Json.Raw @Nullable String id,
        @Json.Raw @Nullable String longId,
        @Nullable String text,
        @Nullable Ref createdBy,
        @Nullable String createdAt,
        @Nullable String updatedAt,
        @Json.Raw @Nullable String version,
        @Nullable List<Ref> attachments) {
    CommentJson {
        id = Ids.of(id);
        longId = Ids.of(longId);
        version = Ids.of(version);
    }

    String idOrNothing() {
        return id == null ? "" : id;
    }

    String textOrNothing() {
        return text == null ? "" : text;
    }

    /** The id as a number; 0 when it is none. */
    long number() {
        String known = idOrNothing();
        return IssueKeys.isNumber(known) ? Long.parseLong(known) : 0;
    }
}
