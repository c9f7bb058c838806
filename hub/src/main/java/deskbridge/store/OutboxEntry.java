package deskbridge.store;

import deskbridge.domain.Command;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.ConversationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command as stored.
 *
 * @param id the hub's number of it
 * @param target the connection that carries it out
 * @param lane its order
 * @param conversation whose; null when it belongs to none
 * @param command what
 * @param attempts how often it was tried; pacing not counted
 * @param uncertain true when an earlier attempt may have taken effect: the answer was lost, or the process died in between
 * @param calls how many earlier attempts said that they were about to call, and nobody knows what became of that
 * @param redelivered true when a person put it back after it had been given up
 * @param createdAt when it was decided
 * @param firstTriedAt when the first attempt began; null before
 * @param cause the delivery it follows from; null when it follows from none
 */
public record OutboxEntry(
        long id,
        ConnectionId target,
        String lane,
        @Nullable ConversationId conversation,
        Command command,
        int attempts,
        boolean uncertain,
        int calls,
        boolean redelivered,
        Instant createdAt,
        @Nullable Instant firstTriedAt,
        @Nullable Long cause) {

    @Override
    public String toString() {
        return command.getClass().getSimpleName() + "@" + target + "#out-" + id;
    }
}
