package deskbridge.engine;

import deskbridge.connector.Connector;
import deskbridge.connector.RemoteTrouble;
import deskbridge.domain.CommentRef;
import deskbridge.domain.Event;
import deskbridge.domain.Event.TicketTouched;
import deskbridge.memory.Bounded;
import deskbridge.store.Claim;
import deskbridge.store.Delivery;
import deskbridge.store.Inbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which waiting hints one reading answers. A hint says only that its ticket changed before it came, so a reading that begins well
 * after it came shows what it told of; after an hour's outage a ticket is read once, not once for each of its hints.
 */
final class Coverage {

    private static final Logger LOG = LoggerFactory.getLogger(Coverage.class);

    /** What a remote tells of, its readings may show a moment later: a younger hint has a reading of its own. */
    static final Duration MARGIN = Duration.ofSeconds(2);

    private static final int MOST = 50;
    private static final int MOST_APART = 10_000;

    /** Each comment that is named may cost a call, of which each may fail. Of more than these all that the ticket has are read. */
    private static final int NAMED = 3;

    private final Inbox inbox;
    private final Connections connections;
    private final InstantSource clock;

    /** Deliveries that failed together with others. Forgotten at a restart, and found out again. */
    private final Set<Long> apart = Bounded.set(MOST_APART);

    Coverage(Inbox inbox, Connections connections, InstantSource clock) {
        this.inbox = inbox;
        this.connections = connections;
        this.clock = clock;
    }

    /**
     * What is to be read now.
     *
     * @param events to be read; together they name everything that the deliveries name
     * @param covered deliveries that end with this reading, besides the one that is worked
     */
    record Reading(List<Event> events, List<Delivery> covered) {

        static Reading alone(List<Event> events) {
            return new Reading(events, List.of());
        }
    }

    /**
     * Understands a delivery, and those behind it that say of the same ticket that it changed. May block.
     *
     * @throws RemoteTrouble as {@link Connector#decode}, for the delivery itself
     */
    Reading of(Claim claim, Delivery delivery) throws RemoteTrouble {
        Instant settled = clock.instant().minus(MARGIN);
        List<Event> events = decoded(delivery);
        Optional<TicketTouched> hint = hint(events);
        if (hint.isEmpty()
                || apart.contains(delivery.id())
                || delivery.receivedAt().isAfter(settled)) {
            return Reading.alone(events);
        }
        TicketTouched touched = hint.get();
        Set<CommentRef> comments = new LinkedHashSet<>(touched.comments());
        boolean complete = touched.complete();
        List<Delivery> covered = new ArrayList<>();
        for (Delivery next : inbox.behind(claim, delivery, settled, MOST)) {
            Optional<TicketTouched> same =
                    waiting(next).filter(it -> it.ticket().equals(touched.ticket()));
            if (same.isEmpty()) {
                break;
            }
            comments.addAll(same.get().comments());
            complete |= same.get().complete();
            covered.add(next);
        }
        complete |= comments.size() > NAMED;
        return new Reading(List.of(new TicketTouched(touched.ticket(), List.copyOf(comments), complete)), covered);
    }

    /** From now on this delivery is read alone, so that it is not given up for what another one names. */
    void setApart(Delivery delivery) {
        apart.add(delivery.id());
    }

    /** Empty for whatever is no hint about one ticket. */
    private static Optional<TicketTouched> hint(List<Event> events) {
        return events.size() == 1 && events.getFirst() instanceof TicketTouched touched
                ? Optional.of(touched)
                : Optional.empty();
    }

    private List<Event> decoded(Delivery delivery) throws RemoteTrouble {
        return connections.get(delivery.connection()).decode(delivery.body());
    }

    /** The hint that waits its turn; empty also for what is not understood, which shows when its turn comes. */
    private Optional<TicketTouched> waiting(Delivery delivery) {
        try {
            return hint(decoded(delivery));
        } catch (RemoteTrouble | RuntimeException e) {
            LOG.debug("{} is left for its turn: {}", delivery, e.getMessage());
            return Optional.empty();
        }
    }
}
