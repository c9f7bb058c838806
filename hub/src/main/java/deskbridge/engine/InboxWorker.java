package deskbridge.engine;

import deskbridge.connector.RemoteTrouble;
import deskbridge.domain.Event;
import deskbridge.engine.Decider.Following;
import deskbridge.engine.Reader.Sight;
import deskbridge.flow.Decision;
import deskbridge.store.About;
import deskbridge.store.Claim;
import deskbridge.store.Delivery;
import deskbridge.store.Later;
import deskbridge.store.LostClaimException;
import deskbridge.store.Store;
import deskbridge.store.StoreException;
import deskbridge.store.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
    private final Coverage coverage;
    private final Reader reader;
    private final Decider decider;
    private final RetryPolicy policy;
    private final Surroundings surroundings;
    private final Metrics metrics;

    InboxWorker(
            Store store,
            Coverage coverage,
            Reader reader,
            Decider decider,
            RetryPolicy policy,
            Surroundings surroundings,
            Metrics metrics) {
        this.store = store;
        this.coverage = coverage;
        this.reader = reader;
        this.decider = decider;
        this.policy = policy;
        this.surroundings = surroundings;
        this.metrics = metrics;
    }

    @Override
    public Optional<Delivery> take(Claim claim, Delivery delivery, Instant until) {
        MDC.put("connection", delivery.connection().name());
        MDC.put("delivery", "in-" + delivery.id());
        List<Delivery> covered = List.of();
        try {
            var reading = coverage.of(claim, delivery);
            covered = reading.covered();
            var sights = new ArrayList<Sight>();
            for (Event event : reading.events()) {
                sights.add(reader.read(event));
            }
            return decide(claim, delivery, covered, sights, until);
        } catch (RemoteTrouble trouble) {
            boolean alone = covered.isEmpty();
            if (!alone && trouble.isPermanent()) {
                coverage.setApart(delivery);
            }
            return troubled(claim, delivery, trouble, alone, until);
        } catch (LostClaimException e) {
            throw e;
        } catch (StoreException e) {
            return refused(claim, delivery, e, until);
        } catch (RuntimeException e) {
            if (!covered.isEmpty()) {
                coverage.setApart(delivery);
            }
            return faulty(claim, delivery, e, until);
        } finally {
            MDC.remove("connection");
            MDC.remove("delivery");
        }
    }

    /**
     * What was kept.
     *
     * @param following what is to be done now
     * @param next the lane's next delivery
     */
    private record Kept(Following following, Later<Optional<Delivery>> next) {}

    private Optional<Delivery> decide(
            Claim claim, Delivery delivery, List<Delivery> covered, List<Sight> sights, Instant until) {
        try {
            Kept kept = transact(
                    sights, work -> new Kept(keep(work, claim, delivery, covered, sights), next(work, claim, until)));
            count(delivery, "decided");
            covered.forEach(other -> count(other, "covered"));
            decider.follow(kept.following());
            return kept.next().get();
        } catch (HeldException held) {
            count(delivery, "held");
            String reason = String.valueOf(held.getMessage());
            LOG.debug("{} is held: {}", delivery, reason);
            return postpone(
                    claim, delivery, reason, HOLDING.next(now(), delivery.attempts() + 1, surroundings.random()));
        }
    }

    private <T> T transact(List<Sight> sights, Function<UnitOfWork, T> work) {
        Optional<About> about =
                sights.size() == 1 ? decider.about(sights.getFirst().event()) : Optional.empty();
        return about.isPresent() ? store.transact(about.get(), work) : store.transact(work);
    }

    private Following keep(
            UnitOfWork work, Claim claim, Delivery delivery, List<Delivery> covered, List<Sight> sights) {
        var notes = new ArrayList<String>();
        Following following = Following.NOTHING;
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
            following = following.and(decider.keep(work, decision, delivery.id()));
            notes.add(decision.note());
        }
        String note = notes.isEmpty() ? "concerns nobody" : String.join("; ", notes);
        work.finish(claim, delivery, note, now());
        covered.forEach(other -> work.finish(claim, other, "covered by the reading for in-" + delivery.id(), now()));
        LOG.debug("{} and {} behind it: {}", delivery, covered.size(), note);
        return following;
    }

    /** The next of the lane, when there is time for it; else the lane is given back. */
    private Later<Optional<Delivery>> next(UnitOfWork work, Claim claim, Instant until) {
        if (now().isBefore(until)) {
            return work.nextDelivery(claim, now());
        }
        work.releaseInbox(claim, now());
        return Later.of(Optional.empty());
    }

    private Optional<Delivery> postpone(Claim claim, Delivery delivery, String reason, Instant due) {
        store.transact(work -> {
            work.postpone(claim, delivery, reason, now());
            work.releaseInbox(claim, due);
            return due;
        });
        decider.lookAgain();
        return Optional.empty();
    }

    private Optional<Delivery> park(Claim claim, Delivery delivery, String reason, Instant until) {
        Later<Optional<Delivery>> next = store.transact(work -> {
            work.park(claim, delivery, reason, now());
            return next(work, claim, until);
        });
        return next.get();
    }

    /** Not now: undoes everything that was decided about this delivery, so that it is judged again as a whole. */
    private static final class HeldException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        HeldException(String reason) {
            super(reason);
        }
    }

    /** @param alone false when others were read for as well: what is refused then may be theirs */
    private Optional<Delivery> troubled(
            Claim claim, Delivery delivery, RemoteTrouble trouble, boolean alone, Instant until) {
        boolean spent = (alone && trouble.isPermanent()) || policy.isSpent(delivery.receivedAt(), now());
        count(delivery, spent ? "dead" : "postponed");
        String reason = String.valueOf(trouble.getMessage());
        if (spent) {
            LOG.warn("{} is given up: {}", delivery, reason);
            return park(claim, delivery, reason, until);
        }
        LOG.info("{} waits: {}", delivery, reason);
        Instant next = policy.next(now(), delivery.attempts() + 1, surroundings.random());
        Instant asked = now().plus(trouble.askedToWait());
        return postpone(claim, delivery, reason, next.isAfter(asked) ? next : asked);
    }

    /** A database that takes other things and not this one is not to blame, and would refuse it for ever. */
    private Optional<Delivery> refused(Claim claim, Delivery delivery, StoreException refusal, Instant until) {
        if (!store.isWritable()) {
            throw refusal;
        }
        return faulty(claim, delivery, refusal, until);
    }

    /** A fault of ours: it must neither stop the lane for ever nor lose the delivery. */
    private Optional<Delivery> faulty(Claim claim, Delivery delivery, RuntimeException fault, Instant until) {
        boolean spent = delivery.attempts() + 1 >= MOST_FAULTS;
        count(delivery, spent ? "dead" : "fault");
        LOG.error("{} failed by a fault of the hub", delivery, fault);
        String reason = "fault of the hub: " + fault;
        return spent
                ? park(claim, delivery, reason, until)
                : postpone(claim, delivery, reason, policy.next(now(), delivery.attempts() + 1, surroundings.random()));
    }

    private void count(Delivery delivery, String outcome) {
        metrics.event(
                delivery.connection().name(), delivery.kind(), outcome, Duration.between(delivery.receivedAt(), now()));
    }

    private Instant now() {
        return surroundings.clock().instant();
    }
}
