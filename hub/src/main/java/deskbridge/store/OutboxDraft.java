package deskbridge.store;

import deskbridge.domain.Command;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.ConversationId;
import org.jspecify.annotations.Nullable;

/**
 * A command to be put into the outbox.
 *
 * @param target the connection that carries it out
 * @param lane its order; usually the conversation
 * @param conversation whose; null when it belongs to none
 * @param command what
 * @param supersedes commands of the same lane with this mark that were never tried are dropped; null for none
 * @param cause the delivery it follows from; null when it follows from none
 */
public record OutboxDraft(
        ConnectionId target,
        String lane,
        @Nullable ConversationId conversation,
        Command command,
        @Nullable String supersedes,
        @Nullable Long cause) {}
