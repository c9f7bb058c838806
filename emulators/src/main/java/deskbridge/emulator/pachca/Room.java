package deskbridge.emulator.pachca;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The state of a chat: a conversation, a channel, a direct chat or the chat of a thread. Guarded by the workspace. */
final class Room {
    final long id;
    final String name;
    final long ownerId;
    final Instant createdAt;
    final boolean channel;
    final boolean personal;
    final boolean open;
    final Set<Long> members = new LinkedHashSet<>();
    final Set<Long> tagIds = new LinkedHashSet<>();
    final List<Post> posts = new ArrayList<>();
    /** By member: the newest message read. */
    final Map<Long, Long> readUpTo = new LinkedHashMap<>();

    boolean archived;
    Instant lastMessageAt;

    /** Set once, right after construction, for the chat of a thread. */
    @Nullable
    Topic topic;

    Room(long id, String name, long ownerId, Instant createdAt, boolean channel, boolean personal, boolean open) {
        this.id = id;
        this.name = name;
        this.ownerId = ownerId;
        this.createdAt = createdAt;
        this.lastMessageAt = createdAt;
        this.channel = channel;
        this.personal = personal;
        this.open = open;
    }

    /** The chat a thread belongs to; the room itself when it is no thread or a standalone one. */
    Room root() {
        Topic thread = topic;
        return thread == null || thread.parent == null ? this : thread.parent.room;
    }

    /** Pachca docs: threads can be read and written by the members of the parent chat too. */
    boolean joined(long userId) {
        return members.contains(userId) || root().members.contains(userId);
    }

    boolean visible(long userId) {
        return joined(userId) || root().open;
    }

    void read(long userId) {
        if (!posts.isEmpty()) {
            readUpTo.put(userId, posts.getLast().id);
        }
    }

    /** Who has read this message. */
    List<Long> readers(Post post) {
        return readUpTo.entrySet().stream()
                .filter(entry -> entry.getValue() >= post.id)
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean frozen() {
        return archived || root().archived;
    }
}
