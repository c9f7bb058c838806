package deskbridge.connector;

import deskbridge.domain.CommentRef;
import deskbridge.domain.MessageRef;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Place;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.TicketRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the engine would tell a connector about a command; tests set what differs. */
public final class Given implements SendContext {

    private final Instant firstTriedAt;
    private final Set<MessageRef> recorded = new HashSet<>();
    private final Map<CommentRef, List<MessageRef>> mirrors = new HashMap<>();
    private final Map<MessageRef, CommentRef> comments = new HashMap<>();
    private final Map<PersonRef, List<TicketRef>> asked = new HashMap<>();
    private final Map<PersonRef, String> contacts = new HashMap<>();
    private final Map<String, byte[]> contents = new HashMap<>();
    private List<MessageRef> card = List.of();
    private @Nullable TicketRef ticket;
    private @Nullable Place thread;
    private int doubtful;
    private int calls;
    private Runnable atCalls = () -> {};
    private boolean gaveUp;
    private boolean redelivered;

    public Given(Instant firstTriedAt) {
        this.firstTriedAt = firstTriedAt;
    }

    /** One more attempt before may have taken effect. */
    public Given again() {
        doubtful++;
        return this;
    }

    /** Done whenever the connector says that it is about to call. */
    public Given atCalls(Runnable what) {
        atCalls = what;
        return this;
    }

    /** How often the connector said that it was about to call. */
    public int calls() {
        return calls;
    }

    /** The operator put the command back. */
    public Given late() {
        redelivered = true;
        return this;
    }

    public Given inTicket(TicketRef ref) {
        ticket = ref;
        return this;
    }

    /** Binds a person of the messenger to a contact of the desk. */
    public Given binds(PersonRef person, String contact) {
        contacts.put(person, contact);
        return this;
    }

    /** The person asked for these tickets, the latest first. */
    public Given asked(PersonRef person, TicketRef... tickets) {
        asked.put(person, List.of(tickets));
        return this;
    }

    public Given in(Place place) {
        thread = place;
        return this;
    }

    /** A message of the conversation was given up. */
    public Given gaveUp() {
        gaveUp = true;
        return this;
    }

    public Given card(List<MessageRef> messages) {
        card = messages;
        return this;
    }

    public Given mirror(CommentRef comment, List<MessageRef> messages) {
        mirrors.put(comment, messages);
        return this;
    }

    public Given recorded(List<MessageRef> messages) {
        recorded.addAll(messages);
        return this;
    }

    /** The message stands in the ticket as this comment. */
    public Given recorded(MessageRef message, CommentRef comment) {
        comments.put(message, comment);
        return this;
    }

    public Given file(String id, byte[] content) {
        contents.put(id, content);
        return this;
    }

    @Override
    public List<TicketRef> openTicketsOf(PersonRef requester) {
        return asked.getOrDefault(requester, List.of());
    }

    @Override
    public boolean mayHaveHappened() {
        return doubtful > 0;
    }

    @Override
    public void aboutToCall() {
        atCalls.run();
        calls++;
    }

    @Override
    public int doubtfulAttempts() {
        return doubtful;
    }

    @Override
    public Instant firstTriedAt() {
        return firstTriedAt;
    }

    @Override
    public boolean redelivered() {
        return redelivered;
    }

    @Override
    public Optional<TicketRef> ticket() {
        return Optional.ofNullable(ticket);
    }

    @Override
    public Optional<Place> thread() {
        return Optional.ofNullable(thread);
    }

    @Override
    public List<MessageRef> card() {
        return card;
    }

    @Override
    public boolean gaveUpMessages() {
        return gaveUp;
    }

    @Override
    public Optional<CommentRef> commentFor(MessageRef message) {
        return Optional.ofNullable(comments.get(message));
    }

    @Override
    public List<MessageRef> messagesFor(CommentRef comment) {
        return mirrors.getOrDefault(comment, List.of());
    }

    @Override
    public boolean isRecorded(CommentRef comment) {
        return mirrors.containsKey(comment) || comments.containsValue(comment);
    }

    @Override
    public boolean isRecorded(MessageRef message) {
        return recorded.contains(message);
    }

    @Override
    public Optional<String> contactOf(PersonRef person) {
        return Optional.ofNullable(contacts.get(person));
    }

    @Override
    public LocalFile open(RemoteFile file) throws RemoteTrouble {
        var content = contents.get(file.id());
        if (content == null) {
            throw RemoteTrouble.permanent("no such file");
        }
        try {
            var path = Files.createTempFile("given", ".tmp");
            Files.write(path, content);
            return new LocalFile(path, file.name(), "application/octet-stream");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
