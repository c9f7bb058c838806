package deskbridge.engine;

import deskbridge.connector.Channel;
import deskbridge.connector.Desk;
import deskbridge.connector.RemoteTrouble;
import deskbridge.domain.Conversation;
import deskbridge.domain.Event;
import deskbridge.domain.Event.ButtonPressed;
import deskbridge.domain.Event.FormSubmitted;
import deskbridge.domain.Event.Scene;
import deskbridge.domain.Event.ThreadTouched;
import deskbridge.domain.Event.TicketTouched;
import deskbridge.domain.Person;
import deskbridge.domain.Ticket;
import deskbridge.flow.Flow;
import deskbridge.flow.Focus;
import deskbridge.flow.Knowledge.Adoptable;
import deskbridge.store.About.Whose;
import deskbridge.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns hints into what stands in the remote systems now, before anything is decided and outside of any transaction. */
final class Reader {

    /** Messages become readable in no guaranteed order; what was written this long before the last one heard is read again. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private final Store store;
    private final Flow flow;
    private final Connections connections;
    private final UnknownThreads unknownThreads;

    Reader(Store store, Flow flow, Connections connections, Surroundings surroundings) {
        this.store = store;
        this.flow = flow;
        this.connections = connections;
        this.unknownThreads = new UnknownThreads(surroundings.clock());
    }

    /**
     * What was read.
     *
     * @param event ready to be decided; null when there is nothing to see
     * @param adoptable a ticket found for an unknown thread, or the thread found for an unknown ticket
     */
    record Sight(@Nullable Event event, @Nullable Adoptable adoptable) {}

    Sight read(Event event) throws RemoteTrouble {
        return switch (event) {
            case ThreadTouched touched -> thread(touched);
            case TicketTouched touched -> ticket(touched);
            case ButtonPressed press -> {
                var scene = scene(press, press.person());
                yield new Sight(scene == null ? press : press.in(scene), null);
            }
            case FormSubmitted form -> {
                var scene = scene(form, form.person());
                yield new Sight(scene == null ? form : form.in(scene), null);
            }
            default -> new Sight(event, null);
        };
    }

    private Sight thread(ThreadTouched touched) throws RemoteTrouble {
        Channel channel = connections
                .channel(touched.message().connection())
                .orElseThrow(() -> new Connections.UnknownConnectionException(
                        touched.message().connection()));
        var conversation = conversation(flow.focus(touched));
        if (conversation.isPresent()) {
            return new Sight(channel.read(touched, since(conversation.get())), null);
        }
        var seen = channel.read(touched, null);
        if (!touched.place().inThread()
                || unknownThreads.contains(touched.place().thread())) {
            return new Sight(seen, null);
        }
        return new Sight(seen, adoptable(channel, touched));
    }

    private static Instant since(Conversation conversation) {
        Instant heard = conversation.heard();
        return (heard == null ? conversation.startedAt() : heard).minus(OVERLAP);
    }

    /** A reply in a thread that we do not know: an older bot, or a database that was lost, may have made a ticket for it. */
    private @Nullable Adoptable adoptable(Channel channel, ThreadTouched touched) throws RemoteTrouble {
        for (Desk desk : desksOf(channel)) {
            var ticket = desk.findByThread(touched.place());
            if (ticket.isPresent()) {
                return new Adoptable(ticket.get(), touched.place(), requester(channel, ticket.get()));
            }
        }
        unknownThreads.add(touched.place().thread());
        return null;
    }

    private List<Desk> desksOf(Channel channel) {
        return flow.desks(channel.id()).stream()
                .flatMap(desk -> connections.desk(desk).stream())
                .toList();
    }

    private static @Nullable Person requester(Channel channel, Ticket ticket) throws RemoteTrouble {
        var origin = ticket.origin();
        return origin == null
                ? null
                : channel.locate(origin).map(Channel.Origin::requester).orElse(null);
    }

    private Sight ticket(TicketTouched touched) throws RemoteTrouble {
        Desk desk = connections
                .desk(touched.ticket().connection())
                .orElseThrow(() -> new Connections.UnknownConnectionException(
                        touched.ticket().connection()));
        var conversation = conversation(flow.focus(touched));
        if (conversation.isPresent()) {
            var seen =
                    desk.observe(touched.ticket(), conversation.get().cursor(), touched.comments(), touched.complete());
            return new Sight(seen.orElse(null), null);
        }
        var ticket = desk.ticket(touched.ticket());
        if (ticket.isEmpty()) {
            return new Sight(null, null);
        }
        Adoptable found = located(desk, ticket.get());
        return found == null
                ? new Sight(null, null)
                : new Sight(
                        desk.observe(touched.ticket(), null, touched.comments(), touched.complete())
                                .orElse(null),
                        found);
    }

    /** A ticket that we do not know, yet names a chat thread: the other way to adopt. */
    private @Nullable Adoptable located(Desk desk, Ticket ticket) throws RemoteTrouble {
        var origin = ticket.origin();
        if (origin == null) {
            return null;
        }
        for (Channel channel : connections.channels()) {
            if (flow.desks(channel.id()).contains(desk.id())) {
                var found = channel.locate(origin);
                if (found.isPresent()) {
                    return new Adoptable(
                            ticket, found.get().place(), found.get().requester());
                }
            }
        }
        return null;
    }

    private @Nullable Scene scene(Event event, Person person) throws RemoteTrouble {
        if (!(flow.focus(event) instanceof Focus.ById focus) || !focus.scene()) {
            return null;
        }
        var conversation = conversation(focus);
        var known = conversation.map(Conversation::ticket);
        if (known.isEmpty()) {
            return null;
        }
        var desk = connections.desk(known.get().ref().connection());
        if (desk.isEmpty()) {
            return null;
        }
        var ticket = desk.get().ticket(known.get().ref());
        return new Scene(ticket.orElse(null), desk.get().userFor(person).orElse(null));
    }

    private Optional<Conversation> conversation(Focus focus) {
        Optional<Whose> whose = Subjects.whose(focus);
        return whose.isPresent() ? store.conversation(whose.get()) : store.look(work -> Decider.find(work, focus));
    }
}
