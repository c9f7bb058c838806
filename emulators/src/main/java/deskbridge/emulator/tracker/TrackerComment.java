package deskbridge.emulator.tracker;

import java.time.Instant;
import java.util.List;

/**
 * What the emulator holds of a comment, deleted ones included.
 *
 * @param author login
 * @param generated made by a trigger or an automatic action
 * @param version 1 when never edited
 * @param summonees logins
 */
public record TrackerComment(
        long id,
        String longId,
        String author,
        String text,
        boolean deleted,
        boolean generated,
        long version,
        List<String> summonees,
        List<TrackerFile> files,
        Instant createdAt,
        Instant updatedAt) {
    public TrackerComment {
        summonees = List.copyOf(summonees);
        files = List.copyOf(files);
    }
}
