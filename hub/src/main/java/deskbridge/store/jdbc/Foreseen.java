package deskbridge.store.jdbc;

import deskbridge.domain.CommentRef;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Rating;
import deskbridge.store.About;
import deskbridge.store.About.Whose;
import java.util.List;
import java.util.Optional;

/**
 * What was read beforehand for a unit of work, as it stands until the unit changes anything: the conversation is locked.
 *
 * @param about what the unit said
 * @param conversation whose
 * @param entries of its ledger, those that were asked for, oldest first
 * @param ratings all of them
 */
record Foreseen(About about, Conversation conversation, List<LedgerEntry> entries, List<Rating> ratings) {

    boolean isOf(ConversationId id) {
        return conversation.id().equals(id);
    }

    boolean isFoundBy(Whose whose) {
        return about.whose().equals(whose);
    }

    boolean knows(MessageRef message) {
        return about.messages().contains(message);
    }

    boolean knows(CommentRef comment) {
        return about.comments().contains(comment);
    }

    /** As {@link Ledger#entryOf(ConversationId, MessageRef)}. */
    Optional<LedgerEntry> entryOf(MessageRef message) {
        return entries.stream()
                .filter(entry -> entry.messages().contains(message))
                .reduce((older, newer) -> newer);
    }

    /** As {@link Ledger#entryOf(ConversationId, CommentRef)}. */
    Optional<LedgerEntry> entryOf(CommentRef comment) {
        return entries.stream().filter(entry -> comment.equals(entry.comment())).reduce((older, newer) -> newer);
    }
}
