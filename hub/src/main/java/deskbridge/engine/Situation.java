package deskbridge.engine;

import deskbridge.domain.ChatRef;
import deskbridge.domain.CommentRef;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Pending;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Profile;
import deskbridge.domain.Rating;
import deskbridge.domain.TicketRef;
import deskbridge.flow.Knowledge;
import deskbridge.store.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The flow's knowledge, read within the transaction that keeps the decision. */
final class Situation implements Knowledge {

    private final UnitOfWork work;
    private final Optional<Conversation> conversation;
    private final @Nullable Adoptable adoptable;
    private final Surroundings surroundings;

    Situation(
            UnitOfWork work,
            Optional<Conversation> conversation,
            @Nullable Adoptable adoptable,
            Surroundings surroundings) {
        this.work = work;
        this.conversation = conversation;
        this.adoptable = adoptable;
        this.surroundings = surroundings;
    }

    @Override
    public Optional<Conversation> conversation() {
        return conversation;
    }

    @Override
    public Optional<Adoptable> adoptable() {
        return Optional.ofNullable(adoptable);
    }

    @Override
    public boolean isTaken(TicketRef ticket) {
        var owner = work.conversationOf(ticket).map(Conversation::id);
        return owner.isPresent() && !owner.equals(conversation.map(Conversation::id));
    }

    @Override
    public Optional<LedgerEntry> entryOf(ConversationId owner, MessageRef message) {
        return work.entryOf(owner, message);
    }

    @Override
    public Optional<LedgerEntry> entryOf(ConversationId owner, CommentRef comment) {
        return work.entryOf(owner, comment);
    }

    @Override
    public List<LedgerEntry> ledger(ConversationId owner) {
        return work.ledger(owner);
    }

    @Override
    public List<Rating> ratings(ConversationId owner) {
        return work.ratings(owner);
    }

    @Override
    public Optional<Instant> lastAsked(PersonRef requester) {
        return work.lastAsked(requester);
    }

    @Override
    public Optional<Rating> lastGiven(PersonRef requester) {
        return work.lastGiven(requester);
    }

    @Override
    public Optional<Rating> lastEnded(PersonRef requester) {
        return work.lastEnded(requester);
    }

    @Override
    public boolean isCommentOnItsWay(ConversationId owner) {
        return work.isCommentOnItsWay(owner);
    }

    @Override
    public boolean isMessageOnItsWay(ConversationId owner) {
        return work.isMessageOnItsWay(owner);
    }

    @Override
    public List<Conversation> open(ChatRef chat, @Nullable PersonRef requester) {
        return work.open(chat, requester);
    }

    @Override
    public Optional<Pending> pending(String id) {
        return work.pending(id);
    }

    @Override
    public Optional<Pending> pendingWith(MessageRef message) {
        return work.pendingWith(message);
    }

    @Override
    public Optional<Pending> lastPending(ChatRef chat, PersonRef author) {
        return work.lastPending(chat, author);
    }

    @Override
    public Optional<Profile> profile(PersonRef person) {
        return work.profile(person);
    }

    @Override
    public ConversationId freshId() {
        return ConversationId.random(surroundings.random());
    }

    @Override
    public String nonce() {
        return ConversationId.random(surroundings.random()).value();
    }

    @Override
    public Instant now() {
        return surroundings.clock().instant();
    }

    @Override
    public Instant since() {
        return surroundings.since();
    }
}
