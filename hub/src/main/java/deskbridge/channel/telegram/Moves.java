package deskbridge.channel.telegram;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Groups that became supergroups and got a new id with it (facts: telegram §11). Telegram tells again whoever uses the old one. */
final class Moves {

    private final Map<Long, Long> moved = new ConcurrentHashMap<>();

    void moved(long from, long to) {
        moved.put(from, to);
    }

    boolean hasMoved(long chat) {
        return moved.containsKey(chat);
    }

    /** Where the chat is now. */
    long now(long chat) {
        return moved.getOrDefault(chat, chat);
    }
}
