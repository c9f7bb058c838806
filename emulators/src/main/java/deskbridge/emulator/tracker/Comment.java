package deskbridge.emulator.tracker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A comment of an issue; kept when deleted, so that tests can see what became of it. Guarded by the organisation's
 * lock.
 */
final class Comment {
    final long id;
    final String longId;
    final String createdBy;
    final Instant createdAt;
    final boolean generated;
    final List<String> summonees = new ArrayList<>();
    final List<String> mailLists = new ArrayList<>();
    final List<Long> replyTo = new ArrayList<>();
    final List<Attachment> attachments = new ArrayList<>();
    String type = "standard";
    String transport = "internal";
    String text;
    String updatedBy;
    Instant updatedAt;
    long version = 1;
    boolean deleted;

    /** @param generated made by a trigger or an automatic action, not by a person or a program */
    Comment(long id, String longId, String createdBy, Instant createdAt, String text, boolean generated) {
        this.id = id;
        this.longId = longId;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
        this.text = text;
        this.generated = generated;
        this.updatedBy = createdBy;
        this.updatedAt = createdAt;
    }
}
