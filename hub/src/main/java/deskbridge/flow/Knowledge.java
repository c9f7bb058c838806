package deskbridge.flow;

import deskbridge.domain.ChatRef;
import deskbridge.domain.CommentRef;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Pending;
import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Place;
import deskbridge.domain.Profile;
import deskbridge.domain.Rating;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketRef;
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

    /** Whether another conversation has this ticket. */
    boolean isTaken(TicketRef ticket);

    Optional<LedgerEntry> entryOf(ConversationId conversation, MessageRef message);

    Optional<LedgerEntry> entryOf(ConversationId conversation, CommentRef comment);

    /** The whole ledger, oldest first. */
    List<LedgerEntry> ledger(ConversationId conversation);

    /** All ratings of a conversation, by episode. */
    List<Rating> ratings(ConversationId conversation);

    /** When a person was last asked to rate anything; empty when never. */
    Optional<Instant> lastAsked(PersonRef requester);

    /** The latest rating that a person gave, wherever; empty when there is none. */
    Optional<Rating> lastGiven(PersonRef requester);

    /** What became of a person's ticket that was finished last, wherever; empty when none ever was. */
    Optional<Rating> lastEnded(PersonRef requester);

    /** True while a comment, or the ticket itself, may stand in the desk whose making is not recorded yet. */
    boolean isCommentOnItsWay(ConversationId conversation);

    /** True while a message may stand in the channel whose making is not recorded yet. */
    boolean isMessageOnItsWay(ConversationId conversation);

    /** Conversations of a chat whose tickets are not done, or not made yet, the latest begun first; null for everybody's. */
    List<Conversation> open(ChatRef chat, @Nullable PersonRef requester);

    /** What waits to be told where it belongs. */
    Optional<Pending> pending(String id);

    /** The pending one that this message is a piece of, or a question about. */
    Optional<Pending> pendingWith(MessageRef message);

    /** The pending one of this author in this chat that still settles, else the latest, whatever its state. */
    Optional<Pending> lastPending(ChatRef chat, PersonRef author);

    /** What is known about a person. */
    Optional<Profile> profile(PersonRef person);

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
