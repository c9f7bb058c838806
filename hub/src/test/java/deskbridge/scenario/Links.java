package deskbridge.scenario;

import deskbridge.domain.ConnectionId;
import deskbridge.domain.Conversation;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.LedgerEntry.Origin;
import deskbridge.domain.Ticket;
import deskbridge.store.Store;
import deskbridge.store.UnitOfWork;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a hub has joined.
 *
 * @param talks each ticket with its thread, by the name that its buttons carry
 * @param words each comment with its messages, who said it first included
 */
record Links(Set<String> talks, Set<String> words) {

    private static final int MOST = 100_000;

    /** @param everything false to leave out what agents said, which nobody can find again in a messenger that shows nothing twice */
    static Links in(Store store, String channel, boolean everything) {
        return store.transact(work -> read(work, new ConnectionId(channel), everything));
    }

    private static Links read(UnitOfWork work, ConnectionId channel, boolean everything) {
        Set<String> talks = new HashSet<>();
        Set<String> words = new HashSet<>();
        for (Conversation conversation : work.conversations(channel, MOST, 0)) {
            Ticket ticket = conversation.ticket();
            String key = ticket == null ? "-" : ticket.ref().key();
            talks.add(conversation.id() + " " + key + " " + conversation.place().thread() + " "
                    + conversation.requester().ref() + (everything ? " " + conversation.card() : ""));
            for (LedgerEntry entry : work.ledger(conversation.id())) {
                boolean joined = entry.comment() != null && !entry.messages().isEmpty();
                boolean lost = entry.gone() && entry.origin() == Origin.DESK;
                if (joined && !lost && (everything || entry.origin() == Origin.CHANNEL)) {
                    words.add(entry.origin() + " " + entry.comment() + " " + entry.messages());
                }
            }
        }
        return new Links(talks, words);
    }

    /** How many of these are not in the other. */
    List<String> missingIn(Links other) {
        List<String> missing = new ArrayList<>();
        talks.stream().filter(it -> !other.talks.contains(it)).forEach(missing::add);
        words.stream().filter(it -> !other.words.contains(it)).forEach(missing::add);
        return missing;
    }

    int size() {
        return talks.size() + words.size();
    }
}
