package deskbridge.engine;

import deskbridge.connector.Channel;
import deskbridge.connector.Channel.Linked;
import deskbridge.connector.Channel.Origin;
import deskbridge.connector.Channel.Standing;
import deskbridge.connector.Desk;
import deskbridge.connector.Desk.Made;
import deskbridge.connector.Desk.Trace;
import deskbridge.connector.Quoted;
import deskbridge.connector.RemoteTrouble;
import deskbridge.domain.ChatMessage;
import deskbridge.domain.Comment;
import deskbridge.domain.CommentRef;
import deskbridge.domain.Event.TicketSeen;
import deskbridge.domain.MessageRef;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Profile;
import deskbridge.domain.Remains;
import deskbridge.domain.Remains.Quote;
import deskbridge.domain.TicketOrigin;
import deskbridge.domain.TicketRef;
import deskbridge.flow.Flow;
import deskbridge.flow.Recalled;
import deskbridge.flow.Recalled.Bringing;
import deskbridge.flow.Recalled.Unpaired;
import deskbridge.store.Store;
import deskbridge.store.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Restores conversations into a database that lost them, from what tickets and threads say. Writes into no remote system. What
 * was restored is kept at once, ticket by ticket, and what the database holds already is left alone: so it can be stopped
 * and begun again at any time. What was certainly never sent goes into the outbox, for the hub. No hub may work on the database
 * meanwhile.
 */
public final class Rebuilding {

    private static final String WORKED = "rebuild:worked";

    private final Store store;
    private final Flow flow;
    private final Connections connections;
    private final Surroundings surroundings;
    private final Patient patient;
    private final Progress progress;
    private final boolean fresh;
    private final RebuildReport report = new RebuildReport();
    private final List<Loose> loose = new ArrayList<>();
    private Instant worked;

    /** Something whose counterpart was not found. */
    private record Loose(TicketRef ticket, Unpaired what) {}

    /**
     * @param pause waits that long
     * @param progress hears of every ticket
     * @param fresh true when no hub has ever worked on this database: otherwise nobody can tell what was never sent
     */
    public Rebuilding(
            Store store,
            Flow flow,
            Connections connections,
            Surroundings surroundings,
            Patient.Pause pause,
            Progress progress,
            boolean fresh) {
        this.store = store;
        this.flow = flow;
        this.connections = connections;
        this.surroundings = surroundings;
        this.patient = new Patient(pause);
        this.progress = progress;
        this.fresh = fresh;
        this.worked = store.kept(WORKED).map(Instant::parse).orElse(Instant.EPOCH);
    }

    /** Hears how far it is. */
    public interface Progress {

        /** Another ticket was looked at. */
        void ticket(RebuildReport soFar);
    }

    /**
     * Does all of it. Blocks, for hours where there are many tickets.
     *
     * @throws RemoteTrouble when a desk does not even list its tickets; what was restored until then is kept
     */
    public RebuildReport run() throws RemoteTrouble, InterruptedException {
        for (Desk desk : connections.desks()) {
            List<Channel> channels = connections.channels().stream()
                    .filter(channel -> flow.desks(channel.id()).contains(desk.id()))
                    .toList();
            if (!channels.isEmpty()) {
                all(desk, channels);
            }
        }
        loose.forEach(this::bring);
        return report;
    }

    /** The last trace of a hub at work, anywhere; {@link Instant#EPOCH} when none was seen. */
    public Instant worked() {
        return worked;
    }

    /** What was said after anything that the hub did was certainly not sent by it; of the rest nobody knows. */
    private void bring(Loose each) {
        Bringing bringing = each.what().bringing();
        if (!fresh || bringing == null || !each.what().at().isAfter(worked)) {
            report.unpaired(each.ticket(), each.what());
            return;
        }
        store.transact(work -> {
            work.save(bringing.entry());
            work.append(
                    Decider.draft(bringing.effect(), null), surroundings.clock().instant());
            return true;
        });
        report.sent();
    }

    private void sawTheHubAt(Instant moment) {
        if (moment.isAfter(worked)) {
            worked = moment;
            store.keep(WORKED, moment.toString());
        }
    }

    private void all(Desk desk, List<Channel> channels) throws RemoteTrouble, InterruptedException {
        Set<String> met = new HashSet<>();
        String cursor = null;
        do {
            Made made = listed(desk, cursor);
            for (Trace trace : made.traces()) {
                if (met.add(trace.ticket().key())) {
                    one(desk, channels, trace);
                    progress.ticket(report);
                }
            }
            cursor = made.next();
        } while (cursor != null);
    }

    private Made listed(Desk desk, @Nullable String cursor) throws RemoteTrouble, InterruptedException {
        return patient.read(() -> desk.made(cursor));
    }

    private void one(Desk desk, List<Channel> channels, Trace trace) throws InterruptedException {
        report.looked();
        if (store.transact(work -> work.conversationOf(trace.ticket())).isPresent()) {
            report.known();
            return;
        }
        try {
            var found = located(channels, trace);
            if (found.isPresent()) {
                restore(desk, trace, found.get());
            } else if (trace.ours() || trace.origin() != null) {
                report.lost(trace.ticket(), "no messenger knows the thread it came from");
            }
        } catch (RemoteTrouble e) {
            report.failed(trace.ticket(), String.valueOf(e.getMessage()));
        }
    }

    /** The thread that a ticket came from. */
    private record Found(Channel channel, Origin origin) {}

    private Optional<Found> located(List<Channel> channels, Trace trace) throws RemoteTrouble, InterruptedException {
        for (Channel channel : channels) {
            for (TicketOrigin origin : origins(channel, trace)) {
                var found = patient.read(() -> channel.locate(origin));
                if (found.isPresent()) {
                    return Optional.of(new Found(channel, found.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** What a ticket says, the surest first. */
    private static List<TicketOrigin> origins(Channel channel, Trace trace) {
        var origins = new ArrayList<TicketOrigin>();
        if (trace.origin() != null) {
            origins.add(trace.origin());
        }
        // The link says whose the message is, the unique word does not.
        Optional.ofNullable(trace.link())
                .flatMap(channel::linked)
                .map(Linked::origin)
                .ifPresent(origins::add);
        String prefix = channel.id() + ":";
        if (trace.unique() != null && trace.unique().matches("\\Q" + prefix + "\\E[-0-9:]+")) {
            var message = new MessageRef(channel.id(), trace.unique().substring(prefix.length()));
            origins.add(channel.origin(message));
        }
        return origins;
    }

    private void restore(Desk desk, Trace trace, Found found) throws RemoteTrouble, InterruptedException {
        var place = found.origin().place();
        var other = store.transact(work -> work.conversationOf(place.thread()));
        if (other.isPresent()) {
            report.lost(trace.ticket(), "its thread belongs to another ticket");
            return;
        }
        var seen = patient.read(() -> desk.observe(trace.ticket(), null, List.of(), true));
        if (seen.isEmpty()) {
            report.lost(trace.ticket(), "it cannot be read");
            return;
        }
        Standing standing = patient.read(() -> found.channel().standing(place));
        var remains = new Remains(
                place,
                found.origin().requester(),
                standing.root(),
                standing.readable(),
                standing.messages(),
                standing.actions(),
                seen.get(),
                quotes(found.channel(), standing, seen.get()));
        var recalled = flow.recall(remains, surroundings.clock().instant());
        if (recalled.isEmpty()) {
            report.foreign();
        } else if (store.transact(work -> keep(work, recalled.get()))) {
            recognize(desk, trace.ticket(), found.origin().requester().ref());
            report.restored(recalled.get());
            sawTheHubAt(recalled.get().worked());
            recalled.get().unpaired().forEach(what -> loose.add(new Loose(trace.ticket(), what)));
        } else {
            report.lost(trace.ticket(), "its name is taken by another conversation");
        }
    }

    /** Whoever proved who he is need not do it again. */
    private void recognize(Desk desk, TicketRef ticket, PersonRef person) throws RemoteTrouble, InterruptedException {
        if (!desk.features().contacts()) {
            return;
        }
        var known = store.transact(work -> work.profile(person)).orElseGet(() -> Profile.of(person));
        if (known.contact() != null) {
            return;
        }
        var contact = patient.read(() -> desk.provenContact(ticket, person));
        contact.ifPresent(it -> store.transact(work -> {
            work.save(known.bound(desk.id(), it));
            return true;
        }));
    }

    private static Map<CommentRef, Quote> quotes(Channel channel, Standing standing, TicketSeen seen) {
        Map<String, MessageRef> byUrl = new HashMap<>();
        for (ChatMessage message : standing.messages()) {
            if (message.url() != null) {
                byUrl.put(message.url(), message.ref());
            }
        }
        Map<CommentRef, Quote> quotes = new HashMap<>();
        for (Comment comment : seen.comments()) {
            Quoted.read(comment.text()).filter(ignored -> comment.own()).ifPresent(quoted -> {
                String link = quoted.link();
                MessageRef message = link == null
                        ? null
                        : channel.linked(link).map(Linked::message).orElse(byUrl.get(link));
                quotes.put(comment.ref(), new Quote(quoted.author(), message, quoted.words()));
            });
        }
        return quotes;
    }

    private boolean keep(UnitOfWork work, Recalled recalled) {
        var conversation = recalled.conversation();
        if (work.conversation(conversation.id()).isPresent()) {
            return false;
        }
        work.save(conversation, surroundings.clock().instant());
        recalled.ledger().forEach(work::save);
        recalled.ratings().forEach(work::save);
        recalled.wakes().forEach(work::save);
        return true;
    }
}
