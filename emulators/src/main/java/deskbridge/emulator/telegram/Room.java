package deskbridge.emulator.telegram;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A chat; guarded by the realm's lock. A private chat belongs to one bot and one person and has the person's id. */
final class Room {
    final long id;
    final RoomType type;

    /** The bot of a private chat, otherwise 0. */
    final long botId;

    final Map<Long, Membership> members = new LinkedHashMap<>();
    final NavigableMap<Integer, Post> posts = new TreeMap<>();

    /** Names of topics by the message that created them; the general topic is not among them. */
    final Map<Integer, String> topics = new TreeMap<>();

    /** Who may not write although a member. */
    final Set<Long> muted = new HashSet<>();

    String title = "";

    @Nullable
    String username;

    boolean forum;
    boolean deleted;

    @Nullable
    Long upgradedTo;

    /** Whether the person of a private chat has ever written; before that the chat does not exist for the bot. */
    boolean begun;

    /** Whether the person of a private chat has blocked the bot. */
    boolean blocked;

    /** The keyboard that replaces the person's own in a private chat. */
    @Nullable
    Post keyboard;

    /** What the bot said last that it was doing, for example {@code typing}; empty for nothing. */
    String action = "";

    Instant actedAt = Instant.EPOCH;

    private int lastId;

    Room(long id, RoomType type, long botId) {
        this.id = id;
        this.type = type;
        this.botId = botId;
    }

    boolean personal() {
        return type == RoomType.PRIVATE;
    }

    Membership membership(long accountId) {
        return members.getOrDefault(accountId, Membership.LEFT);
    }

    /** The next id of a message when the chat counts on its own. */
    int nextId() {
        return ++lastId;
    }

    /** How this chat is called among all chats, private ones of different bots included. */
    String key() {
        return personal() ? botId + "/" + id : Long.toString(id);
    }
}
