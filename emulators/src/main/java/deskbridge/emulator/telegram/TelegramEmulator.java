package deskbridge.emulator.telegram;

import deskbridge.emulator.EmulatedServer;
import deskbridge.emulator.Emulator;
import deskbridge.emulator.Faults;
import deskbridge.emulator.Journal;
import deskbridge.emulator.WebhookSender;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An emulated Telegram on the loopback interface: it answers the Bot API, delivers updates by long polling and by webhook,
 * serves files, and lets people act. Used by tests, the chaos run and the demo. Thread-safe; readers return copies.
 */
public final class TelegramEmulator implements Emulator<String> {
    private static final Duration WEBHOOK_TIMEOUT = Duration.ofSeconds(60);
    private static final long SEED = 20_260_302;

    private final Realm realm;
    private final WebhookSender sender;
    private final Crowd crowd;
    private final List<TelegramGroup> groups = new CopyOnWriteArrayList<>();
    private final EmulatedServer server;

    /** Runs on a free port. */
    public TelegramEmulator(InstantSource time) {
        this(0, time);
    }

    /** Runs on the given port, 0 for any free one, until closed; ids are the same in every run. */
    public TelegramEmulator(int port, InstantSource time) {
        this(port, time, new Random(SEED));
    }

    /** The same with ids and tokens drawn from the generator. */
    public TelegramEmulator(int port, InstantSource time, RandomGenerator dice) {
        realm = new Realm(time, dice);
        Files files = new Files(realm);
        Wire wire = new Wire(realm, files);
        sender = new WebhookSender("telegram", time, WEBHOOK_TIMEOUT);
        Pushes pushes = new Pushes(realm, sender);
        Feed feed = new Feed(realm, wire, pushes);
        Messaging messaging = new Messaging(realm, feed);
        Uploads uploads = new Uploads(realm, files);
        crowd = new Crowd(realm, feed, messaging, uploads, wire);
        Recipients recipients = new Recipients(realm);
        Api api = new Api(realm, files);
        pushes.executeRepliesBy(api::reply);
        new UpdateMethods(realm, pushes).addTo(api);
        new BotMethods(realm, files, recipients, wire).addTo(api);
        new ChatMethods(realm, recipients, messaging, wire).addTo(api);
        new EditMethods(realm, recipients, messaging, wire).addTo(api);
        Outgoing outgoing = new Outgoing(realm, recipients, messaging, wire);
        new SendMethods(uploads, outgoing).addTo(api);
        new AlbumMethods(uploads, outgoing).addTo(api);
        new CopyMethods(realm, recipients, outgoing).addTo(api);
        server = new EmulatedServer("telegram", port, time, api::handle);
    }

    /** The root address, without a trailing slash; what a bot's program uses instead of {@code https://api.telegram.org}. */
    public URI url() {
        return server.uri();
    }

    @Override
    public Journal journal() {
        return server.journal();
    }

    /** What goes wrong with calls; {@link TelegramFaults} has Telegram's own refusals. */
    @Override
    public Faults faults() {
        return server.faults();
    }

    /** The sender of webhooks: script of faults, attempts, waiting until idle; retries follow Telegram's plan. */
    @Override
    public WebhookSender webhooks() {
        return sender;
    }

    /** Switches. */
    public TelegramSettings settings() {
        return realm.settings;
    }

    /** Creates a bot, as BotFather does. */
    public TelegramBot addBot(String username, String name) {
        return realm.locked(() -> {
            long id = realm.botId();
            realm.add(new Account(id, true, name, null, username, null, null, false));
            BotState state = new BotState(id, id + ":" + realm.random(35), realm.dice, realm.now());
            realm.bots.put(id, state);
            return new TelegramBot(realm, crowd.feed(), state);
        });
    }

    /** Somebody joins Telegram without a last name and a username, with a Russian app and a phone number of their own. */
    public TelegramPerson addPerson(String firstName) {
        return addPerson(firstName, null, null, "ru", null);
    }

    /**
     * Somebody joins Telegram.
     *
     * @param phone digits as the service keeps them, for example {@code 79990000001}; null for one of their own
     * @throws IllegalArgumentException when the username is taken
     */
    public TelegramPerson addPerson(
            String firstName,
            @Nullable String lastName,
            @Nullable String username,
            @Nullable String languageCode,
            @Nullable String phone) {
        return realm.locked(() -> {
            long id = realm.personId();
            String number = phone == null ? "7999" + String.format(Locale.ROOT, "%07d", id % 10_000_000) : phone;
            realm.add(new Account(id, false, firstName, lastName, username, languageCode, number, false));
            return new TelegramPerson(id, crowd);
        });
    }

    /** The owner creates an ordinary group. */
    public TelegramGroup addGroup(String title, TelegramPerson owner) {
        return addRoom(realm::newGroup, title, owner, false);
    }

    /** The owner creates a supergroup. */
    public TelegramGroup addSupergroup(String title, TelegramPerson owner) {
        return addRoom(realm::newSupergroup, title, owner, false);
    }

    /** The owner creates a supergroup with topics. */
    public TelegramGroup addForum(String title, TelegramPerson owner) {
        return addRoom(realm::newSupergroup, title, owner, true);
    }

    private TelegramGroup addRoom(Supplier<Room> kind, String title, TelegramPerson owner, boolean forum) {
        return realm.locked(() -> {
            Room room = kind.get();
            room.forum = forum;
            room.title = title;
            room.members.put(owner.id(), Membership.CREATOR);
            TelegramGroup group = new TelegramGroup(owner.id(), room, crowd);
            groups.add(group);
            return group;
        });
    }

    /** The bots, in the order of their creation. */
    public List<TelegramBot> bots() {
        return realm.locked(() -> realm.bots.values().stream()
                .map(state -> new TelegramBot(realm, crowd.feed(), state))
                .toList());
    }

    /** The people, in the order of their joining. */
    public List<TelegramPerson> people() {
        return realm.locked(() -> realm.accounts.values().stream()
                .filter(account -> !account.bot())
                .map(account -> new TelegramPerson(account.id(), crowd))
                .toList());
    }

    /** The groups, supergroups and forums, in the order of their creation. */
    public List<TelegramGroup> groups() {
        return List.copyOf(groups);
    }

    /** Tells after every change what changed, for example {@code message:…}; the listener must not block. */
    @Override
    public void onChange(Consumer<String> listener) {
        realm.listen(listener);
    }

    /**
     * Waits, in real time, for something to appear; asks anew after every change.
     *
     * @param value asks this emulator's readers, and must not block otherwise
     * @return empty when the time is over
     */
    public <T> Optional<T> await(Duration patience, Supplier<Optional<T>> value) {
        return realm.await(patience, value);
    }

    @Override
    public void reachable(boolean on) {
        server.reachable(on);
    }

    /** Stops; unsent webhooks are dropped and held polls lose their connections. */
    @Override
    public void close() {
        sender.close();
        server.close();
    }
}
