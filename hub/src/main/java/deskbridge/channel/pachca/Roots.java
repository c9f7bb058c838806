package deskbridge.channel.pachca;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Messages that threads hang off, read many at a time: a page of a chat shows fifty, where asking for each costs a call of the ten
 * a second that Pachca allows for reading.
 */
final class Roots {

    private final PachcaClient client;
    private final Threads threads;

    Roots(PachcaClient client, Threads threads) {
        this.client = client;
        this.threads = threads;
    }

    /** The roots of these threads, as far as they can be read; a deleted one is an empty shell. Learns their threads. */
    Map<ThreadKey, MessageJson> read(Collection<ThreadKey> keys) throws CallFailed {
        var wanted = new TreeMap<Long, SortedSet<Long>>();
        for (ThreadKey key : keys) {
            wanted.computeIfAbsent(key.chatId(), chat -> new TreeSet<>()).add(key.rootId());
        }
        var found = new HashMap<ThreadKey, MessageJson>();
        for (var chat : wanted.entrySet()) {
            listed(chat.getKey(), chat.getValue(), found);
            for (long left : chat.getValue()) {
                IfReadable.ask(() -> client.message(left))
                        .ifPresent(root -> found.put(new ThreadKey(chat.getKey(), left), root));
            }
        }
        for (MessageJson root : found.values()) {
            var thread = root.thread();
            if (thread != null) {
                threads.remember(new ThreadJson(thread.id(), thread.chatId(), root.id(), root.chatId()));
            }
        }
        return found;
    }

    /** From the newest message back, as long as the next page may show more than asking for those that are left would cost. */
    private void listed(long chatId, SortedSet<Long> left, Map<ThreadKey, MessageJson> found) throws CallFailed {
        String cursor = null;
        int fruitless = 0;
        while (left.size() > 1 && fruitless < Math.max(2, left.size() / 10)) {
            String from = cursor;
            var page = IfReadable.ask(() -> Optional.of(client.messages(chatId, from)));
            if (page.isEmpty() || page.get().data().isEmpty()) {
                return;
            }
            int before = left.size();
            for (MessageJson message : page.get().data()) {
                if (left.remove(message.id())) {
                    found.put(new ThreadKey(chatId, message.id()), message);
                }
            }
            fruitless = before - left.size() > 1 ? 0 : fruitless + 1;
            cursor = MetaJson.next(page.get().meta());
            if (cursor == null || left.isEmpty() || page.get().data().getLast().id() <= left.first()) {
                return;
            }
        }
    }
}
