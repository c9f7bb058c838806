package deskbridge.emulator.pachca;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A chat at the moment it was read.
 *
 * @param personal a direct chat of two
 * @param open everybody may read and join
 * @param threadId set for the chat of a thread
 * @param threadMessageId the message that thread hangs off
 */
public record Chat(
        long id,
        String name,
        boolean personal,
        boolean channel,
        boolean open,
        boolean archived,
        Set<Long> memberIds,
        @Nullable Long threadId,
        @Nullable Long threadMessageId) {

    static Chat of(Room room) {
        Topic topic = room.topic;
        return new Chat(
                room.id,
                room.name,
                room.personal,
                room.channel,
                room.open,
                room.archived,
                new LinkedHashSet<>(List.copyOf(room.members)),
                topic == null ? null : topic.id,
                topic == null || topic.parent == null ? null : topic.parent.id);
    }
}
