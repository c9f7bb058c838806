package deskbridge.engine;

import deskbridge.connector.LocalFile;
import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendContext;
import deskbridge.domain.Command;
import deskbridge.domain.CommentRef;
import deskbridge.domain.Contact;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.MessageRef;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Place;
import deskbridge.domain.Profile;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketRef;
import deskbridge.store.Claim;
import deskbridge.store.OutboxEntry;
import deskbridge.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a connector may ask while it sends: looked up at that moment, not when the command was decided. */
final class Context implements SendContext {

    private static final Pattern PAGE = Pattern.compile("\\.x?html?$", Pattern.CASE_INSENSITIVE);

    private final Store store;
    private final Connections connections;
    private final Claim claim;
    private final OutboxEntry entry;
    private final Optional<Conversation> conversation;

    /** @param claim under which the command is carried out */
    Context(Store store, Connections connections, Claim claim, OutboxEntry entry, Optional<Conversation> conversation) {
        this.store = store;
        this.connections = connections;
        this.claim = claim;
        this.entry = entry;
        this.conversation = conversation;
    }

    @Override
    public boolean mayHaveHappened() {
        return entry.uncertain();
    }

    @Override
    public int doubtfulAttempts() {
        return entry.calls();
    }

    @Override
    public void aboutToCall() {
        store.transact(work -> {
            work.aboutToCall(claim, entry);
            return entry;
        });
    }

    @Override
    public Instant firstTriedAt() {
        Instant first = entry.firstTriedAt();
        return first == null ? entry.createdAt() : first;
    }

    @Override
    public boolean redelivered() {
        return entry.redelivered();
    }

    @Override
    public Optional<TicketRef> ticket() {
        return conversation.map(Conversation::ticket).map(Ticket::ref);
    }

    @Override
    public Optional<Place> thread() {
        return conversation.filter(Conversation::rooted).map(Conversation::place);
    }

    @Override
    public List<MessageRef> card() {
        return conversation.map(Conversation::card).orElse(List.of());
    }

    @Override
    public boolean gaveUpMessages() {
        return own().map(id -> store.look(work -> work.givenUp(id)))
                .filter(kinds -> kinds.contains(Command.PostMessage.class.getSimpleName()))
                .isPresent();
    }

    @Override
    public Optional<CommentRef> commentFor(MessageRef message) {
        return own().flatMap(id -> store.look(work -> work.entryOf(id, message)))
                .map(Context::comment);
    }

    private static @Nullable CommentRef comment(LedgerEntry found) {
        return found.comment();
    }

    @Override
    public List<MessageRef> messagesFor(CommentRef comment) {
        return own().flatMap(id -> store.look(work -> work.entryOf(id, comment)))
                .map(LedgerEntry::messages)
                .orElse(List.of());
    }

    @Override
    public boolean isRecorded(CommentRef comment) {
        return own().flatMap(id -> store.look(work -> work.entryOf(id, comment)))
                .isPresent();
    }

    @Override
    public boolean isRecorded(MessageRef message) {
        return store.look(work -> work.owner(message)).isPresent();
    }

    private Optional<ConversationId> own() {
        return Optional.ofNullable(entry.conversation());
    }

    @Override
    public Optional<String> contactOf(PersonRef person) {
        return store.look(work -> work.profile(person))
                .filter(profile -> entry.target().equals(profile.desk()))
                .map(Profile::contact)
                .map(Contact::id);
    }

    @Override
    public List<TicketRef> openTicketsOf(PersonRef requester) {
        return store.look(work -> work.open(requester)).stream()
                .flatMap(it -> Optional.ofNullable(it.ticket()).stream())
                .map(Ticket::ref)
                .filter(ref -> ref.connection().equals(entry.target()))
                .toList();
    }

    @Override
    public LocalFile open(RemoteFile file) throws RemoteTrouble {
        LocalFile local = connections.get(file.connection()).open(file);
        if (isAnotherPage(local, file)) {
            local.close();
            throw RemoteTrouble.passing(file.connection() + ": a web page came instead of the file " + file.name());
        }
        return local;
    }

    /** Whoever stands before a storage says in HTML, and at times with status 200, that it is not well. Nobody attached that. */
    private static boolean isAnotherPage(LocalFile local, RemoteFile file) {
        Long size = file.size();
        return local.mediaType().startsWith("text/html")
                && (size == null ? !PAGE.matcher(file.name()).find() : local.size() != size);
    }
}
