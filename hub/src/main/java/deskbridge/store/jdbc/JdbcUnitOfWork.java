package deskbridge.store.jdbc;

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
import deskbridge.store.About.Whose;
import deskbridge.store.Claim;
import deskbridge.store.Delivery;
import deskbridge.store.Handed;
import deskbridge.store.Later;
import deskbridge.store.OutboxDraft;
import deskbridge.store.OutboxEntry;
import deskbridge.store.UnitOfWork;
import deskbridge.store.jdbc.Deferred.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One transaction. Remembers which conversation it was about, so that the delivery it finishes can be traced by ticket. */
final class JdbcUnitOfWork implements UnitOfWork {

    private final Session session;
    private final Conversations conversations;
    private final Ledger ledger;
    private final @Nullable Deferred deferred;
    private @Nullable ConversationId concerned;

    /** Read beforehand; null for nothing, or as soon as this unit has changed anything. */
    private @Nullable Foreseen foreseen;

    /** The same, as long as nothing is written. */
    private final @Nullable Foreseen before;

    private final int written;

    JdbcUnitOfWork(Session session) {
        this.session = session;
        this.conversations = new Conversations(session);
        this.ledger = new Ledger(session);
        this.deferred = session.deferred();
        this.foreseen = session.foreseen();
        this.before = foreseen;
        this.written = deferred == null ? 0 : deferred.written();
    }

    @Override
    public Optional<Conversation> conversation(ConversationId id) {
        return concerning(
                foreseen != null && foreseen.isOf(id) ? Optional.of(foreseen.conversation()) : conversations.find(id));
    }

    @Override
    public Optional<Conversation> conversationOf(ThreadRef thread) {
        return concerning(
                foreseen != null && foreseen.isFoundBy(new Whose.OfThread(thread))
                        ? Optional.of(foreseen.conversation())
                        : conversations.of(thread));
    }

    @Override
    public Optional<Conversation> conversationOf(TicketRef ticket) {
        return concerning(
                foreseen != null && foreseen.isFoundBy(new Whose.OfTicket(ticket))
                        ? Optional.of(foreseen.conversation())
                        : conversations.of(ticket));
    }

    /** Something that belongs to a conversation; what other units in the same transaction have put off belongs to others. */
    private <T> T of(ConversationId conversation, Supplier<T> read) {
        return foreseen != null && foreseen.isOf(conversation) ? session.aside(read) : read.get();
    }

    @Override
    public List<Conversation> conversations(ConnectionId connection, int most, int offset) {
        return conversations.list(connection, most, offset);
    }

    @Override
    public List<Conversation> conversations(String after, Instant finishedSince, int most) {
        return conversations.inOrder(after, finishedSince, most);
    }

    @Override
    public boolean isAtWork(ConversationId conversation) {
        return Commands.isAtWork(session, conversation);
    }

    @Override
    public Set<String> givenUp(ConversationId conversation) {
        return Commands.givenUp(session, conversation);
    }

    @Override
    public List<Conversation> open(ChatRef chat, @Nullable PersonRef requester) {
        return conversations.open(chat, requester);
    }

    @Override
    public List<Conversation> open(PersonRef requester) {
        return conversations.open(requester);
    }

    @Override
    public void save(Conversation conversation, Instant now) {
        concerned = conversation.id();
        foreseen = null;
        if (deferred == null) {
            conversations.save(conversation, now);
        } else {
            deferred.save(conversation, now);
        }
    }

    @Override
    public Optional<LedgerEntry> entryOf(ConversationId conversation, MessageRef message) {
        return foreseen != null && foreseen.isOf(conversation) && foreseen.knows(message)
                ? foreseen.entryOf(message)
                : of(conversation, () -> ledger.entryOf(conversation, message));
    }

    @Override
    public Optional<LedgerEntry> entryOf(ConversationId conversation, CommentRef comment) {
        return foreseen != null && foreseen.isOf(conversation) && foreseen.knows(comment)
                ? foreseen.entryOf(comment)
                : of(conversation, () -> ledger.entryOf(conversation, comment));
    }

    @Override
    public Optional<ConversationId> owner(MessageRef message) {
        return ledger.owner(message);
    }

    @Override
    public List<LedgerEntry> ledger(ConversationId conversation) {
        return of(conversation, () -> ledger.of(conversation));
    }

    @Override
    public void save(LedgerEntry entry) {
        foreseen = null;
        if (deferred == null) {
            ledger.save(entry);
        } else {
            var standing = before != null && deferred.written() == written
                    ? before.standing(entry)
                    : Optional.<Foreseen.Standing>empty();
            deferred.save(entry, standing.orElse(null));
        }
    }

    @Override
    public boolean isCommentOnItsWay(ConversationId conversation) {
        return of(conversation, () -> Commands.isOnItsWay(session, conversation, "comment"));
    }

    @Override
    public boolean isMessageOnItsWay(ConversationId conversation) {
        return of(conversation, () -> Commands.isOnItsWay(session, conversation, "message"));
    }

    @Override
    public Optional<Pending> pending(String id) {
        return Pendings.find(session, id);
    }

    @Override
    public Optional<Pending> pendingWith(MessageRef message) {
        return Pendings.with(session, message);
    }

    @Override
    public Optional<Pending> lastPending(ChatRef chat, PersonRef author) {
        return Pendings.last(session, chat, author);
    }

    @Override
    public void save(Pending pending) {
        Pendings.save(session, pending);
    }

    @Override
    public Optional<Profile> profile(PersonRef person) {
        return Profiles.find(session, person);
    }

    @Override
    public void save(Profile profile) {
        Profiles.save(session, profile);
    }

    @Override
    public void save(Wake wake) {
        Wakes.save(session, wake);
    }

    @Override
    public boolean take(Wake wake) {
        return Wakes.take(session, wake);
    }

    @Override
    public void save(Rating rating) {
        foreseen = null;
        Ratings.save(session, rating);
    }

    @Override
    public List<Rating> ratings(ConversationId conversation) {
        return foreseen != null && foreseen.isOf(conversation) ? foreseen.ratings() : Ratings.of(session, conversation);
    }

    @Override
    public Optional<Instant> lastAsked(PersonRef requester) {
        return Ratings.lastAsked(session, requester);
    }

    @Override
    public Optional<Rating> lastGiven(PersonRef requester) {
        return Ratings.lastGiven(session, requester);
    }

    @Override
    public Optional<Rating> lastEnded(PersonRef requester) {
        return Ratings.lastEnded(session, requester);
    }

    @Override
    public Later<Optional<Handed<OutboxEntry>>> append(OutboxDraft draft, Instant now, @Nullable Duration lease) {
        foreseen = null;
        return deferred == null
                ? Later.of(Commands.append(session, draft, now, lease))
                : deferred.append(draft, now, lease);
    }

    @Override
    public Later<Optional<Delivery>> nextDelivery(Claim claim, Instant now) {
        return deferred == null ? Later.of(Deliveries.next(session, claim)) : deferred.nextDelivery(claim, now);
    }

    @Override
    public Later<Optional<OutboxEntry>> nextCommand(Claim claim, Instant now) {
        return deferred == null ? Later.of(Commands.next(session, claim, now)) : deferred.nextCommand(claim, now);
    }

    @Override
    public void releaseInbox(Claim claim, Instant due) {
        Lanes.IN.release(session, claim, due);
    }

    @Override
    public void releaseOutbox(Claim claim, Instant due) {
        Lanes.OUT.release(session, claim, due);
    }

    @Override
    public void finish(Claim claim, Delivery delivery, String note, Instant now) {
        end(claim, delivery, "done", note, now);
    }

    @Override
    public void postpone(Claim claim, Delivery delivery, String reason, Instant now) {
        Deliveries.postpone(session, claim, delivery, reason, now);
    }

    @Override
    public void park(Claim claim, Delivery delivery, String reason, Instant now) {
        end(claim, delivery, "dead", reason, now);
    }

    @Override
    public void finish(Claim claim, OutboxEntry entry, String note, Instant now) {
        end(claim, entry, "done", note, now);
    }

    @Override
    public void aboutToCall(Claim claim, OutboxEntry entry) {
        Commands.aboutToCall(session, claim, entry);
    }

    @Override
    public void postpone(
            Claim claim, OutboxEntry entry, String reason, boolean uncertain, boolean counted, Instant now) {
        Commands.postpone(session, claim, entry, reason, uncertain, counted, now);
    }

    @Override
    public void park(Claim claim, OutboxEntry entry, String reason, Instant now) {
        end(claim, entry, "dead", reason, now);
    }

    private void end(Claim claim, Delivery delivery, String state, String note, Instant now) {
        foreseen = null;
        if (deferred == null) {
            Deliveries.end(session, claim, delivery, state, note, concerned, now);
        } else {
            String conversation = concerned == null ? null : concerned.value();
            deferred.endDelivery(new Ending(claim, delivery.id(), state, note, conversation, now));
        }
    }

    private void end(Claim claim, OutboxEntry entry, String state, String note, Instant now) {
        foreseen = null;
        if (deferred == null) {
            Commands.end(session, claim, entry, state, note, now);
        } else {
            deferred.endCommand(new Ending(claim, entry.id(), state, note, null, now));
        }
    }

    private Optional<Conversation> concerning(Optional<Conversation> found) {
        found.ifPresent(conversation -> concerned = conversation.id());
        return found;
    }
}
