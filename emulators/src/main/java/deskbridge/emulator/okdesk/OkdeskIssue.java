package deskbridge.emulator.okdesk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the emulator holds of an issue.
 *
 * @param authorType {@code employee} or {@code contact}
 * @param source such as {@code from_contact}
 * @param type code, as are priority and status
 * @param assignee login; null when nobody
 * @param rate {@code good}, {@code normal} or {@code bad}; null until rated
 * @param parameters values that are set, as text, by code
 * @param files of the issue itself
 * @param mergedInto the issue it was merged into
 */
public record OkdeskIssue(
        long id,
        String title,
        String description,
        String authorType,
        long authorId,
        String source,
        @Nullable Long companyId,
        @Nullable Long contactId,
        String type,
        String priority,
        String status,
        @Nullable String assignee,
        @Nullable Long groupId,
        @Nullable String rate,
        Map<String, String> parameters,
        List<OkdeskAttachment> files,
        @Nullable Long objectId,
        @Nullable Instant delayedTo,
        @Nullable Instant deadlineAt,
        @Nullable Instant completedAt,
        boolean deleted,
        @Nullable Long mergedInto,
        Instant createdAt,
        Instant updatedAt) {
    public OkdeskIssue {
        parameters = Map.copyOf(parameters);
        files = List.copyOf(files);
    }
}
