package deskbridge.emulator.telegram;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a forwarded message comes from.
 *
 * @param userId null when the author hides
 * @param hiddenName the name shown instead
 * @param sentAt when the original was sent
 */
record Origin(@Nullable Long userId, @Nullable String hiddenName, Instant sentAt) {
    /** Of a message that is passed on: its author, or where it had come from itself. */
    static Origin of(Post original) {
        return original.origin == null ? new Origin(original.authorId, null, original.sentAt) : original.origin;
    }
}
