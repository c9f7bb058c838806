package deskbridge.engine;

import deskbridge.connector.Connector;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.MessageRef;
import deskbridge.domain.ThreadRef;
import deskbridge.domain.TicketRef;
import deskbridge.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a connector may ask of the hub's memory while it looks for what it missed. */
final class StoredMemory implements Connector.Memory {

    private final Store store;
    private final Map<TicketRef, Conversation> byTicket = new HashMap<>();
    private final Map<ThreadRef, Conversation> byThread = new HashMap<>();
    private final boolean all;

    /**
     * @param conversations read already
     * @param all true when there are no others
     */
    StoredMemory(Store store, List<Conversation> conversations, boolean all) {
        this.store = store;
        this.all = all;
        for (Conversation conversation : conversations) {
            var ticket = conversation.ticket();
            if (ticket != null) {
                byTicket.put(ticket.ref(), conversation);
            }
            if (conversation.rooted()) {
                byThread.put(conversation.place().thread(), conversation);
            }
        }
    }

    @Override
    public List<MessageRef> standing(ConversationId conversation) {
        return store.transact(work -> work.ledger(conversation)).stream()
                .filter(entry -> entry.origin() == LedgerEntry.Origin.CHANNEL && !entry.gone())
                .flatMap(entry -> entry.messages().stream())
                .toList();
    }

    @Override
    public Optional<Conversation> of(TicketRef ticket) {
        var found = Optional.ofNullable(byTicket.get(ticket));
        return found.isPresent() || all ? found : store.transact(work -> work.conversationOf(ticket));
    }

    @Override
    public Optional<Conversation> of(ThreadRef thread) {
        var found = Optional.ofNullable(byThread.get(thread));
        return found.isPresent() || all ? found : store.transact(work -> work.conversationOf(thread));
    }
}
