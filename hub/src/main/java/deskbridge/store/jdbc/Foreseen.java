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
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What was read beforehand for a unit of work, as it stands until the unit changes anything: the conversation is locked.
 *
 * @param about what the unit said
 * @param conversation whose
 * @param entries of its ledger, those that were asked for, by their numbers, oldest first
 * @param ratings all of them
 */
record Foreseen(About about, Conversation conversation, SequencedMap<Long, LedgerEntry> entries, List<Rating> ratings) {

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
        return entries.values().stream()
                .filter(entry -> entry.messages().contains(message))
                .reduce((older, newer) -> newer);
    }

    /** As {@link Ledger#entryOf(ConversationId, CommentRef)}. */
    Optional<LedgerEntry> entryOf(CommentRef comment) {
        return entries.values().stream()
                .filter(entry -> comment.equals(entry.comment()))
                .reduce((older, newer) -> newer);
    }

    /** The same entry as it stands in the database. */
    Optional<Standing> standing(LedgerEntry entry) {
        if (!isOf(entry.conversation())) {
            return Optional.empty();
        }
        String key = Ledger.originKey(entry);
        return entries.entrySet().stream()
                .filter(known -> Ledger.originKey(known.getValue()).equals(key))
                .findFirst()
                .map(known -> new Standing(known.getKey(), known.getValue()));
    }

    /** An entry and its number. */
    record Standing(long id, LedgerEntry entry) {

        /** Whether the entry's own row would be written as it is. */
        boolean hasRowOf(LedgerEntry other) {
            return Objects.equals(entry.comment(), other.comment())
                    && entry.fingerprint().equals(other.fingerprint())
                    && entry.shown() == other.shown()
                    && entry.gone() == other.gone();
        }

        boolean hasMessagesOf(LedgerEntry other) {
            return entry.messages().equals(other.messages());
        }
    }
}
