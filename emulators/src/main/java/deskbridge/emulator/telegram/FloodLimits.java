package deskbridge.emulator.telegram;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * How fast a bot may send: about one message a second per chat with short bursts, 20 a minute per group, 30 a second in all. The
 * real limits are unpublished. Source: Telegram facts §13. Guarded by the realm's lock.
 */
final class FloodLimits {
    private static final Limit PER_CHAT = new Limit(5, Duration.ofSeconds(5));
    private static final Limit PER_GROUP = new Limit(20, Duration.ofMinutes(1));
    private static final Limit OVERALL = new Limit(30, Duration.ofSeconds(1));

    private final Realm realm;
    private final Map<String, Deque<Instant>> sent = new HashMap<>();

    private record Limit(int count, Duration window) {}

    FloodLimits(Realm realm) {
        this.realm = realm;
    }

    /** Counts messages to a chat, or refuses all of them. */
    void take(BotState bot, Room room, int messages) {
        if (!realm.settings.rateLimits()) {
            return;
        }
        String chat = bot.id + " " + room.key();
        Limit local = room.personal() ? PER_CHAT : PER_GROUP;
        check(chat, local, messages);
        check(Long.toString(bot.id), OVERALL, messages);
        for (int i = 0; i < messages; i++) {
            window(chat, local).addLast(realm.now());
            window(Long.toString(bot.id), OVERALL).addLast(realm.now());
        }
    }

    private void check(String key, Limit limit, int messages) {
        Deque<Instant> times = window(key, limit);
        Instant oldest = times.peekFirst();
        if (oldest != null && times.size() + messages > limit.count) {
            long left = Duration.between(realm.now(), oldest.plus(limit.window)).toMillis();
            throw Refusal.tooMany(Math.max(1, (left + 999) / 1000));
        }
    }

    private Deque<Instant> window(String key, Limit limit) {
        Deque<Instant> times = sent.computeIfAbsent(key, unseen -> new ArrayDeque<>());
        Instant start = realm.now().minus(limit.window);
        while (!times.isEmpty() && !times.getFirst().isAfter(start)) {
            times.removeFirst();
        }
        return times;
    }
}
