package deskbridge.engine;

import deskbridge.connector.RemoteTrouble;
import deskbridge.domain.Event;
import deskbridge.domain.TicketRef;
import deskbridge.engine.Reader.Sight;
import deskbridge.flow.Decision;
import deskbridge.store.Claim;
import deskbridge.store.Delivery;
import deskbridge.store.LostClaimException;
import deskbridge.store.Store;
import deskbridge.store.StoreException;
import deskbridge.store.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Works stored deliveries: understand, read, decide, keep: the last two in one transaction with the delivery's end. */
final class InboxWorker implements LaneWorker.Step<Delivery> {

    private static final Logger LOG = LoggerFactory.getLogger(InboxWorker.class);

    /** A fault of ours that repeats this often will not go away by itself. */
    private static final int MOST_FAULTS = 8;

    /** What is held waits for a command of ours, which is given up in its time. */
    private static final Backoff HOLDING = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(2));

    private final Store store;
    private final Connections connections;
    private final Reader reader;
    private final Decider decider;
    private final RetryPolicy policy;
    private final Surroundings surroundings;
    private final Metrics metrics;

    InboxWorker(
            Store store,
            Connections connections,
            Reader reader,
            Decider decider,
            RetryPolicy policy,
            Surroundings surroundings,
            Metrics metrics) {
        this.store = store;
        this.connections = connections;
        this.reader = reader;
        this.decider = decider;
        this.policy = policy;
        this.surroundings = surroundings;
        this.metrics = metrics;
    }

    @Override
    public Optional<Instant> take(Claim claim, Delivery delivery) {
        MDC.put("connection", delivery.connection().name());
        MDC.put("delivery", "in-" + delivery.id());
        try {
            var sights = new ArrayList<Sight>();
            for (Event event : connections.get(delivery.connection()).decode(delivery.body())) {
                sights.add(reader.read(event));
            }
            return decide(claim, delivery, sights);
        } catch (RemoteTrouble trouble) {
            return troubled(claim, delivery, trouble);
        } catch (LostClaimException | StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            return faulty(claim, delivery, e);
        } finally {
            MDC.remove("connection");
            MDC.remove("delivery");
        }
    }

    private Optional<Instant> decide(Claim claim, Delivery delivery, List<Sight> sights) {
        try {
            var observe = store.transact(work -> keep(work, claim, delivery, sights));
            count(delivery, "decided");
            decider.observe(observe);
            return Optional.empty();
        } catch (HeldException held) {
            count(delivery, "held");
            String reason = String.valueOf(held.getMessage());
            LOG.debug("{} is held: {}", delivery, reason);
            store.transact(work -> {
                work.postpone(claim, delivery, reason, now());
                return true;
            });
            return Optional.of(HOLDING.next(now(), delivery.attempts() + 1, surroundings.random()));
        }
    }

    private List<TicketRef> keep(UnitOfWork work, Claim claim, Delivery delivery, List<Sight> sights) {
        var notes = new ArrayList<String>();
        var observe = new ArrayList<TicketRef>();
        for (Sight sight : sights) {
            var event = sight.event();
            if (event == null) {
                continue;
            }
            Decision decision = decider.decide(work, event, sight.adoptable());
            String hold = decision.hold();
            if (hold != null) {
                throw new HeldException(hold);
            }
            decider.keep(work, decision, delivery.id());
            notes.add(decision.note());
            observe.addAll(decision.observe());
        }
        String note = notes.isEmpty() ? "concerns nobody" : String.join("; ", notes);
        work.finish(claim, delivery, note, now());
        LOG.debug("{}: {}", delivery, note);
        return observe;
    }

    /** Not now: undoes everything that was decided about this delivery, so that it is judged again as a whole. */
    private static final class HeldException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        HeldException(String reason) {
            super(reason);
        }
    }

    private Optional<Instant> troubled(Claim claim, Delivery delivery, RemoteTrouble trouble) {
        boolean spent = trouble.isPermanent() || policy.isSpent(delivery.receivedAt(), now());
        count(delivery, spent ? "dead" : "postponed");
        String reason = String.valueOf(trouble.getMessage());
        if (spent) {
            LOG.warn("{} is given up: {}", delivery, reason);
            store.transact(work -> {
                work.park(claim, delivery, reason, now());
                return true;
            });
            return Optional.empty();
        }
        LOG.info("{} waits: {}", delivery, reason);
        store.transact(work -> {
            work.postpone(claim, delivery, reason, now());
            return true;
        });
        Instant next = policy.next(now(), delivery.attempts() + 1, surroundings.random());
        Instant asked = now().plus(trouble.askedToWait());
        return Optional.of(next.isAfter(asked) ? next : asked);
    }

    /** A fault of ours: it must neither stop the lane for ever nor lose the delivery. */
    private Optional<Instant> faulty(Claim claim, Delivery delivery, RuntimeException fault) {
        boolean spent = delivery.attempts() + 1 >= MOST_FAULTS;
        count(delivery, spent ? "dead" : "fault");
        LOG.error("{} failed by a fault of the hub", delivery, fault);
        String reason = "fault of the hub: " + fault;
        store.transact(work -> {
            if (spent) {
                work.park(claim, delivery, reason, now());
            } else {
                work.postpone(claim, delivery, reason, now());
            }
            return true;
        });
        return spent
                ? Optional.empty()
                : Optional.of(policy.next(now(), delivery.attempts() + 1, surroundings.random()));
    }

    private void count(Delivery delivery, String outcome) {
        metrics.event(
                delivery.connection().name(), delivery.kind(), outcome, Duration.between(delivery.receivedAt(), now()));
    }

    private Instant now() {
        return surroundings.clock().instant();
    }
}
