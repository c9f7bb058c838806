package deskbridge.desk.yandextracker;

import deskbridge.connector.Desk;
import deskbridge.connector.LocalFile;
import deskbridge.connector.Reception;
import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendContext;
import deskbridge.connector.SendResult;
import deskbridge.connector.SendResult.Rejected;
import deskbridge.domain.Command;
import deskbridge.domain.CommentRef;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Envelope;
import deskbridge.domain.Event;
import deskbridge.domain.Event.TicketSeen;
import deskbridge.domain.Person;
import deskbridge.domain.Place;
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

/** Yandex Tracker as a desk. Thread-safe; stateless but for caches. */
public final class TrackerDesk implements Desk {
    private final Parts parts;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * A connection that has not called anybody yet.
     *
     * @param config where and who
     * @param clock for waits, caches and the age of tokens
     * @param random makes hints unique
     * @param options patience and proxy
     * @param listener hears of every call
     * @param allowance knows the pauses that were asked for
     */
    public TrackerDesk(
            TrackerConfig config,
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
    public Reception receive(Request request) {
        return parts.hook.receive(request);
    }

    @Override
    public List<Event> decode(String body) {
        try {
            Hint hint = parts.json.read(Hint.class, body);
            return List.of(hint.event(id(), parts.moved));
        } catch (TrackerJson.UnreadableJson e) {
            throw new IllegalArgumentException(id() + ": a stored delivery is not one of this connector", e);
        }
    }

    @Override
    public Optional<TicketSeen> observe(
            TicketRef ticket, @Nullable String cursor, List<CommentRef> hinted, boolean complete) throws RemoteTrouble {
        return reading(() -> parts.observer.observe(ticket, cursor, hinted, complete));
    }

    @Override
    public Features features() {
        return new Features(false, false);
    }

    @Override
    public Optional<Ticket> ticket(TicketRef ticket) throws RemoteTrouble {
        return reading(() -> {
            Optional<IssueJson> issue = parts.client.issue(ticket.key());
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
    public Made made(@Nullable String cursor) throws RemoteTrouble {
        return reading(() -> parts.made.page(cursor));
    }

    @Override
    public Optional<Person> userFor(Person person) throws RemoteTrouble {
        return reading(() -> parts.match.find(person).map(parts.people::person));
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
        } catch (TrackerFault e) {
            return isRepeatable(toDesk) ? e.whenRepeatable(clock.instant()) : e.whenOnce(clock.instant());
        }
    }

    private SendResult carryOut(Command.ToDesk command, SendContext context) throws TrackerFault {
        if (command instanceof Command.CreateTicket create) {
            return parts.creator.create(create, context);
        }
        if (command instanceof Command.FindTickets find) {
            return parts.search.find(find, context);
        }
        Optional<TicketRef> ticket = context.ticket();
        return ticket.isEmpty()
                ? new Rejected(id() + ": the conversation has no ticket")
                : inTicket(command, ticket.get(), context);
    }

    private SendResult inTicket(Command.ToDesk command, TicketRef ticket, SendContext context) throws TrackerFault {
        return switch (command) {
            case Command.AddComment add -> parts.comments.add(add.words(), ticket.key(), context);
            case Command.EditComment edit -> parts.comments.edit(edit.words(), ticket.key(), context);
            case Command.AddNote note -> parts.comments.note(note.text(), ticket.key(), context);
            case Command.EditTicket edit -> parts.changer.edit(edit, ticket, context);
            case Command.MoveTicket move -> parts.steps.move(move, ticket, context);
            case Command.AssignTicket assign -> parts.changer.assign(assign, ticket);
            case Command.GrantAccess grant -> parts.changer.grant(grant, ticket);
            case Command.CreateTicket create -> parts.creator.create(create, context);
            case Command.FindTickets find -> parts.search.find(find, context);
            case Command.RateTicket ignored -> new Rejected(id() + ": tickets have no rating of their own here");
            case Command.IdentifyRequester ignored -> new Rejected(id() + ": requesters are no contacts here");
        };
    }

    /** Commands whose every call changes nothing when it is made again. */
    private static boolean isRepeatable(Command.ToDesk command) {
        return switch (command) {
            case Command.CreateTicket create -> true;
            case Command.AssignTicket assign -> true;
            case Command.GrantAccess grant -> true;
            case Command.FindTickets find -> true;
            case Command.RateTicket rate -> true;
            case Command.IdentifyRequester identify -> true;
            case Command.AddComment add -> false;
            case Command.EditComment edit -> false;
            case Command.AddNote note -> false;
            case Command.EditTicket edit -> false;
            case Command.MoveTicket move -> false;
        };
    }

    private interface Reading<T> {
        T read() throws TrackerFault;
    }

    private static <T> T reading(Reading<T> reading) throws RemoteTrouble {
        try {
            return reading.read();
        } catch (TrackerFault e) {
            throw e.trouble();
        }
    }

    @Override
    public void close() {
        parts.close();
    }
}
