package deskbridge.emulator.pachca;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The state of a thread. Its own id and its chat's id are different numbers on purpose, as they are in Pachca. */
final class Topic {
    final long id;
    final Room room;
    /** Null for a standalone thread. */
    final @Nullable Post parent;

    Instant updatedAt;

    Topic(long id, Room room, @Nullable Post parent, Instant now) {
        this.id = id;
        this.room = room;
        this.parent = parent;
        this.updatedAt = now;
    }
}
