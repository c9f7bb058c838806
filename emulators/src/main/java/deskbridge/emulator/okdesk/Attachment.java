package deskbridge.emulator.okdesk;

import deskbridge.emulator.Body;
import java.time.Instant;

/** A stored file. */
record Attachment(
        long id,
        String fileName,
        String mimeType,
        String description,
        boolean isPublic,
        Instant createdAt,
        Body content) {
    OkdeskFile file() {
        return new OkdeskFile(fileName, mimeType, content);
    }
}
