package deskbridge.flow;

import deskbridge.domain.ChatRef;
import deskbridge.domain.CommentRef;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.LedgerEntry.Origin;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Pending;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Profile;
import deskbridge.domain.Rating;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketRef;
import deskbridge.domain.Wake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known, laid out by a test or kept from earlier decisions as a store would keep it. */
final class KnownFacts implements Knowledge {

    private final Map<ConversationId, Conversation> conversations = new LinkedHashMap<>();
    private final Map<List<Object>, LedgerEntry> ledger = new LinkedHashMap<>();
    private final Map<String, Pending> pendings = new LinkedHashMap<>();
    private final Map<PersonRef, Profile> profiles = new LinkedHashMap<>();
    private final Map<List<Object>, Rating> ratings = new LinkedHashMap<>();
    private final Map<String, Wake> wakes = new LinkedHashMap<>();
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
                    case Focus.ByMessages by -> it.id().equals(owner(by.messages()));
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
        decision.pendings().forEach(it -> {
            pendings.remove(it.id());
            if (it.state() != Pending.State.OVER) {
                pendings.put(it.id(), it);
            }
        });
        decision.profiles().forEach(this::profile);
        decision.ratings().forEach(this::rating);
        decision.wakes().forEach(it -> wakes.put(it.name(), it));
    }

    private @Nullable ConversationId owner(List<MessageRef> messages) {
        return messages.stream()
                .flatMap(message ->
                        ledger.values().stream().filter(it -> it.messages().contains(message)))
                .map(LedgerEntry::conversation)
                .findFirst()
                .orElse(null);
    }

    KnownFacts profile(Profile one) {
        profiles.put(one.person(), one);
        return this;
    }

    /** Takes what was put off the longest and is due by then. */
    Optional<Wake> nextWake(Instant until) {
        var next =
                wakes.values().stream().filter(it -> !it.due().isAfter(until)).min(Comparator.comparing(Wake::due));
        next.ifPresent(it -> wakes.remove(it.name()));
        return next;
    }

    List<Pending> pendings() {
        return List.copyOf(pendings.values());
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
    public boolean isTaken(TicketRef ticket) {
        return conversations.values().stream()
                .filter(one -> !one.id().equals(looked))
                .anyMatch(one -> one.ticket() != null && one.ticket().ref().equals(ticket));
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

    KnownFacts rating(Rating rating) {
        ratings.put(List.of(rating.conversation(), rating.episode()), rating);
        return this;
    }

    /** What was put off, by name. */
    Map<String, Wake> wakes() {
        return wakes;
    }

    @Override
    public List<Rating> ratings(ConversationId conversation) {
        return ratings.values().stream()
                .filter(it -> it.conversation().equals(conversation))
                .sorted(Comparator.comparingInt(Rating::episode))
                .toList();
    }

    @Override
    public Optional<Instant> lastAsked(PersonRef requester) {
        return ratings.values().stream()
                .filter(it -> it.requester().ref().equals(requester))
                .flatMap(it -> Stream.ofNullable(it.askedAt()))
                .max(Comparator.naturalOrder());
    }

    @Override
    public Optional<Rating> lastGiven(PersonRef requester) {
        return ratings.values().stream()
                .filter(it -> it.requester().ref().equals(requester) && it.score() != null)
                .max(Comparator.comparing(it -> it.given().at()));
    }

    @Override
    public Optional<Rating> lastEnded(PersonRef requester) {
        return ratings.values().stream()
                .filter(it -> it.requester().ref().equals(requester))
                .max(Comparator.comparing(Rating::finishedAt));
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
    public List<Conversation> open(ChatRef chat, @Nullable PersonRef requester) {
        return conversations().reversed().stream()
                .filter(it -> it.place().chat().equals(chat))
                .filter(it -> requester == null || it.requester().ref().equals(requester))
                .filter(it -> it.ticket() == null || !it.ticket().status().done())
                .toList();
    }

    @Override
    public Optional<Pending> pending(String id) {
        return Optional.ofNullable(pendings.get(id));
    }

    @Override
    public Optional<Pending> pendingWith(MessageRef message) {
        return pendings.values().stream()
                .filter(it -> it.holds(message) || it.questions().contains(message))
                .findFirst();
    }

    @Override
    public Optional<Pending> lastPending(ChatRef chat, PersonRef author) {
        return pendings.values().stream()
                .filter(it ->
                        it.place().chat().equals(chat) && it.author().ref().equals(author))
                .max(Comparator.comparing((Pending it) -> it.state() == Pending.State.SETTLING)
                        .thenComparing(Pending::latest));
    }

    @Override
    public Optional<Profile> profile(PersonRef person) {
        return Optional.ofNullable(profiles.get(person));
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
