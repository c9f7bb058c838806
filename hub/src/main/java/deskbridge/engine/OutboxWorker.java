package deskbridge.engine;

import deskbridge.connector.SendResult;
import deskbridge.domain.Command;
import deskbridge.domain.Conversation;
import deskbridge.domain.Event;
import deskbridge.domain.TicketRef;
import deskbridge.flow.Decision;
import deskbridge.store.Claim;
import deskbridge.store.OutboxEntry;
import deskbridge.store.Store;
import deskbridge.store.StoreException;
import deskbridge.store.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
    public Optional<Instant> take(Claim claim, OutboxEntry waiting) {
        return store.outbox().start(claim, waiting, now()).flatMap(entry -> attempt(claim, entry));
    }

    private Optional<Instant> attempt(Claim claim, OutboxEntry entry) {
        MDC.put("connection", entry.target().name());
        MDC.put("command", "out-" + entry.id());
        try {
            Instant began = now();
            SendResult result = send(entry);
            count(entry, result, Duration.between(began, now()));
            return switch (result) {
                case SendResult.Sent sent -> succeeded(claim, entry, sent);
                case SendResult.Rejected rejected -> givenUp(claim, entry, rejected.reason());
                case SendResult.RetryAt retry ->
                    retried(claim, entry, retry.reason(), false, retry.pacing(), retry.at());
                case SendResult.Uncertain uncertain -> retried(claim, entry, uncertain.reason(), true, false, now());
            };
        } finally {
            MDC.remove("connection");
            MDC.remove("command");
        }
    }

    private SendResult send(OutboxEntry entry) {
        var conversation = conversation(entry);
        if (entry.conversation() != null
                && needsTicket(entry.command())
                && conversation.map(Conversation::ticket).isEmpty()) {
            return new SendResult.Rejected("the ticket of this conversation was not created");
        }
        try {
            var context = new Context(store, connections, entry, conversation);
            return connections.get(entry.target()).send(entry.command(), context);
        } catch (StoreException e) {
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
        return id == null ? Optional.empty() : store.transact(work -> work.conversation(id));
    }

    private Optional<Instant> succeeded(Claim claim, OutboxEntry entry, SendResult.Sent sent) {
        LOG.debug("{} took effect", entry);
        record(
                entry,
                new Event.Succeeded(entry.command(), sent.receipt()),
                work -> work.finish(claim, entry, String.valueOf(sent.receipt()), now()));
        return Optional.empty();
    }

    private Optional<Instant> givenUp(Claim claim, OutboxEntry entry, String reason) {
        LOG.warn("{} is given up: {}", entry, reason);
        record(entry, new Event.Failed(entry.command(), reason), work -> work.park(claim, entry, reason, now()));
        return Optional.empty();
    }

    private void record(OutboxEntry entry, Event outcome, Consumer<UnitOfWork> end) {
        List<TicketRef> observe = store.transact(work -> {
            var id = entry.conversation();
            Optional<Conversation> conversation = id == null ? Optional.empty() : work.conversation(id);
            Decision decision = decider.decide(work, outcome, conversation);
            decider.keep(work, decision, entry.cause());
            end.accept(work);
            return decision.observe();
        });
        decider.observe(observe);
    }

    private Optional<Instant> retried(
            Claim claim, OutboxEntry entry, String reason, boolean uncertain, boolean pacing, Instant asked) {
        Instant first = entry.firstTriedAt();
        if (!pacing && first != null && policy.isSpent(first, now())) {
            return givenUp(claim, entry, reason);
        }
        LOG.info("{} waits: {}", entry, reason);
        store.transact(work -> {
            work.postpone(claim, entry, reason, uncertain, !pacing, now());
            return true;
        });
        if (pacing) {
            return Optional.of(asked);
        }
        Instant next = policy.next(now(), entry.attempts(), surroundings.random());
        return Optional.of(next.isAfter(asked) ? next : asked);
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
