package deskbridge.demo.world;

import deskbridge.emulator.pachca.Bot;
import deskbridge.emulator.pachca.PachcaEmulator;
import deskbridge.emulator.tracker.TrackerEmulator;
import deskbridge.emulator.tracker.TrackerUser;
import deskbridge.emulator.yandex360.Yandex360Emulator;
import deskbridge.texts.Texts;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicLong;

/** An emulated Pachca, Tracker and directory on loopback, with people, two chats and a queue. Lives until closed; thread-safe. */
public final class World implements AutoCloseable {
    /** The queue that requests go to. */
    public static final String QUEUE = "SERVICEDESK";

    /** Login of the account the hub works under in the desk. */
    public static final String ROBOT = "deskbridge-robot";

    private static final String ORG_ID = "7700123";

    private static final String ROBOT_TOKEN = "y0_sandbox-deskbridge-robot";
    private static final String DIRECTORY_TOKEN = "y0_sandbox-directory";
    private static final String TRIGGER_SECRET = "sandbox-trigger-secret";
    private static final String FIELD_PREFIX = "66f0c1d2e3a4b5c6d7e8f901";

    private final PachcaEmulator pachca;
    private final TrackerEmulator tracker;
    private final Yandex360Emulator directory;
    private final List<Actor> actors;
    private final Bot bot;
    private final List<Long> chats;
    private final AtomicLong changes = new AtomicLong();

    /**
     * Starts everything on free ports.
     *
     * @param language of people's and chats' names
     */
    public World(InstantSource time, Locale language) {
        Texts texts = Texts.beside(World.class, language);
        pachca = new PachcaEmulator(time);
        tracker = new TrackerEmulator(0, time);
        directory = new Yandex360Emulator(0, time, ORG_ID);
        directory.token(DIRECTORY_TOKEN, Yandex360Emulator.READ_USERS, Yandex360Emulator.READ_DEPARTMENTS);
        actors = new Cast(texts).enter(pachca.administrator(), tracker.setup(), directory);
        bot = pachca.administrator().addBot("deskbridge", texts.get("bot.name"));
        bot.keepsHistory(true);
        Long[] others = actors.stream().skip(1).map(Actor::userId).toArray(Long[]::new);
        chats = List.of(openChat(texts.get("chat.support"), others), openChat(texts.get("chat.office"), others));
        tracker.setup()
                .organisation(ORG_ID, ORG_ID)
                .user(TrackerUser.of("8000000000000001", ROBOT, texts.get("bot.name"), "", ROBOT + "@example.org"))
                .token(ROBOT_TOKEN, ROBOT)
                .queue(QUEUE, texts.get("queue.name"), ROBOT, FIELD_PREFIX)
                .localField(QUEUE, "pachcaUserId")
                .localField(QUEUE, "pachcaChatId")
                .localField(QUEUE, "pachcaMessageId");
        pachca.onChange(what -> changes.incrementAndGet());
        tracker.onChange(key -> changes.incrementAndGet());
    }

    private long openChat(String name, Long... others) {
        long chat = pachca.administrator().addChat(name, actors.getFirst().userId(), others);
        pachca.person(actors.getFirst().userId()).adds(chat, bot.userId());
        return chat;
    }

    /** The messenger. */
    public PachcaEmulator pachca() {
        return pachca;
    }

    /** The desk. */
    public TrackerEmulator tracker() {
        return tracker;
    }

    /** Everybody a visitor can be; requesters first. */
    public List<Actor> actors() {
        return actors;
    }

    /**
     * One of them.
     *
     * @throws NoSuchElementException when nobody has this id
     */
    public Actor actor(long userId) {
        return actors.stream()
                .filter(actor -> actor.userId() == userId)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("nobody here has the id " + userId));
    }

    /** The hub's bot. */
    public Bot bot() {
        return bot;
    }

    /** The chats that take requests. */
    public List<Long> chats() {
        return chats;
    }

    /** Rises with every change in messenger or desk. */
    public long changes() {
        return changes.get();
    }

    /** What the hub needs to know to work here, as variables of its environment. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("PACHCA_API_TOKEN", bot.token());
        settings.put("PACHCA_API_URL", pachca.apiUri().toString());
        settings.put("PACHCA_WEBHOOK_SECRET", bot.signingSecret());
        settings.put("PACHCA_EMAIL_DOMAIN", "example.org");
        settings.put("TRACKER_API_TOKEN", ROBOT_TOKEN);
        settings.put("TRACKER_API_URL", tracker.uri().toString());
        settings.put("TRACKER_ORG_ID", ORG_ID);
        settings.put("TRACKER_QUEUE", QUEUE);
        settings.put("TRACKER_WEBHOOK_SECRET", TRIGGER_SECRET);
        settings.put("Y360_OAUTH", DIRECTORY_TOKEN);
        settings.put("Y360_ORG_ID", ORG_ID);
        settings.put("Y360_API_URL", directory.uri().toString());
        return settings;
    }

    /** Points the bot's webhooks and the queue's triggers at a hub. */
    public void pointAt(URI hub) {
        bot.webhookUrl(hub.resolve("/webhooks/pachca"));
        tracker.triggers().removeAll();
        tracker.triggers().installDeskbridge(hub.resolve("/webhooks/tracker"), TRIGGER_SECRET);
    }

    @Override
    public void close() {
        pachca.close();
        tracker.close();
        directory.close();
    }
}
