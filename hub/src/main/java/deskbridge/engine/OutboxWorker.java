package deskbridge.engine;

import deskbridge.connector.SendResult;
import deskbridge.domain.Command;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.Event;
import deskbridge.engine.Decider.Following;
import deskbridge.flow.Decision;
import deskbridge.store.About.Whose;
import deskbridge.store.Claim;
import deskbridge.store.Later;
import deskbridge.store.LostClaimException;
import deskbridge.store.OutboxEntry;
import deskbridge.store.Store;
import deskbridge.store.StoreException;
import deskbridge.store.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Carries out commands: record that the attempt begins, send, record what came of it together with what follows. */
final class OutboxWorker implements LaneWorker.Step<OutboxEntry> {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxWorker.class);
    private static final int MOST_FAULTS = 8;

    private final Store store;
    private final Connections connections;
    private final Decider decider;
    private final RetryPolicy policy;
    private final Surroundings surroundings;
    private final Metrics metrics;

    OutboxWorker(
            Store store,
            Connections connections,
            Decider decider,
            RetryPolicy policy,
            Surroundings surroundings,
            Metrics metrics) {
        this.store = store;
        this.connections = connections;
        this.decider = decider;
        this.policy = policy;
        this.surroundings = surroundings;
        this.metrics = metrics;
    }

    @Override
    public Optional<OutboxEntry> take(Claim claim, OutboxEntry entry, Instant until) {
        MDC.put("connection", entry.target().name());
        MDC.put("command", "out-" + entry.id());
        try {
            Instant began = now();
            SendResult result = send(claim, entry);
            count(entry, result, Duration.between(began, now()));
            return switch (result) {
                case SendResult.Sent sent -> succeeded(claim, entry, sent, until);
                case SendResult.Rejected rejected -> givenUp(claim, entry, rejected.reason(), until);
                case SendResult.RetryAt retry ->
                    retried(claim, entry, retry.reason(), false, retry.pacing(), retry.at(), until);
                case SendResult.Uncertain uncertain ->
                    retried(claim, entry, uncertain.reason(), true, false, now(), until);
            };
        } finally {
            MDC.remove("connection");
            MDC.remove("command");
        }
    }

    private SendResult send(Claim claim, OutboxEntry entry) {
        var conversation = conversation(entry);
        if (entry.conversation() != null
                && needsTicket(entry.command())
                && conversation.map(Conversation::ticket).isEmpty()) {
            return new SendResult.Rejected("the ticket of this conversation was not created");
        }
        try {
            var context = new Context(store, connections, claim, entry, conversation);
            return connections.get(entry.target()).send(entry.command(), context);
        } catch (StoreException | LostClaimException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("{} failed by a fault of the hub", entry, e);
            return entry.attempts() >= MOST_FAULTS
                    ? new SendResult.Rejected("fault of the hub: " + e)
                    : new SendResult.Uncertain("fault of the hub: " + e);
        }
    }

    private static boolean needsTicket(Command command) {
        return command instanceof Command.ToDesk
                && !(command instanceof Command.CreateTicket)
                && !(command instanceof Command.FindTickets)
                && !(command instanceof Command.IdentifyRequester);
    }

    private Optional<Conversation> conversation(OutboxEntry entry) {
        var id = entry.conversation();
        return id == null ? Optional.empty() : store.conversation(new Whose.Named(id));
    }

    private Optional<OutboxEntry> succeeded(Claim claim, OutboxEntry entry, SendResult.Sent sent, Instant until) {
        LOG.debug("{} took effect", entry);
        try {
            return record(
                    claim,
                    entry,
                    new Event.Succeeded(entry.command(), sent.receipt()),
                    work -> work.finish(claim, entry, sent.receipt().told(), now()),
                    until);
        } catch (LostClaimException e) {
            throw e;
        } catch (RuntimeException e) {
            refuseIfUnwritable(e);
            LOG.error("{} took effect and could not be recorded", entry, e);
            String reason = "fault of the hub: " + e;
            return entry.attempts() < MOST_FAULTS
                    ? retried(claim, entry, reason, true, false, now(), until)
                    : park(claim, entry, reason, until);
        }
    }

    /**
     * What cannot be kept, though the database takes other things, would never be: a fault of ours, which must not stop the lane
     * for ever.
     */
    private void refuseIfUnwritable(RuntimeException fault) {
        if (fault instanceof StoreException && !store.isWritable()) {
            throw fault;
        }
    }

    private Optional<OutboxEntry> park(Claim claim, OutboxEntry entry, String reason, Instant until) {
        Later<Optional<OutboxEntry>> next = store.transact(work -> {
            work.park(claim, entry, reason, now());
            return next(work, claim, until);
        });
        return next.get();
    }

    private Optional<OutboxEntry> givenUp(Claim claim, OutboxEntry entry, String reason, Instant until) {
        LOG.warn("{} is given up: {}", entry, reason);
        try {
            return record(
                    claim,
                    entry,
                    new Event.Failed(entry.command(), reason),
                    work -> work.park(claim, entry, reason, now()),
                    until);
        } catch (LostClaimException e) {
            throw e;
        } catch (RuntimeException e) {
            refuseIfUnwritable(e);
            LOG.error("What follows from {} could not be recorded", entry, e);
            return park(claim, entry, reason, until);
        }
    }

    /**
     * What was kept.
     *
     * @param following what is to be done now
     * @param next the lane's next command
     */
    private record Kept(Following following, Later<Optional<OutboxEntry>> next) {}

    private Optional<OutboxEntry> record(
            Claim claim, OutboxEntry entry, Event outcome, Consumer<UnitOfWork> end, Instant until) {
        var id = entry.conversation();
        Kept kept = transact(id, outcome, work -> {
            Optional<Conversation> conversation = id == null ? Optional.empty() : work.conversation(id);
            Decision decision = decider.decide(work, outcome, conversation);
            Following following = decider.keep(work, decision, entry.cause());
            end.accept(work);
            return new Kept(following, next(work, claim, until));
        });
        decider.follow(kept.following());
        return kept.next().get();
    }

    private <T> T transact(@Nullable ConversationId id, Event outcome, Function<UnitOfWork, T> work) {
        return id == null ? store.transact(work) : store.transact(Subjects.of(id, outcome), work);
    }

    /** The next of the lane, when there is time for it; else the lane is given back. */
    private Later<Optional<OutboxEntry>> next(UnitOfWork work, Claim claim, Instant until) {
        if (now().isBefore(until)) {
            return work.nextCommand(claim, now());
        }
        work.releaseOutbox(claim, now());
        return Later.of(Optional.empty());
    }

    private Optional<OutboxEntry> retried(
            Claim claim,
            OutboxEntry entry,
            String reason,
            boolean uncertain,
            boolean pacing,
            Instant asked,
            Instant until) {
        Instant first = entry.firstTriedAt();
        if (!pacing && first != null && policy.isSpent(first, now())) {
            return givenUp(claim, entry, reason, until);
        }
        LOG.info("{} waits: {}", entry, reason);
        Instant next = pacing ? asked : policy.next(now(), entry.attempts(), surroundings.random());
        store.transact(work -> {
            work.postpone(claim, entry, reason, uncertain, !pacing, now());
            work.releaseOutbox(claim, next.isAfter(asked) ? next : asked);
            return next;
        });
        decider.lookAgain();
        return Optional.empty();
    }

    private void count(OutboxEntry entry, SendResult result, Duration took) {
        String outcome = switch (result) {
            case SendResult.Sent ignored -> "sent";
            case SendResult.Rejected ignored -> "rejected";
            case SendResult.RetryAt retry -> retry.pacing() ? "paced" : "postponed";
            case SendResult.Uncertain ignored -> "uncertain";
        };
        metrics.command(entry.target().name(), entry.command().getClass().getSimpleName(), outcome, took);
    }

    private Instant now() {
        return surroundings.clock().instant();
    }
}
