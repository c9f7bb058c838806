package deskbridge.demo.bench;

import deskbridge.connector.Desk;
import deskbridge.connector.LocalFile;
import deskbridge.connector.Reception;
import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendContext;
import deskbridge.connector.SendResult;
import deskbridge.domain.Command;
import deskbridge.domain.Comment;
import deskbridge.domain.CommentRef;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Envelope;
import deskbridge.domain.Event;
import deskbridge.domain.Event.TicketSeen;
import deskbridge.domain.Person;
import deskbridge.domain.Place;
import deskbridge.domain.Receipt;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.RichText;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketRef;
import deskbridge.http.Request;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A desk that answers at once. */
final class InstantDesk implements Desk {

    private final Desk real;
    private final InstantRemotes remotes;
    private final AtomicLong comments = new AtomicLong(900_000_000);

    InstantDesk(Desk real, InstantRemotes remotes) {
        this.real = real;
        this.remotes = remotes;
    }

    @Override
    public ConnectionId id() {
        return real.id();
    }

    @Override
    public Features features() {
        return real.features();
    }

    @Override
    public Reception receive(Request request) {
        return real.receive(request);
    }

    @Override
    public List<Event> decode(String body) throws RemoteTrouble {
        return real.decode(body);
    }

    /** Each comment's number is the event's. */
    @Override
    public Optional<TicketSeen> observe(
            TicketRef ticket, @Nullable String cursor, List<CommentRef> hinted, boolean complete) {
        List<Comment> seen = hinted.stream().map(this::comment).toList();
        String next =
                hinted.isEmpty() ? String.valueOf(cursor) : hinted.getLast().id();
        return Optional.of(new TicketSeen(remotes.ticket(ticket), seen, List.of(), false, hinted, List.of(), next));
    }

    private Comment comment(CommentRef ref) {
        long event = Long.parseLong(ref.id().replaceAll("^.*\\D", ""));
        String words = InstantRemotes.words(event);
        return new Comment(ref, remotes.agent(), false, false, RichText.plain(words), List.of(), remotes.now(), words);
    }

    @Override
    public SendResult send(Command command, SendContext context) {
        if (command instanceof Command.AddComment add) {
            remotes.written(add.words().text().words());
            var comment = new CommentRef(id(), Long.toString(comments.incrementAndGet()));
            return new SendResult.Sent(new Receipt.Commented(comment));
        }
        return new SendResult.Sent(new Receipt.Done());
    }

    @Override
    public Optional<Ticket> ticket(TicketRef ticket) {
        return Optional.of(remotes.ticket(ticket));
    }

    @Override
    public Envelope hint(TicketRef ticket) {
        return real.hint(ticket);
    }

    @Override
    public Optional<Ticket> findByThread(Place place) {
        return Optional.empty();
    }

    @Override
    public Made made(@Nullable String cursor) throws RemoteTrouble {
        return real.made(cursor);
    }

    @Override
    public Optional<Person> userFor(Person person) {
        return Optional.empty();
    }

    @Override
    public LocalFile open(RemoteFile file) throws RemoteTrouble {
        return real.open(file);
    }

    @Override
    public List<Envelope> missed(CatchUp scope) {
        return List.of();
    }

    @Override
    public String check() {
        return "answers at once";
    }

    @Override
    public void close() {
        real.close();
    }
}
