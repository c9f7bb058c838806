package deskbridge.demo.world;

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

/** Two emulated messengers, two desks and a directory on loopback, with the people in them. Lives until closed; thread-safe. */
public final class World implements AutoCloseable {
    private static final String DIRECTORY_TOKEN = "y0_sandbox-directory";

    private final Pachca pachca;
    private final Telegram telegram;
    private final Tracker tracker;
    private final Okdesk okdesk;
    private final Yandex360Emulator directory;
    private final List<Actor> actors;
    private final AtomicLong changes = new AtomicLong();

    /**
     * Starts everything on free ports.
     *
     * @param language of people's and chats' names
     */
    public World(InstantSource time, Locale language) {
        Texts texts = Texts.beside(World.class, language);
        Cast cast = new Cast(texts);
        pachca = new Pachca(cast, texts, time);
        telegram = new Telegram(cast, texts, time);
        tracker = new Tracker(cast, texts, time);
        okdesk = new Okdesk(cast, texts, time);
        directory = new Yandex360Emulator(0, time, Tracker.ORG_ID);
        directory.token(DIRECTORY_TOKEN, Yandex360Emulator.READ_USERS, Yandex360Emulator.READ_DEPARTMENTS);
        actors = cast.enter(directory, pachca.people());
        systems().forEach(system -> system.onChange(changes::incrementAndGet));
    }

    /** The messenger of the office. */
    public Pachca pachca() {
        return pachca;
    }

    /** The messenger of the customers. */
    public Telegram telegram() {
        return telegram;
    }

    /** The desk of the office. */
    public Tracker tracker() {
        return tracker;
    }

    /** The desk for the customers. */
    public Okdesk okdesk() {
        return okdesk;
    }

    /** Both messengers. */
    public List<Messenger> messengers() {
        return List.of(pachca, telegram);
    }

    /** Both desks. */
    public List<Desk> desks() {
        return List.of(tracker, okdesk);
    }

    /** Messengers and desks. */
    public List<RemoteSystem> systems() {
        return List.of(pachca, telegram, tracker, okdesk);
    }

    /** Everybody a visitor can be in the office; requesters first. */
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

    /** Rises with every change in a messenger or a desk. */
    public long changes() {
        return changes.get();
    }

    /** What the hub needs to know to work here, as variables of its environment. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        systems().forEach(system -> settings.putAll(system.settings()));
        settings.put("Y360_OAUTH", DIRECTORY_TOKEN);
        settings.put("Y360_ORG_ID", Tracker.ORG_ID);
        settings.put("Y360_API_URL", directory.uri().toString());
        return settings;
    }

    /** What no variable can say, as a configuration file: where Okdesk keeps the chat that a ticket came from. */
    public String configuration() {
        return "connections:\n  okdesk:\n    origin-parameter: " + Okdesk.ORIGIN + "\n";
    }

    /** Points everything that sends webhooks at a hub. */
    public void pointAt(URI hub) {
        systems().forEach(system -> system.pointAt(hub));
    }

    @Override
    public void close() {
        systems().forEach(RemoteSystem::close);
        directory.close();
    }
}
