package deskbridge.flow;

import deskbridge.domain.CommentRef;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.LedgerEntry.Origin;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known, laid out by a test or kept from earlier decisions as a store would keep it. */
final class KnownFacts implements Knowledge {

    private final Map<ConversationId, Conversation> conversations = new LinkedHashMap<>();
    private final Map<List<Object>, LedgerEntry> ledger = new LinkedHashMap<>();
    private @Nullable ConversationId looked;
    private @Nullable Adoptable adoptable;
    private boolean commentOnItsWay;
    private boolean messageOnItsWay;
    private Instant now = Cast.START;
    private Instant since = Cast.START;
    private int names;

    KnownFacts conversation(Conversation one) {
        conversations.put(one.id(), one);
        return this;
    }

    KnownFacts entry(LedgerEntry entry) {
        ledger.put(key(entry), entry);
        return this;
    }

    KnownFacts adoptable(@Nullable Adoptable found) {
        adoptable = found;
        return this;
    }

    KnownFacts commentOnItsWay(boolean is) {
        commentOnItsWay = is;
        return this;
    }

    KnownFacts messageOnItsWay(boolean is) {
        messageOnItsWay = is;
        return this;
    }

    KnownFacts now(Instant time) {
        now = time;
        return this;
    }

    KnownFacts since(Instant time) {
        since = time;
        return this;
    }

    /** Looks up what an event is about, as the engine does before a decision. */
    void look(Focus focus) {
        looked = conversations.values().stream()
                .filter(it -> switch (focus) {
                    case Focus.ByThread by -> it.place().thread().equals(by.thread());
                    case Focus.ByTicket by ->
                        Optional.ofNullable(it.ticket()).map(Ticket::ref).equals(Optional.of(by.ticket()));
                    case Focus.ById by -> it.id().equals(by.conversation());
                    case Focus.Nowhere ignored -> false;
                })
                .map(Conversation::id)
                .findFirst()
                .orElse(null);
        if (looked == null && adoptable != null) {
            look(new Focus.ByThread(adoptable.place().thread()), adoptable);
        }
    }

    private void look(Focus.ByThread focus, Adoptable found) {
        adoptable = null;
        look(focus);
        adoptable = found;
    }

    void look(@Nullable ConversationId conversation) {
        looked = conversation;
    }

    void keep(Decision decision) {
        if (decision.conversation() != null) {
            conversation(decision.conversation());
        }
        decision.ledger().forEach(this::entry);
    }

    List<Conversation> conversations() {
        return List.copyOf(conversations.values());
    }

    private static List<Object> key(LedgerEntry entry) {
        boolean byComment = entry.origin() == Origin.DESK || entry.messages().isEmpty();
        Object about = byComment ? entry.comment() : entry.messages().getFirst();
        return List.of(entry.conversation(), entry.origin(), Objects.requireNonNull(about));
    }

    @Override
    public Optional<Conversation> conversation() {
        return looked == null ? Optional.empty() : Optional.ofNullable(conversations.get(looked));
    }

    @Override
    public Optional<Adoptable> adoptable() {
        return Optional.ofNullable(adoptable);
    }

    @Override
    public Optional<LedgerEntry> entryOf(ConversationId conversation, MessageRef message) {
        return last(ledger(conversation).stream()
                .filter(it -> it.messages().contains(message))
                .toList());
    }

    @Override
    public Optional<LedgerEntry> entryOf(ConversationId conversation, CommentRef comment) {
        return last(ledger(conversation).stream()
                .filter(it -> comment.equals(it.comment()))
                .toList());
    }

    private static Optional<LedgerEntry> last(List<LedgerEntry> entries) {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast());
    }

    @Override
    public List<LedgerEntry> ledger(ConversationId conversation) {
        var all = new ArrayList<>(ledger.values());
        all.removeIf(it -> !it.conversation().equals(conversation));
        return all;
    }

    @Override
    public boolean isCommentOnItsWay(ConversationId conversation) {
        return commentOnItsWay;
    }

    @Override
    public boolean isMessageOnItsWay(ConversationId conversation) {
        return messageOnItsWay;
    }

    @Override
    public ConversationId freshId() {
        return new ConversationId("talk" + ++names);
    }

    @Override
    public String nonce() {
        return "nonce" + ++names;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Instant since() {
        return since;
    }
}
