package deskbridge.emulator.okdesk;

import java.time.Instant;
import java.util.List;

/** A comment of an issue; kept when deleted, so that tests can see what became of it. Guarded by the account's lock. */
final class Comment {
    final long id;
    final Actor author;
    final boolean isPublic;
    final Instant publishedAt;
    final List<OkdeskAttachment> attachments;
    String content;
    boolean deleted;

    Comment(
            long id,
            Actor author,
            String content,
            boolean isPublic,
            Instant publishedAt,
            List<OkdeskAttachment> attachments) {
        this.id = id;
        this.author = author;
        this.content = content;
        this.isPublic = isPublic;
        this.publishedAt = publishedAt;
        this.attachments = List.copyOf(attachments);
    }
}
