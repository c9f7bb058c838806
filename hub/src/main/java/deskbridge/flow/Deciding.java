package deskbridge.flow;

import deskbridge.domain.ChatMessage;
import deskbridge.domain.Command;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.CommentRef;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.Fingerprint;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.MessageRef;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Pending;
import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Place;
import deskbridge.domain.Profile;
import deskbridge.domain.Rating;
import deskbridge.domain.RichText;
import deskbridge.domain.TicketRef;
import deskbridge.domain.Wake;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A decision in the making: what is known, and on top of it what was decided so far. */
final class Deciding {

    private final Knowledge knowledge;
    private final Map<Object, LedgerEntry> entries = new LinkedHashMap<>();
    private final List<Decision.Effect> effects = new ArrayList<>();
    private final List<TicketRef> observe = new ArrayList<>();
    private final Map<String, Pending> pendings = new LinkedHashMap<>();
    private final Map<PersonRef, Profile> profiles = new LinkedHashMap<>();
    private final List<Wake> wakes = new ArrayList<>();
    private final NavigableMap<Integer, Rating> ratings = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable Conversation conversation;
    private @Nullable Place place;
    private boolean changed;

    Deciding(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.conversation = knowledge.conversation().orElse(null);
    }

    Knowledge knowledge() {
        return knowledge;
    }

    Optional<Conversation> conversation() {
        return Optional.ofNullable(conversation);
    }

    Conversation current() {
        if (conversation == null) {
            throw new IllegalStateException("This event has no conversation");
        }
        return conversation;
    }

    void become(Conversation now) {
        if (!now.equals(conversation)) {
            conversation = now;
            changed = true;
        }
    }

    Optional<LedgerEntry> entryOf(MessageRef message) {
        LedgerEntry decided = entries.get(message);
        if (decided != null || conversation == null) {
            return Optional.ofNullable(decided);
        }
        return knowledge.entryOf(conversation.id(), message);
    }

    Optional<LedgerEntry> entryOf(CommentRef comment) {
        LedgerEntry decided = entries.get(comment);
        if (decided != null || conversation == null) {
            return Optional.ofNullable(decided);
        }
        return knowledge.entryOf(conversation.id(), comment);
    }

    void record(LedgerEntry entry) {
        var comment = entry.comment();
        boolean byComment =
                entry.origin() == LedgerEntry.Origin.DESK || entry.messages().isEmpty();
        entries.put(byComment && comment != null ? comment : entry.messages().getFirst(), entry);
    }

    /** Records what somebody said in the conversation's thread. */
    void record(ChatMessage message, LedgerEntry.Origin origin) {
        record(new LedgerEntry(
                current().id(), origin, List.of(message.ref()), null, Fingerprint.of(message), true, false));
    }

    /** The rating of an episode of the conversation. */
    Optional<Rating> rating(int episode) {
        Rating decided = ratings.get(episode);
        return decided != null
                ? Optional.of(decided)
                : knowledge.ratings(current().id()).stream()
                        .filter(rating -> rating.episode() == episode)
                        .findFirst();
    }

    /** The rating of the conversation's latest episode. */
    Optional<Rating> lastRating() {
        var decided = ratings.lastEntry();
        if (decided != null) {
            return Optional.of(decided.getValue());
        }
        var known = knowledge.ratings(current().id());
        return known.isEmpty() ? Optional.empty() : Optional.of(known.getLast());
    }

    void keep(Rating rating) {
        ratings.put(rating.episode(), rating);
    }

    /** A command in the order of the conversation. */
    void toDesk(Command command) {
        effects.add(new Decision.Effect(current().desk(), lane(), current().id(), command, null));
    }

    /** A command in the order of another conversation. */
    void inOrderOf(ConversationId other, ConnectionId target, Command command) {
        effects.add(new Decision.Effect(target, "conversation:" + other, other, command, null));
    }

    /** A command in the order of the conversation. */
    void toChannel(Command command) {
        effects.add(new Decision.Effect(current().channel(), lane(), current().id(), command, null));
    }

    /** A command in the order of the conversation that makes older ones of its mark pointless. */
    void toChannel(Command command, String supersedes) {
        effects.add(new Decision.Effect(current().channel(), lane(), current().id(), command, supersedes));
    }

    /** Lets everybody see the ticket whom a text of the conversation names. */
    void grantAccess(RichText text) {
        var people = text.mentioned();
        if (!people.isEmpty()) {
            toDesk(new Command.GrantAccess(people));
        }
    }

    /** A command with an order of its own. */
    void aside(ConnectionId target, String lane, Command command) {
        aside(target, lane, command, null);
    }

    /** A command with an order of its own that makes older ones of its mark pointless; null for no mark. */
    void aside(ConnectionId target, String lane, Command command, @Nullable String supersedes) {
        var id = conversation == null ? null : conversation.id();
        effects.add(new Decision.Effect(target, lane, id, command, supersedes));
    }

    /** Something the hub says in the conversation's thread. */
    void say(RichText text) {
        toChannel(new PostMessage(new Destination.OwnThread(), OutgoingMessage.of(text), new Purpose.Notice()));
    }

    /** Something the hub says where somebody spoke, whatever the conversation; with an order of its own. */
    void sayThere(Place there, String lane, RichText text) {
        aside(
                there.chat().connection(),
                lane + ":" + there.chat().id(),
                new PostMessage(
                        new Destination.InThread(ChatSide.threadOf(there)),
                        OutgoingMessage.of(text),
                        new Purpose.Notice()));
    }

    /** Something the hub says to one person, unseen by the others. */
    void tell(PersonRef person, OutgoingMessage message) {
        aside(
                person.connection(),
                "person:" + person.id(),
                new PostMessage(new Destination.ToPerson(person), message, new Purpose.Notice()));
    }

    /** What is decided about happened here. */
    void at(Place where) {
        place = where;
    }

    /** Something the hub says to one person for what he just did, unseen by the others if that can be done. */
    void answer(Person person, RichText words) {
        if (place == null) {
            tell(person.ref(), OutgoingMessage.of(words));
        } else {
            aside(
                    person.ref().connection(),
                    "person:" + person.ref().id(),
                    new PostMessage(
                            new Destination.ToPerson(person.ref()),
                            OutgoingMessage.of(words),
                            new Purpose.Answer(place, person.name())));
        }
    }

    void observe(TicketRef ticket) {
        observe.add(ticket);
    }

    void keep(Pending pending) {
        pendings.put(pending.id(), pending);
    }

    void keep(Profile profile) {
        profiles.put(profile.person(), profile);
    }

    /** What is known about a person, what was decided included. */
    Profile profile(PersonRef person) {
        var decided = profiles.get(person);
        return decided != null ? decided : knowledge.profile(person).orElseGet(() -> Profile.of(person));
    }

    /** Comes back to this later, as {@link deskbridge.domain.Event.Woken}. */
    void putOff(Wake wake) {
        wakes.add(wake);
    }

    void note(String words) {
        notes.add(words);
    }

    Decision done() {
        String note = notes.isEmpty() ? "nothing to do" : String.join("; ", notes);
        return new Decision(
                null,
                changed ? conversation : null,
                List.copyOf(entries.values()),
                effects,
                observe,
                List.copyOf(pendings.values()),
                List.copyOf(profiles.values()),
                wakes,
                List.copyOf(ratings.values()),
                note);
    }

    private String lane() {
        return "conversation:" + current().id();
    }
}
