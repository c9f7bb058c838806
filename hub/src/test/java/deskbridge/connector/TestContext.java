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
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the engine would know, set by hand. */
public final class TestContext implements SendContext {
    private final Map<MessageRef, CommentRef> comments = new HashMap<>();
    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<PersonRef, String> contacts = new HashMap<>();
    private final Set<CommentRef> recorded = new HashSet<>();
    private final Instant firstTriedAt;
    private @Nullable TicketRef ticket;
    private boolean uncertain;
    private boolean redelivered;

    public TestContext(Instant firstTriedAt) {
        this.firstTriedAt = firstTriedAt;
    }

    public void inTicket(TicketRef ref) {
        ticket = ref;
    }

    /** Binds a person of the messenger to a contact of the desk. */
    public void binds(PersonRef person, String contact) {
        contacts.put(person, contact);
    }

    public void uncertain() {
        uncertain = true;
    }

    public void putBack() {
        redelivered = true;
    }

    public void record(MessageRef message, CommentRef comment) {
        comments.put(message, comment);
        recorded.add(comment);
    }

    public void holds(RemoteFile file, byte[] content) {
        files.put(file.id(), content);
    }

    @Override
    public boolean mayHaveHappened() {
        return uncertain;
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
        return Optional.empty();
    }

    @Override
    public List<MessageRef> card() {
        return List.of();
    }

    @Override
    public Optional<CommentRef> commentFor(MessageRef message) {
        return Optional.ofNullable(comments.get(message));
    }

    @Override
    public List<MessageRef> messagesFor(CommentRef comment) {
        return List.of();
    }

    @Override
    public boolean isRecorded(CommentRef comment) {
        return recorded.contains(comment);
    }

    @Override
    public boolean isRecorded(MessageRef message) {
        return false;
    }

    @Override
    public Optional<String> contactOf(PersonRef person) {
        return Optional.ofNullable(contacts.get(person));
    }

    @Override
    public LocalFile open(RemoteFile file) throws RemoteTrouble {
        byte[] content = files.get(file.id());
        if (content == null) {
            throw RemoteTrouble.permanent("pachca: the file is gone");
        }
        try {
            Path path = Files.createTempFile("deskbridge-test-", ".tmp");
            Files.write(path, content);
            return new LocalFile(path, file.name(), "text/plain");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
