package deskbridge.flow;

import deskbridge.domain.CommentRef;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Person;
import deskbridge.domain.Place;
import deskbridge.domain.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known at the moment of a decision, within its transaction. Given by the engine; the flow only asks. */
public interface Knowledge {

    /** The conversation that {@link Flow#focus} named, locked; empty when there is none. */
    Optional<Conversation> conversation();

    /** A ticket of an older bot, or of a lost database, that belongs to this event's thread; empty when none was found. */
    Optional<Adoptable> adoptable();

    Optional<LedgerEntry> entryOf(ConversationId conversation, MessageRef message);

    Optional<LedgerEntry> entryOf(ConversationId conversation, CommentRef comment);

    /** The whole ledger, oldest first. */
    List<LedgerEntry> ledger(ConversationId conversation);

    /** True while a comment, or the ticket itself, may stand in the desk whose making is not recorded yet. */
    boolean isCommentOnItsWay(ConversationId conversation);

    /** True while a message may stand in the channel whose making is not recorded yet. */
    boolean isMessageOnItsWay(ConversationId conversation);

    /** A name for a new conversation. */
    ConversationId freshId();

    /** A word that was never used before, to tell one form from another. */
    String nonce();

    /** The present. */
    Instant now();

    /** When the hub first ran: messages older than this were never ours to answer. */
    Instant since();

    /**
     * A ticket and its thread, both found in the remote systems.
     *
     * @param ticket the ticket
     * @param place its thread
     * @param requester who asked; null when unknown
     */
    record Adoptable(Ticket ticket, Place place, @Nullable Person requester) {

        /** The same, with a requester guessed where none is known. */
        Adoptable orAskedBy(Optional<Person> guess) {
            return requester != null ? this : new Adoptable(ticket, place, guess.orElse(null));
        }
    }
}
