package deskbridge.desk.yandextracker;

import io.avaje.json.JsonException;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An issue as Tracker tells it; fields that are not set are missing (facts: yandex-tracker §3).
 *
 * @param id inner id, the same for ever
 * @param key changes when the issue moves to another queue
 * @param transitions only when asked for by {@code expand}
 * @param attachments files of the issue and of its comments; only when asked for by {@code expand}
 * @param more everything else, local fields among it
 */
@Json
record IssueJson(
        @Json.Raw @Nullable String id,
        @Nullable String key,
        @Nullable String summary,
        @Nullable String description,
        @Nullable Ref queue,
        @Nullable Ref type,
        @Nullable Ref status,
        @Nullable Ref statusType,
        @Nullable Ref assignee,
        @Nullable Ref createdBy,
        @Nullable String createdAt,
        @Nullable String updatedAt,
        @Nullable List<TransitionJson> transitions,
        @Nullable List<Ref> attachments,
        @Json.Unmapped Map<String, Object> more) {
    private static final Pattern PLAIN_ID = Pattern.compile("[0-9A-Za-z]{1,64}");

    IssueJson {
        if (!IssueKeys.isKey(key)) {
            // Whatever this is, no issue can be asked for by it.
            throw new JsonException("an issue has a key");
        }
        String plain = Ids.of(id);
        id = plain != null && PLAIN_ID.matcher(plain).matches() ? plain : null;
    }

    /** The inner id, or the key where an answer has none. */
    String identity() {
        return id == null ? keyOrNothing() : id;
    }

    String keyOrNothing() {
        return key == null ? "" : key;
    }

    boolean hasFiles() {
        return attachments != null && !attachments.isEmpty();
    }

    /** The text of a field by its full id; empty when it is not set or no scalar. */
    String text(String field) {
        return switch (more.get(field)) {
            case String text -> text.strip();
            case Long number -> Long.toString(number);
            case Double number when number == Math.rint(number) -> Long.toString(number.longValue());
            case null, default -> "";
        };
    }
}
