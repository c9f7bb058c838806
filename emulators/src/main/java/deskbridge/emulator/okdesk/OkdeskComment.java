package deskbridge.emulator.okdesk;

import java.time.Instant;
import java.util.List;

/**
 * What the emulator holds of a comment, deleted ones included.
 *
 * @param authorType {@code employee} or {@code contact}
 * @param author name, last name first
 * @param content HTML as sent
 */
public record OkdeskComment(
        long id,
        String authorType,
        long authorId,
        String author,
        String content,
        boolean isPublic,
        boolean deleted,
        List<OkdeskAttachment> files,
        Instant publishedAt) {
    public OkdeskComment {
        files = List.copyOf(files);
    }
}
