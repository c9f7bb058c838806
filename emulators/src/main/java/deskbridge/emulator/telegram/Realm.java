package deskbridge.emulator.telegram;

import deskbridge.emulator.Monitor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything the emulated Telegram knows, behind one lock. Nothing slow happens under the lock. */
final class Realm extends Monitor<String> {
    // Beyond 32 bits on purpose: whoever keeps an id in an int is found out.
    private static final long FIRST_PERSON = 6_100_000_001L;
    private static final long FIRST_BOT = 7_200_000_001L;
    private static final long FIRST_GROUP = -4_300_000_001L;
    private static final long FIRST_SUPERGROUP = -1_002_400_000_001L;

    final TelegramSettings settings = new TelegramSettings();
    final Map<Long, Account> accounts = new LinkedHashMap<>();
    final Map<Long, BotState> bots = new LinkedHashMap<>();
    final Map<String, Room> rooms = new LinkedHashMap<>();
    final RandomGenerator dice;

    private final InstantSource time;
    private long people;
    private long machines;
    private long groups;
    private long supergroups;

    Realm(InstantSource time, RandomGenerator dice) {
        this.time = time;
        this.dice = dice;
    }

    Instant now() {
        return time.instant();
    }

    long personId() {
        return FIRST_PERSON + people++;
    }

    long botId() {
        return FIRST_BOT + machines++;
    }

    Room newGroup() {
        return add(new Room(FIRST_GROUP - groups++, RoomType.GROUP, 0));
    }

    Room newSupergroup() {
        return add(new Room(FIRST_SUPERGROUP - supergroups++, RoomType.SUPERGROUP, 0));
    }

    /** The private chat of a bot and a person, opened if need be. */
    Room talk(long botId, long personId) {
        return talkIfAny(botId, personId).orElseGet(() -> {
            Room room = new Room(personId, RoomType.PRIVATE, botId);
            room.members.put(botId, Membership.MEMBER);
            room.members.put(personId, Membership.MEMBER);
            return add(room);
        });
    }

    Optional<Room> talkIfAny(long botId, long personId) {
        return Optional.ofNullable(rooms.get(botId + "/" + personId));
    }

    /** A group or supergroup. */
    Optional<Room> group(long id) {
        return Optional.ofNullable(rooms.get(Long.toString(id)));
    }

    Optional<Room> publicGroup(String username) {
        return rooms.values().stream()
                .filter(room -> username.equalsIgnoreCase(room.username))
                .findFirst();
    }

    Account account(long id) {
        Account account = accounts.get(id);
        if (account == null) {
            throw new IllegalArgumentException("nobody in Telegram has the id " + id);
        }
        return account;
    }

    BotState bot(long id) {
        BotState bot = bots.get(id);
        if (bot == null) {
            throw new IllegalArgumentException("no bot has the id " + id);
        }
        return bot;
    }

    Optional<BotState> byToken(String token) {
        return bots.values().stream().filter(bot -> bot.token.equals(token)).findFirst();
    }

    void add(Account account) {
        String username = account.username();
        if (username != null
                && accounts.values().stream().anyMatch(other -> username.equalsIgnoreCase(other.username()))) {
            throw new IllegalArgumentException("username " + username + " is taken");
        }
        accounts.put(account.id(), account);
        touch("user:" + account.id());
    }

    void replace(Account account) {
        accounts.put(account.id(), account);
        touch("user:" + account.id());
    }

    private Room add(Room room) {
        rooms.put(room.key(), room);
        touch("chat:" + room.id);
        return room;
    }

    /** The bots that are in a chat. */
    Stream<BotState> botsIn(Room room) {
        return bots.values().stream().filter(bot -> room.membership(bot.id).inside());
    }

    @Nullable
    Post post(Room room, int messageId) {
        Post post = room.posts.get(messageId);
        return post == null || post.deleted ? null : post;
    }

    /** A string of letters and digits. */
    String random(int length) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(dice.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    /** A positive number of 18 or 19 digits, as ids of presses and albums are. */
    String bigNumber() {
        return String.format(Locale.ROOT, "%d", dice.nextLong(1_000_000_000_000_000_000L, Long.MAX_VALUE));
    }
}
