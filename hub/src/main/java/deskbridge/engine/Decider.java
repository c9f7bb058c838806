package deskbridge.engine;

import deskbridge.domain.Conversation;
import deskbridge.domain.Event;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.TicketRef;
import deskbridge.flow.Decision;
import deskbridge.flow.Flow;
import deskbridge.flow.Focus;
import deskbridge.flow.Knowledge.Adoptable;
import deskbridge.store.About;
import deskbridge.store.Handed;
import deskbridge.store.Later;
import deskbridge.store.OutboxDraft;
import deskbridge.store.OutboxEntry;
import deskbridge.store.StoreException;
import deskbridge.store.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs decisions inside transactions and keeps what they say. */
final class Decider {

    private static final Logger LOG = LoggerFactory.getLogger(Decider.class);

    private final Flow flow;
    private final Connections connections;
    private final Acceptance acceptance;
    private final HandOver handOver;
    private final Surroundings surroundings;

    Decider(Flow flow, Connections connections, Acceptance acceptance, HandOver handOver, Surroundings surroundings) {
        this.flow = flow;
        this.connections = connections;
        this.acceptance = acceptance;
        this.handOver = handOver;
        this.surroundings = surroundings;
    }

    /** Which conversation an event is about, when there can be no doubt. */
    Optional<About> about(@Nullable Event event) {
        return event == null ? Optional.empty() : Subjects.of(flow.focus(event), event);
    }

    /** Decides about something seen, with the conversation it is about. */
    Decision decide(UnitOfWork work, Event event, @Nullable Adoptable adoptable) {
        Optional<Conversation> conversation = find(work, flow.focus(event));
        if (conversation.isEmpty() && adoptable != null) {
            // Somebody may have joined the thread to a ticket since we looked, or is just about to.
            conversation = work.conversationOf(adoptable.place().thread());
        }
        return flow.decide(event, new Situation(work, conversation, adoptable, surroundings));
    }

    /** Decides about a command's outcome. */
    Decision decide(UnitOfWork work, Event event, Optional<Conversation> conversation) {
        return flow.decide(event, new Situation(work, conversation, null, surroundings));
    }

    /**
     * What is to be done as soon as a decision is kept.
     *
     * @param commands to be carried out, as far as their lanes were claimed
     * @param observe to be read again
     * @param putOff whether something was put off
     */
    record Following(List<Later<Optional<Handed<OutboxEntry>>>> commands, List<TicketRef> observe, boolean putOff) {

        static final Following NOTHING = new Following(List.of(), List.of(), false);

        Following and(Following other) {
            var all = new ArrayList<>(commands);
            all.addAll(other.commands);
            var tickets = new ArrayList<>(observe);
            tickets.addAll(other.observe);
            return new Following(all, tickets, putOff || other.putOff);
        }
    }

    /** Keeps what was decided. */
    Following keep(UnitOfWork work, Decision decision, @Nullable Long cause) {
        var now = surroundings.clock().instant();
        Conversation conversation = decision.conversation();
        if (conversation != null) {
            work.save(conversation, now);
        }
        for (LedgerEntry entry : decision.ledger()) {
            work.save(entry);
        }
        decision.pendings().forEach(work::save);
        decision.profiles().forEach(work::save);
        decision.wakes().forEach(work::save);
        decision.ratings().forEach(work::save);
        var commands = new ArrayList<Later<Optional<Handed<OutboxEntry>>>>();
        for (Decision.Effect effect : decision.effects()) {
            commands.add(work.append(
                    draft(effect, cause), now, handOver.commandLease().orElse(null)));
        }
        return new Following(commands, decision.observe(), !decision.wakes().isEmpty());
    }

    /** An effect as the outbox takes it. */
    static OutboxDraft draft(Decision.Effect effect, @Nullable Long cause) {
        return new OutboxDraft(
                effect.target(), effect.lane(), effect.conversation(), effect.command(), effect.supersedes(), cause);
    }

    /** Sees to what follows from a decision that is kept. */
    void follow(Following following) {
        handOver.carryOut(following.commands().stream()
                .flatMap(command -> command.get().stream())
                .toList());
        if (following.putOff()) {
            handOver.lookAgain();
        }
        observe(following.observe());
    }

    /** Something is tried again later. */
    void lookAgain() {
        handOver.lookAgain();
    }

    /** Has tickets read again soon. What is lost here the next catch-up finds. */
    private void observe(List<TicketRef> tickets) {
        for (TicketRef ticket : tickets) {
            connections.desk(ticket.connection()).ifPresent(desk -> {
                try {
                    acceptance.accept(List.of(desk.hint(ticket)));
                } catch (StoreException e) {
                    LOG.warn("{} will be read at the next catch-up: {}", ticket, e.getMessage());
                }
            });
        }
    }

    static Optional<Conversation> find(UnitOfWork work, Focus focus) {
        return switch (focus) {
            case Focus.ByThread by -> work.conversationOf(by.thread());
            case Focus.ByTicket by -> work.conversationOf(by.ticket());
            case Focus.ByMessages by ->
                by.messages().stream()
                        .flatMap(message -> work.owner(message).stream())
                        .findFirst()
                        .flatMap(work::conversation);
            case Focus.ById by -> work.conversation(by.conversation());
            case Focus.Nowhere ignored -> Optional.empty();
        };
    }
}
