package deskbridge.emulator.pachca;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message as people see it, at the moment it was read.
 *
 * @param chatId the chat it is in; inside a thread this is the thread's chat
 * @param threadId the thread it is inside of
 * @param ownThreadId the thread that hangs off it
 * @param ownThreadChatId that thread's chat
 * @param parentMessageId the message it quotes
 * @param displayName the name a bot chose to appear under
 */
public record Message(
        long id,
        long chatId,
        @Nullable Long threadId,
        long userId,
        String content,
        List<List<Button>> buttons,
        List<Attachment> files,
        List<Reaction> reactions,
        boolean pinned,
        @Nullable Long ownThreadId,
        @Nullable Long ownThreadChatId,
        @Nullable Long parentMessageId,
        @Nullable String displayName,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant deletedAt) {

    /** Whether it was changed after it was written. */
    public boolean edited() {
        return changedAt.isAfter(createdAt);
    }

    /** Whether it was deleted; then content and files are empty. */
    public boolean deleted() {
        return deletedAt != null;
    }

    /** All buttons, row by row. */
    public Stream<Button> allButtons() {
        return buttons.stream().flatMap(List::stream);
    }

    static Message of(Post post) {
        Topic own = post.topic;
        return new Message(
                post.id,
                post.room.id,
                post.room.topic == null ? null : post.room.topic.id,
                post.authorId,
                post.content,
                post.buttons,
                post.files,
                List.copyOf(post.reactions),
                post.pinned,
                own == null ? null : own.id,
                own == null ? null : own.room.id,
                post.parentId,
                post.displayName,
                post.createdAt,
                post.changedAt,
                post.deletedAt);
    }
}
