package deskbridge.emulator.okdesk;

import deskbridge.emulator.Body;
import java.time.Instant;
import java.util.Objects;

/**
 * A stored file of an issue or a comment.
 *
 * @param description may be empty
 * @param isPublic whether clients see it
 */
public record OkdeskAttachment(
        long id, String name, String mimeType, String description, boolean isPublic, Instant createdAt, Body content) {
    public OkdeskAttachment {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(content, "content");
    }
}
