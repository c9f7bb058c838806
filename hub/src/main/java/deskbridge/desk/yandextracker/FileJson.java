package deskbridge.desk.yandextracker;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * A file of an issue or of one of its comments (facts: yandex-tracker §7).
 *
 * @param commentId the comment's long id; null for a file of the issue itself
 */
@Json
record FileJson(
        @Json.Raw @Nullable String id,
        @Nullable String name,
        @Json.Raw @Nullable String size,
        @Json.Raw @Nullable String commentId) {
    FileJson {
        id = Ids.of(id);
        size = Ids.of(size);
        commentId = Ids.of(commentId);
    }

    /** What a reference in a comment tells. */
    static FileJson of(Ref ref) {
        return new FileJson(ref.id(), ref.display(), null, null);
    }

    String nameOrId() {
        if (name != null && !name.isBlank()) {
            return name;
        }
        return "file-" + id;
    }

    @Nullable
    Long bytes() {
        return size != null && IssueKeys.isNumber(size) ? Long.valueOf(size) : null;
    }
}
