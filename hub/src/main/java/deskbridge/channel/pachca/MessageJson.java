package deskbridge.channel.pachca;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message as the API shows it (Pachca docs, messages).
 *
 * @param buttons rows of {@link ButtonJson}, as maps: avaje-jsonb 3.11 loses the inner type of a list of lists
 */
@Json(naming = Json.Naming.LowerUnderscore)
record MessageJson(
        long id,
        @Nullable String entityType,
        long entityId,
        long chatId,
        @Nullable Long rootChatId,
        @Nullable String content,
        @Nullable Long userId,
        @Nullable String createdAt,
        @Nullable String changedAt,
        @Nullable String deletedAt,
        @Nullable String url,
        @Nullable List<AttachmentJson> files,
        @Nullable List<List<Map<String, Object>>> buttons,
        @Nullable ThreadJson thread,
        @Nullable Forwarding forwarding) {

    /** A file in a message; the link is signed and expires (Pachca docs, messages). */
    @Json(naming = Json.Naming.LowerUnderscore)
    record AttachmentJson(
            @Nullable Long id,
            @Nullable String key,
            @Nullable String name,
            @Nullable String fileType,
            @Nullable String url) {}

    /** Where a forwarded message comes from. */
    @Json(naming = Json.Naming.LowerUnderscore)
    record Forwarding(
            @Nullable Long originalMessageId, @Nullable Long authorId) {}

    /** The answer to reading or writing one. */
    @Json
    record One(MessageJson data) {
        One {
            Objects.requireNonNull(data);
        }
    }

    /** A page of them, newest first. */
    @Json
    record Page(List<MessageJson> data, @Nullable MetaJson meta) {
        Page {
            data = List.copyOf(data);
        }
    }

    boolean inThread() {
        return "thread".equalsIgnoreCase(entityType);
    }

    boolean direct() {
        return "user".equalsIgnoreCase(entityType);
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    String text() {
        return content == null ? "" : content;
    }

    List<AttachmentJson> attachments() {
        return files == null ? List.of() : files;
    }

    /** Its buttons in the form they are sent in. */
    List<List<ButtonJson>> buttonRows() {
        return buttons == null
                ? List.of()
                : buttons.stream()
                        .map(row -> row.stream().map(ButtonJson::of).toList())
                        .toList();
    }

    /** When it was written; the beginning of time when the API does not say. */
    Instant created() {
        return Times.orElse(createdAt, Instant.EPOCH);
    }

    /** When it was edited after it was written; null when never. */
    @Nullable
    Instant edited() {
        var changed = Times.orElse(changedAt, Instant.EPOCH);
        return changed.isAfter(created()) ? changed : null;
    }
}
