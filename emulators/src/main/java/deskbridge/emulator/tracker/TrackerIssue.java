package deskbridge.emulator.tracker;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the emulator holds of an issue; people are logins.
 *
 * @param status key, such as {@code inProgress}
 * @param resolution key; null while unresolved
 * @param localFields values by short key
 */
public record TrackerIssue(
        String key,
        String id,
        long version,
        String queue,
        String summary,
        String description,
        String status,
        @Nullable String resolution,
        String author,
        @Nullable String assignee,
        List<String> tags,
        List<String> followers,
        List<String> access,
        Map<String, String> localFields,
        @Nullable String unique,
        Instant createdAt,
        Instant updatedAt) {
    public TrackerIssue {
        Objects.requireNonNull(key, "key");
        tags = List.copyOf(tags);
        followers = List.copyOf(followers);
        access = List.copyOf(access);
        localFields = Map.copyOf(localFields);
    }
}
