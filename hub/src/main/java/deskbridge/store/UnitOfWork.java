package deskbridge.store;

import deskbridge.domain.ChatRef;
import deskbridge.domain.CommentRef;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Pending;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Profile;
import deskbridge.domain.Rating;
import deskbridge.domain.ThreadRef;
import deskbridge.domain.TicketRef;
import deskbridge.domain.Wake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be done within one transaction. A conversation that was looked up stays locked until the transaction ends, so both
 * sides of it are joined here.
 */
public interface UnitOfWork {

    Optional<Conversation> conversation(ConversationId id);

    Optional<Conversation> conversationOf(ThreadRef thread);

    Optional<Conversation> conversationOf(TicketRef ticket);

    /** Conversations of a channel or a desk, most recently saved first. Not locked. */
    List<Conversation> conversations(ConnectionId connection, int most, int offset);

    /**
     * Conversations of a chat whose tickets are not done, or not made yet, the latest begun first. Not locked.
     *
     * @param requester only his; null for everybody's
     */
    List<Conversation> open(ChatRef chat, @Nullable PersonRef requester);

    /** As {@link #open(ChatRef, PersonRef)}, of one requester in all chats. */
    List<Conversation> open(PersonRef requester);

    /**
     * Conversations by their names: the open ones, and those finished that were saved since then. Not locked.
     *
     * @param after only those whose name comes behind; empty for all
     */
    List<Conversation> conversations(String after, Instant finishedSince, int most);

    /** True while a command of the conversation waits to be carried out. */
    boolean isAtWork(ConversationId conversation);

    /** Kinds of the conversation's commands that were given up, as far back as is remembered. */
    Set<String> givenUp(ConversationId conversation);

    /** Keeps a conversation, new or changed. */
    void save(Conversation conversation, Instant now);

    Optional<LedgerEntry> entryOf(ConversationId conversation, MessageRef message);

    Optional<LedgerEntry> entryOf(ConversationId conversation, CommentRef comment);

    /** The conversation in whose ledger this message stands. */
    Optional<ConversationId> owner(MessageRef message);

    /** The whole ledger of a conversation, oldest first. */
    List<LedgerEntry> ledger(ConversationId conversation);

    /**
     * Keeps a ledger entry. Replaces the entry of the same origin: for {@link LedgerEntry.Origin#CHANNEL} and
     * {@link LedgerEntry.Origin#HUB} that of the same first message, for {@link LedgerEntry.Origin#DESK} that of the same comment.
     */
    void save(LedgerEntry entry);

    /** True while a comment of this conversation was tried and its outcome is not recorded: it may already stand in the desk. */
    boolean isCommentOnItsWay(ConversationId conversation);

    /** As {@link #isCommentOnItsWay}, for messages to the channel. */
    boolean isMessageOnItsWay(ConversationId conversation);

    /** What waits to be told where it belongs; stays locked. */
    Optional<Pending> pending(String id);

    /** The pending one that this message is a piece of, or a question about; stays locked. */
    Optional<Pending> pendingWith(MessageRef message);

    /** The one of this author in this chat that still settles, else the latest, whatever its state; stays locked. */
    Optional<Pending> lastPending(ChatRef chat, PersonRef author);

    /** Keeps a pending one, new or changed; one that is {@link Pending.State#OVER over} is forgotten. */
    void save(Pending pending);

    /** What is known about a person; stays locked. */
    Optional<Profile> profile(PersonRef person);

    /** Keeps what is known about a person. */
    void save(Profile profile);

    /** Keeps something that was put off, instead of any before of its name. */
    void save(Wake wake);

    /** Takes away what was put off. False when it is gone, or was put off further since: then it must not be done. */
    boolean take(Wake wake);

    /** Keeps a rating, instead of any before of its episode. */
    void save(Rating rating);

    /** All ratings of a conversation, by episode. */
    List<Rating> ratings(ConversationId conversation);

    /** When a person was last asked to rate anything; empty when never. */
    Optional<Instant> lastAsked(PersonRef requester);

    /** The latest rating that a person gave; empty when there is none. */
    Optional<Rating> lastGiven(PersonRef requester);

    /** The rating of a person's ticket that was finished last; empty when there is none. */
    Optional<Rating> lastEnded(PersonRef requester);

    /** Puts a command into the outbox, behind all others of its lane. */
    default void append(OutboxDraft draft, Instant now) {
        Later<Optional<Handed<OutboxEntry>>> ignored = append(draft, now, null);
    }

    /**
     * As {@link #append(OutboxDraft, Instant)}; when nothing waits in the lane, claims it and records the attempt as begun.
     *
     * @param lease how long nobody else may take the lane; null to claim nothing
     * @return the command, when the caller may carry it out once this transaction is kept
     */
    Later<Optional<Handed<OutboxEntry>>> append(OutboxDraft draft, Instant now, @Nullable Duration lease);

    /** The oldest delivery of a claimed lane; when none waits, or the claim was lost, the lane is given back. */
    Later<Optional<Delivery>> nextDelivery(Claim claim, Instant now);

    /** The oldest command of a claimed lane, its attempt recorded as begun; when none waits, the lane is given back. */
    Later<Optional<OutboxEntry>> nextCommand(Claim claim, Instant now);

    /**
     * Gives a lane back. It is due again at the given time when something waits in it, else as soon as something arrives: what
     * arrives behind a failed entry does not wake it early. Does nothing when the claim was lost.
     */
    void releaseInbox(Claim claim, Instant due);

    /** As {@link #releaseInbox}, for a lane of the outbox. */
    void releaseOutbox(Claim claim, Instant due);

    /**
     * Marks a delivery as worked. When somebody else owns the lane by now, this or the end of the transaction throws
     * {@link LostClaimException}, and nothing is kept.
     *
     * @param note what was decided, for people
     */
    void finish(Claim claim, Delivery delivery, String note, Instant now);

    /** Marks a delivery as failed for now: counts the attempt and keeps the reason. The lane's due time is set by release. */
    void postpone(Claim claim, Delivery delivery, String reason, Instant now);

    /** Gives a delivery up: it becomes a dead letter and the lane goes on. */
    void park(Claim claim, Delivery delivery, String reason, Instant now);

    /** Marks a command as carried out. */
    void finish(Claim claim, OutboxEntry entry, String note, Instant now);

    /**
     * Writes down that an attempt is about to call: from here on it may take effect, whatever becomes of its process. Until then
     * it counts for nothing in {@link OutboxEntry#calls()}. Saying it again within the attempt only asks whose the lane is.
     *
     * @throws LostClaimException when somebody else owns the lane by now: nothing may be called
     */
    void aboutToCall(Claim claim, OutboxEntry entry);

    /**
     * Marks an attempt as failed for now.
     *
     * @param uncertain true when it may have taken effect; once true it stays so until the command ends, because the look for an
     *     earlier effect may be what failed. When false its call is known to have done nothing, and counts no more
     * @param counted false when the attempt never left us (pacing)
     */
    void postpone(Claim claim, OutboxEntry entry, String reason, boolean uncertain, boolean counted, Instant now);

    /** Gives a command up: it becomes a dead letter and the lane goes on. */
    void park(Claim claim, OutboxEntry entry, String reason, Instant now);
}
