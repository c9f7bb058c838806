package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What a bot has not been told yet; guarded by the realm's lock. Source: Telegram facts §2 and §3. */
final class UpdateQueue {
    /** Everything the emulator sends; unknown names in {@code allowed_updates} are ignored. */
    static final List<String> TYPES =
            List.of("message", "edited_message", "callback_query", "my_chat_member", "chat_member", "message_reaction");

    private static final Set<String> DEFAULT =
            new LinkedHashSet<>(List.of("message", "edited_message", "callback_query", "my_chat_member"));
    private static final int CAPACITY = 100_000;
    private static final int NONSENSE_AHEAD = 11;
    private static final Duration QUIET = Duration.ofDays(7);

    private final RandomGenerator dice;
    private final Deque<Update> waiting = new ArrayDeque<>();
    private Set<String> allowed = DEFAULT;
    private Instant lastAt;
    private int nextId;

    UpdateQueue(RandomGenerator dice, Instant now) {
        this.dice = dice;
        this.lastAt = now;
        restart();
    }

    /** Goes on with a new random id, which may be lower; only an empty queue can. */
    void restart() {
        if (!waiting.isEmpty()) {
            throw new IllegalStateException("updates are waiting; only an empty queue starts anew");
        }
        nextId = dice.nextInt(2_000_001, 1_000_000_001);
    }

    /** Empty when the bot does not want this type, or the queue is full. */
    Optional<Update> add(String type, String lane, ObjectNode payload, Instant now, Instant expires) {
        expire(now);
        return allowed.contains(type) && waiting.size() < CAPACITY
                ? Optional.of(put(type, lane, payload, now, expires))
                : Optional.empty();
    }

    /** Adds an update whether the bot wants it or not. */
    Update put(String type, String lane, ObjectNode payload, Instant now, Instant expires) {
        if (waiting.isEmpty() && lastAt.plus(QUIET).isBefore(now)) {
            restart();
        }
        lastAt = now;
        int id = nextId++;
        ObjectNode body = Json.object().put("update_id", id);
        body.set(type, payload);
        Update update = new Update(id, type, lane, body, expires);
        waiting.addLast(update);
        return update;
    }

    /** Confirms what the offset confirms and returns what comes after it. */
    List<Update> fetch(int offset, int limit, Instant now) {
        expire(now);
        if (offset < 0) {
            while (waiting.size() > -(long) offset) {
                waiting.removeFirst();
            }
        } else if (offset <= nextId - 1 + NONSENSE_AHEAD) {
            waiting.removeIf(update -> update.id() < offset);
        }
        return waiting.stream().limit(limit).toList();
    }

    void remove(Update update) {
        waiting.remove(update);
    }

    void clear() {
        waiting.clear();
    }

    List<Update> all(Instant now) {
        expire(now);
        return List.copyOf(waiting);
    }

    Set<String> allowed() {
        return allowed;
    }

    boolean usual() {
        return allowed.equals(DEFAULT);
    }

    /** Nothing known in the list means the default set. */
    void allow(Collection<String> names) {
        Set<String> known = new LinkedHashSet<>(TYPES);
        known.retainAll(Set.copyOf(names));
        allowed = known.isEmpty() ? DEFAULT : known;
    }

    private void expire(Instant now) {
        waiting.removeIf(update -> update.expires().isBefore(now));
    }
}
