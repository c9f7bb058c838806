package deskbridge.emulator.pachca;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of a message. Guarded by the workspace. */
final class Post {
    final long id;
    final Room room;
    final long authorId;
    final Instant createdAt;
    final @Nullable Long parentId;
    final List<Reaction> reactions = new ArrayList<>();
    String content;
    List<List<Button>> buttons;
    List<Attachment> files;
    boolean pinned;

    @Nullable
    String displayName;

    @Nullable
    String displayAvatarUrl;

    Instant changedAt;

    @Nullable
    Instant deletedAt;

    @Nullable
    Topic topic;

    Post(long id, Room room, long authorId, Instant now, Draft draft, String content) {
        this.id = id;
        this.room = room;
        this.authorId = authorId;
        this.createdAt = now;
        this.changedAt = now;
        this.parentId = draft.parentId();
        this.displayName = draft.displayName();
        this.displayAvatarUrl = draft.displayAvatarUrl();
        this.content = content;
        this.buttons = draft.buttons();
        this.files = draft.files();
    }

    /** {@code thread}, {@code user} or {@code discussion}. */
    String entityType() {
        return room.topic != null ? "thread" : room.personal ? "user" : "discussion";
    }

    /**
     * The id that goes with {@link #entityType}. For a direct chat the docs do not say whose user id it is; here it is
     * the one who is not a bot, as a running bot of a third party assumes.
     */
    long entityId(Workspace workspace) {
        if (room.topic != null) {
            return room.topic.id;
        }
        if (!room.personal) {
            return room.id;
        }
        return room.members.stream()
                .filter(member -> !workspace.user(member).bot())
                .reduce((first, second) -> second)
                .orElse(room.ownerId);
    }

    String url() {
        Topic thread = room.topic;
        return thread == null || thread.parent == null
                ? "https://app.pachca.com/chats/" + room.id + "?message=" + id
                : "https://app.pachca.com/chats?thread_message_id=" + thread.parent.id + "&sidebar_message="
                        + thread.id;
    }
}
