package deskbridge.emulator.telegram;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message; guarded by the realm's lock. */
final class Post {
    final Room room;
    final int id;
    final long authorId;
    final Instant sentAt;
    Content content;

    /** The topic it is in; null in the general topic and outside forums. */
    @Nullable
    Integer topicId;

    @Nullable
    Post replyTo;

    @Nullable
    Origin origin;

    @Nullable
    String albumId;

    @Nullable
    Markup markup;

    @Nullable
    Instant editedAt;

    @Nullable
    String reaction;

    boolean asChat;
    boolean deleted;

    Post(Room room, int id, long authorId, Instant sentAt, Content content) {
        this.room = room;
        this.id = id;
        this.authorId = authorId;
        this.sentAt = sentAt;
        this.content = content;
    }
}
