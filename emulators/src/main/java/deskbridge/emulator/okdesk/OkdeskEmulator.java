package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.EmulatedServer;
import deskbridge.emulator.Emulator;
import deskbridge.emulator.Faults;
import deskbridge.emulator.Journal;
import deskbridge.emulator.WebhookSender;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A whole Okdesk account on a loopback port. Runs from construction until {@link #close()}; thread-safe. It is empty:
 * fill it through {@link #setup()}, or start from {@link #seeded(int, InstantSource)}.
 */
public final class OkdeskEmulator implements Emulator<Long> {
    private final Account account;
    private final OkdeskHooks hooks = new OkdeskHooks();
    private final WebhookSender sender;
    private final Changes changes;
    private final Writes writes;
    private final OkdeskSetup setup;
    private final OkdeskReader reader;
    private final EmulatedServer server;

    /**
     * Starts, without people and statuses.
     *
     * @param port 0 for any free one
     */
    public OkdeskEmulator(int port, InstantSource time) {
        account = new Account(time);
        sender = new WebhookSender("okdesk", time);
        // Whether Okdesk tries again is not known (facts: okdesk §6.4).
        sender.retryAfter();
        Rights rights = new Rights(account);
        changes = new Changes(account, hooks, sender);
        writes = Writes.of(account, rights, changes);
        Storage storage = new Storage(account, this::root);
        Portal portal = new Portal(account, this::root);
        Routes routes = new Routes();
        new IssueRoutes(writes).register(routes);
        new CommentRoutes(writes.comments(), storage).register(routes);
        new ClientRoutes(new ClientWrites(account, rights, changes)).register(routes);
        new PeopleRoutes(portal).register(routes);
        setup = new OkdeskSetup(account);
        reader = new OkdeskReader(account);
        OkdeskApi api = new OkdeskApi(account, rights, routes, storage, portal, sender);
        server = new EmulatedServer("okdesk", port, time, api);
    }

    /** Starts with the people, companies and keys of {@link OkdeskSeed}. */
    public static OkdeskEmulator seeded(int port, InstantSource time) {
        OkdeskEmulator emulator = new OkdeskEmulator(port, time);
        OkdeskSeed.plant(emulator.setup());
        return emulator;
    }

    /** Starts on a free port with the people, companies and keys of {@link OkdeskSeed}. */
    public static OkdeskEmulator seeded(InstantSource time) {
        return seeded(0, time);
    }

    private URI root() {
        return server.uri();
    }

    /** The base address of the API, ending in {@code /api/v1}. */
    public URI url() {
        return URI.create(root() + OkdeskApi.BASE);
    }

    /** The address of the pages for people; an issue's card is at {@code /issues/…} below it. */
    public URI portalUrl() {
        return root();
    }

    /** The script of what goes wrong with calls of API, storage and portal. */
    @Override
    public Faults faults() {
        return server.faults();
    }

    /** The calls received and answered; their queries hold keys. */
    @Override
    public Journal journal() {
        return server.journal();
    }

    /**
     * The sender of webhooks: its script of faults, its attempts, waiting until it is idle. Failed posts are not
     * repeated until {@link WebhookSender#retryAfter} says so.
     */
    @Override
    public WebhookSender webhooks() {
        return sender;
    }

    /** Where webhooks go and what they look like; nowhere at first. */
    public OkdeskHooks hooks() {
        return hooks;
    }

    /** Switches of the account. */
    public OkdeskSettings settings() {
        return account.settings;
    }

    /** Fills the account. */
    public OkdeskSetup setup() {
        return setup;
    }

    /** What the account holds. */
    public OkdeskReader state() {
        return reader;
    }

    /**
     * An employee at work, by login.
     *
     * @throws IllegalArgumentException when there is no such employee
     */
    public OkdeskAgent agent(String login) {
        long id = account.locked(() -> account.employeeWithLogin(login)
                .orElseThrow(() -> new IllegalArgumentException("the emulated Okdesk has no employee " + login))
                .id());
        return new OkdeskAgent(new Desk(account, writes, Actor.employee(id)));
    }

    /**
     * A contact in the portal.
     *
     * @throws IllegalArgumentException when there is no such contact
     */
    public OkdeskRequester requester(long contactId) {
        long id = account.locked(() -> account.contact(contactId).id);
        return new OkdeskRequester(new Desk(account, writes, Actor.contact(id)));
    }

    /** Posts a webhook with any body, in the lane of no issue: what the account never sends of itself. */
    public void sends(String label, JsonNode body) {
        changes.post(label, label, body);
    }

    /** Tells the id of every issue that changes, after the change and outside of any lock. */
    @Override
    public void onChange(Consumer<Long> listener) {
        account.listen(listener);
    }

    /**
     * Waits, in real time, for something to appear; asks anew after every change of the account.
     *
     * @param value asks this emulator's reader, and must not block otherwise
     * @return empty when the time is over
     */
    public <T> Optional<T> await(Duration patience, Supplier<Optional<T>> value) {
        return account.await(patience, value);
    }

    /** Waits, in real time, until an issue has a comment that is meant; the first such comment. */
    public Optional<OkdeskComment> awaitComment(long issueId, Predicate<OkdeskComment> meant, Duration patience) {
        return await(
                patience, () -> reader.comments(issueId).stream().filter(meant).findFirst());
    }

    /** Waits, in real time, until there is an issue that is meant; the first such issue. */
    public Optional<OkdeskIssue> awaitIssue(Predicate<OkdeskIssue> meant, Duration patience) {
        return await(patience, () -> reader.issues().stream().filter(meant).findFirst());
    }

    @Override
    public void reachable(boolean on) {
        server.reachable(on);
    }

    /** Stops; unsent webhooks are dropped. */
    @Override
    public void close() {
        server.close();
        sender.close();
    }
}
