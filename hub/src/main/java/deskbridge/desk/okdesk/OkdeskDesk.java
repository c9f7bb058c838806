package deskbridge.desk.okdesk;

import deskbridge.connector.Desk;
import deskbridge.connector.LocalFile;
import deskbridge.connector.Reception;
import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendContext;
import deskbridge.connector.SendResult;
import deskbridge.connector.SendResult.Sent;
import deskbridge.domain.Command;
import deskbridge.domain.CommentRef;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Contact;
import deskbridge.domain.Envelope;
import deskbridge.domain.Event;
import deskbridge.domain.Event.TicketSeen;
import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Place;
import deskbridge.domain.Receipt;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketRef;
import deskbridge.http.Request;
import deskbridge.rest.Allowance;
import deskbridge.rest.RestListener;
import deskbridge.rest.RestOptions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Okdesk as a desk. Thread-safe; stateless but for caches. */
public final class OkdeskDesk implements Desk {
    private final Parts parts;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * A connection that has not called anybody yet.
     *
     * @param config where and who
     * @param clock for waits, caches and dates
     * @param random makes hints unique
     * @param options patience and proxy
     * @param listener hears of every call
     * @param allowance knows the pauses that were asked for
     */
    public OkdeskDesk(
            OkdeskConfig config,
            InstantSource clock,
            RandomGenerator random,
            RestOptions options,
            RestListener listener,
            Allowance allowance) {
        this.parts = new Parts(config, clock, random, options, listener, allowance);
        this.clock = clock;
        this.random = random;
    }

    @Override
    public ConnectionId id() {
        return parts.config.id();
    }

    @Override
    public Features features() {
        return new Features(true, true);
    }

    @Override
    public Reception receive(Request request) {
        return parts.hook.receive(request);
    }

    @Override
    public List<Event> decode(String body) {
        try {
            return List.of(parts.json.read(Hint.class, body).event(id()));
        } catch (OkdeskJson.UnreadableJson e) {
            throw new IllegalArgumentException(id() + ": a stored delivery is not one of this connector", e);
        }
    }

    @Override
    public Optional<TicketSeen> observe(
            TicketRef ticket, @Nullable String cursor, List<CommentRef> hinted, boolean complete) throws RemoteTrouble {
        return reading(() -> parts.observer.observe(ticket, cursor, hinted));
    }

    @Override
    public Optional<Ticket> ticket(TicketRef ticket) throws RemoteTrouble {
        return reading(() -> {
            Optional<Node> issue = parts.client.issue(ticket.key());
            return issue.isEmpty() ? Optional.empty() : Optional.of(parts.issues.ticket(issue.get(), ticket));
        });
    }

    @Override
    public Envelope hint(TicketRef ticket) {
        return Hint.of(ticket.key(), List.of(), false).fresh(id(), parts.json, "own", random);
    }

    @Override
    public Envelope hintWhole(TicketRef ticket) {
        return Hint.of(ticket.key(), List.of(), true).fresh(id(), parts.json, "audit", random);
    }

    @Override
    public Optional<Ticket> findByThread(Place place) throws RemoteTrouble {
        return reading(() -> parts.search.byThread(place));
    }

    @Override
    public Optional<Contact> provenContact(TicketRef ticket, PersonRef person) throws RemoteTrouble {
        return reading(() -> parts.requesters.proven(ticket.key(), person));
    }

    @Override
    public Made made(@Nullable String cursor) throws RemoteTrouble {
        return reading(() -> parts.made.page(cursor));
    }

    @Override
    public Optional<Person> userFor(Person person) throws RemoteTrouble {
        String email = person.email();
        if (email == null || email.indexOf('@') < 1) {
            return Optional.empty();
        }
        return reading(() -> parts.people.withEmail(email).map(parts.people::employee));
    }

    @Override
    public List<Envelope> missed(CatchUp scope) throws RemoteTrouble {
        return reading(() -> parts.missed.since(scope));
    }

    @Override
    public List<Envelope> suspected(CatchUp scope) throws RemoteTrouble {
        return reading(() -> parts.quietChanges.found(scope));
    }

    @Override
    public LocalFile open(RemoteFile file) throws RemoteTrouble {
        return reading(() -> parts.opener.open(file));
    }

    @Override
    public String check() throws RemoteTrouble {
        return reading(parts.check::line);
    }

    @Override
    public SendResult send(Command command, SendContext context) {
        if (!(command instanceof Command.ToDesk toDesk)) {
            throw new IllegalArgumentException(
                    id() + " is a desk and cannot " + command.getClass().getSimpleName());
        }
        try {
            return carryOut(toDesk, context);
        } catch (OkdeskFault e) {
            return e.result(clock.instant());
        }
    }

    private SendResult carryOut(Command.ToDesk command, SendContext context) throws OkdeskFault {
        return switch (command) {
            case Command.CreateTicket create -> parts.creator.create(create, context);
            case Command.FindTickets find -> parts.search.find(find, context);
            case Command.IdentifyRequester identify -> parts.requesters.identify(identify);
            case Command.AddComment add ->
                parts.comments.add(add.words(), ticket(context).key(), context);
            case Command.EditComment edit ->
                parts.comments.edit(edit.words(), ticket(context).key(), context);
            case Command.AddNote note ->
                parts.comments.note(note.text(), ticket(context).key(), context);
            case Command.EditTicket edit -> parts.changer.edit(edit, ticket(context), context);
            case Command.MoveTicket move -> parts.changer.move(move, ticket(context));
            case Command.AssignTicket assign -> parts.changer.assign(assign, ticket(context));
            case Command.RateTicket rate -> parts.rater.rate(rate, ticket(context));
            // Contacts see what is theirs; there is nobody to let in.
            case Command.GrantAccess grant -> new Sent(new Receipt.Done());
        };
    }

    private TicketRef ticket(SendContext context) throws OkdeskFault {
        return context.ticket()
                .orElseThrow(
                        () -> OkdeskFault.of(OkdeskFault.Kind.REFUSED, 0, id() + ": the conversation has no ticket"));
    }

    private interface Reading<T> {
        T read() throws OkdeskFault;
    }

    private static <T> T reading(Reading<T> reading) throws RemoteTrouble {
        try {
            return reading.read();
        } catch (OkdeskFault e) {
            throw e.trouble();
        }
    }

    @Override
    public void close() {
        parts.close();
    }
}
