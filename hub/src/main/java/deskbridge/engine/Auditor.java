package deskbridge.engine;

import deskbridge.connector.Channel;
import deskbridge.connector.Desk;
import deskbridge.connector.RemoteTrouble;
import deskbridge.domain.ChatMessage;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.Envelope;
import deskbridge.domain.Event.ThreadSeen;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Ticket;
import deskbridge.flow.Difference;
import deskbridge.flow.Flow;
import deskbridge.flow.Inspection.Sight;
import deskbridge.store.Store;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares one conversation: both sides are read, the flow says in what they differ. What differs is made good on the usual road, by
 * hints into the inbox and wakes; nothing is written from here.
 */
final class Auditor {

    private final Store store;
    private final Flow flow;
    private final Connections connections;
    private final Surroundings surroundings;

    Auditor(Store store, Flow flow, Connections connections, Surroundings surroundings) {
        this.store = store;
        this.flow = flow;
        this.connections = connections;
        this.surroundings = surroundings;
    }

    /**
     * What became of one comparison.
     *
     * @param compared messages and comments that were read
     * @param differences empty when all is well
     */
    record Finding(Conversation conversation, Optional<ThreadSeen> thread, int compared, List<Difference> differences) {

        boolean isDrift() {
            return differences.stream().anyMatch(Difference::isDrift);
        }
    }

    /**
     * Reads both sides and compares them. Blocks.
     *
     * @return empty when something is on its way just now, or there is nothing to compare yet
     */
    Optional<Finding> look(ConversationId id) throws RemoteTrouble {
        var found = store.transact(work -> work.conversation(id).filter(it -> !work.isAtWork(id)));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var conversation = found.get();
        var ticket = found.map(Conversation::ticket);
        if (ticket.isEmpty()) {
            // Nothing is at work on it: its making was given up.
            var given = List.of(Difference.of(Difference.Kind.GIVEN_UP));
            return Optional.of(new Finding(conversation, Optional.empty(), 0, given));
        }
        var desk = connections.desk(conversation.desk());
        var channel = connections.channel(conversation.channel());
        if (desk.isEmpty() || channel.isEmpty()) {
            return Optional.empty();
        }
        var sight = sight(conversation, ticket.get(), desk.get(), channel.get());
        return store.transact(work -> {
                    var now = work.conversation(id).filter(it -> !work.isAtWork(id));
                    return now.isEmpty()
                            ? Optional.<List<Difference>>empty()
                            : flow.inspect(
                                    new Sight(sight.ticket(), sight.thread(), work.givenUp(id)),
                                    new Situation(work, now, null, surroundings));
                })
                .map(differences -> new Finding(conversation, sight.thread(), sight.compared(), differences));
    }

    private Sight sight(Conversation conversation, Ticket ticket, Desk desk, Channel channel) throws RemoteTrouble {
        var seen = desk.observe(ticket.ref(), conversation.cursor(), List.of(), true);
        var thread = conversation.rooted()
                ? channel.readWhole(conversation.place(), standing(conversation))
                : Optional.<ThreadSeen>empty();
        return new Sight(seen, thread, Set.of());
    }

    /** Whatever stands in the thread as far as the hub knows: what people said, what agents said, the card. */
    private List<MessageRef> standing(Conversation conversation) {
        var ledger = store.transact(work -> work.ledger(conversation.id()));
        var said = ledger.stream()
                .filter(entry -> entry.origin() != LedgerEntry.Origin.HUB && !entry.gone() && entry.shown())
                .flatMap(entry -> entry.messages().stream());
        return Stream.concat(said, conversation.card().stream()).distinct().toList();
    }

    /** Has the differences made good. What people did on purpose is left alone. */
    void heal(Finding finding) {
        var conversation = finding.conversation();
        var ticket = conversation.ticket();
        var hints = new LinkedHashMap<String, Envelope>();
        Instant now = surroundings.clock().instant();
        for (Difference difference : finding.differences()) {
            switch (difference.kind().cure()) {
                case TICKET -> {
                    if (ticket != null) {
                        connections
                                .desk(conversation.desk())
                                .ifPresent(desk -> hints.put("ticket", desk.hintWhole(ticket.ref())));
                    }
                }
                case MESSAGE -> hint(finding, difference, hints);
                case WAKE ->
                    store.transact(work -> {
                        work.save(Flow.mending(difference, conversation.id(), now));
                        return true;
                    });
                case NONE -> {}
            }
        }
        if (!hints.isEmpty()) {
            store.inbox().accept(List.copyOf(hints.values()), now);
        }
    }

    private void hint(Finding finding, Difference difference, Map<String, Envelope> hints) {
        var channel = connections.channel(finding.conversation().channel());
        var message = finding.thread()
                .flatMap(seen -> seen.messages().stream()
                        .filter(it -> it.ref().equals(difference.message()))
                        .findFirst());
        if (channel.isPresent() && message.isPresent()) {
            ChatMessage which = message.get();
            channel.get()
                    .hint(finding.conversation().place(), which)
                    .ifPresent(envelope -> hints.put(which.ref().id(), envelope));
        }
    }
}
