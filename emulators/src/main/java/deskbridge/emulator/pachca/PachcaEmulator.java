package deskbridge.emulator.pachca;

import deskbridge.emulator.Body;
import deskbridge.emulator.EmulatedServer;
import deskbridge.emulator.Emulator;
import deskbridge.emulator.Faults;
import deskbridge.emulator.Journal;
import deskbridge.emulator.WebhookSender;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * An emulated Pachca workspace on the loopback interface: it answers the REST API, sends webhooks to bots, and lets people
 * act. Used by tests, the chaos run and the demo. Thread-safe; readers return copies.
 */
public final class PachcaEmulator implements Emulator<String> {
    private final Workspace workspace;
    private final Storage storage;
    private final WebhookSender sender;
    private final Messaging messaging;
    private final Views views;
    private final Submissions submissions;
    private final Administrator administrator;
    private final EmulatedServer server;

    /** Runs on a free port. */
    public PachcaEmulator(InstantSource time) {
        this(0, time);
    }

    /** Runs on the given port, 0 for any free one, until closed. */
    public PachcaEmulator(int port, InstantSource time) {
        workspace = new Workspace(time);
        storage = new Storage(workspace, this::root);
        sender = new WebhookSender("pachca", time);
        Hooks hooks = new Hooks(workspace, sender);
        messaging = new Messaging(workspace, hooks);
        views = new Views(workspace, hooks);
        submissions = new Submissions(workspace, views, storage, sender);
        administrator = new Administrator(workspace, hooks);
        Wire wire = new Wire(workspace, storage);
        Api api = new Api(workspace, storage, new RateLimits(workspace));
        new MessageEndpoints(workspace, messaging, new Drafts(workspace, storage), wire).addTo(api);
        new ThreadEndpoints(workspace, messaging, wire).addTo(api);
        new ChatEndpoints(workspace, messaging, wire).addTo(api);
        new UserEndpoints(workspace, wire).addTo(api);
        new BotEndpoints(workspace, views, storage).addTo(api);
        server = new EmulatedServer("pachca", port, time, api::handle);
    }

    private URI root() {
        return server.uri();
    }

    /** The base address of the REST API, ending in {@code /api/shared/v1}. */
    public URI apiUri() {
        return URI.create(server.uri() + Api.BASE);
    }

    @Override
    public Journal journal() {
        return server.journal();
    }

    /** What goes wrong with calls of the API and the storage. */
    @Override
    public Faults faults() {
        return server.faults();
    }

    /** The sender of webhooks: retries, script of faults, attempts, waiting until idle. */
    @Override
    public WebhookSender webhooks() {
        return sender;
    }

    /** Switches of the workspace. */
    public PachcaSettings settings() {
        return workspace.settings;
    }

    /** Sets the workspace up. */
    public Administrator administrator() {
        return administrator;
    }

    /** The actions of one person. */
    public Person person(long userId) {
        workspace.locked(() -> workspace.user(userId));
        return new Person(userId, workspace, messaging, views, storage, submissions);
    }

    /** Tells after every change what changed, for example {@code message:154332601}; the listener must not block. */
    @Override
    public void onChange(Consumer<String> listener) {
        workspace.listen(listener);
    }

    /** Messages of a chat (also of a thread's chat), oldest first, deleted ones included. */
    public List<Message> messages(long chatId) {
        return workspace.locked(
                () -> workspace.room(chatId).posts.stream().map(Message::of).toList());
    }

    /** Messages of the thread that hangs off a message, oldest first; empty when there is none. */
    public List<Message> threadMessages(long messageId) {
        return workspace.locked(() -> {
            Topic topic = workspace.post(messageId).topic;
            return topic == null
                    ? List.<Message>of()
                    : topic.room.posts.stream().map(Message::of).toList();
        });
    }

    /**
     * Waits, in real time, for something to appear; asks anew after every change of the workspace.
     *
     * @param value asks this emulator's readers, and must not block otherwise
     * @return empty when the time is over
     */
    public <T> Optional<T> await(Duration patience, Supplier<Optional<T>> value) {
        return workspace.await(patience, value);
    }

    /** Waits, in real time, until a chat holds a message that is meant; the first such message. */
    public Optional<Message> awaitMessage(long chatId, Predicate<Message> meant, Duration patience) {
        return await(patience, () -> messages(chatId).stream().filter(meant).findFirst());
    }

    /** Waits, in real time, until the thread of a message holds a message that is meant; the first such message. */
    public Optional<Message> awaitThreadMessage(long messageId, Predicate<Message> meant, Duration patience) {
        return await(
                patience, () -> threadMessages(messageId).stream().filter(meant).findFirst());
    }

    /** One message. */
    public Message message(long messageId) {
        return workspace.locked(() -> Message.of(workspace.post(messageId)));
    }

    /** The content of a file. */
    public Body fileContent(String key) {
        return workspace.locked(() -> storage.content(key));
    }

    /** Forms that are open on a person's screen, oldest first. */
    public List<OpenedView> openedViews(long userId) {
        return workspace.locked(() -> views.openedBy(userId));
    }

    /** Everybody, bots included. */
    public List<User> users() {
        return workspace.locked(() -> List.copyOf(workspace.users.values()));
    }

    /** The bots. */
    public List<Bot> bots() {
        return workspace.locked(() -> List.copyOf(workspace.bots.values()));
    }

    /** Every chat, those of threads and direct ones included. */
    public List<Chat> chats() {
        return workspace.locked(
                () -> workspace.rooms.values().stream().map(Chat::of).toList());
    }

    /** One chat. */
    public Chat chat(long chatId) {
        return workspace.locked(() -> Chat.of(workspace.room(chatId)));
    }

    /** The chat of the thread that hangs off a message, if there is one. */
    public Optional<Chat> threadChat(long messageId) {
        return workspace.locked(
                () -> Optional.ofNullable(workspace.post(messageId).topic).map(topic -> Chat.of(topic.room)));
    }

    /** The direct chat of two, if they have one. */
    public Optional<Chat> directChat(long userId, long otherId) {
        return workspace.locked(() -> workspace.direct(userId, otherId).map(Chat::of));
    }

    @Override
    public void reachable(boolean on) {
        server.reachable(on);
    }

    /** Stops; unsent webhooks are dropped. */
    @Override
    public void close() {
        sender.close();
        server.close();
    }
}
