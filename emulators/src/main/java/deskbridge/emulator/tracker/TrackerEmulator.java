package deskbridge.emulator.tracker;

import deskbridge.emulator.EmulatedServer;
import deskbridge.emulator.Emulator;
import deskbridge.emulator.Faults;
import deskbridge.emulator.Journal;
import deskbridge.emulator.WebhookSender;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * A whole Yandex Tracker organisation on a loopback port. Runs from construction until {@link #close()}; thread-safe.
 * It is empty but for the robot that executes triggers: fill it through {@link #setup()}, or start from {@link
 * #seeded(InstantSource)}.
 */
public final class TrackerEmulator implements Emulator<String> {
    private final Organisation organisation;
    private final WebhookSender webhooks;
    private final EmulatedServer server;
    private final TrackerAgent.Writes writes;
    private final Edits edits;
    private final TrackerSetup setup;
    private final TrackerReader reader;
    private final TrackerTriggers triggers;

    /**
     * Starts.
     *
     * @param port 0 for any free one
     */
    public TrackerEmulator(int port, InstantSource time) {
        organisation = new Organisation(time);
        organisation.people().put(TriggerRunner.ROBOT);
        webhooks = new WebhookSender("tracker", time);
        webhooks.retryAfter();
        FieldReader fields = new FieldReader(organisation);
        FormReader forms = new FormReader(fields);
        SearchIndex index = new SearchIndex();
        TriggerRunner runner =
                new TriggerRunner(organisation, new TriggerConditions(fields, organisation.people()), webhooks);
        edits = new Edits(organisation, index, runner);
        FileWrites files = new FileWrites(organisation);
        CommentWrites comments = new CommentWrites(organisation, files, edits);
        IssueWrites issues = new IssueWrites(organisation, forms, files, edits);
        TransitionWrites transitions = new TransitionWrites(forms, comments, edits);
        writes = new TrackerAgent.Writes(issues, comments, transitions, files);

        IssueRoutes issueRoutes = new IssueRoutes(issues, transitions);
        Routes routes = new Routes();
        issueRoutes.register(routes);
        new CommentRoutes(comments).register(routes);
        new AttachmentRoutes(files, issues).register(routes);
        new SearchRoutes(fields, index).register(routes);
        new HistoryRoutes(webhooks).register(routes);
        new LinkRoutes(edits).register(routes);
        new BulkRoutes(issues, transitions).register(routes);
        new TriggerRoutes(runner).register(routes);
        DictionaryRoutes.register(routes);
        QueueRoutes.register(routes);
        UserRoutes.register(routes);
        Credentials credentials = new Credentials(organisation.people(), TrackerSeed.ORG_ID, TrackerSeed.CLOUD_ORG_ID);
        TrackerApi api = new TrackerApi(organisation, credentials, routes);

        setup = new TrackerSetup(
                organisation, credentials, new TrackerSetup.Switches(fields, files, index, runner, issueRoutes, api));
        reader = new TrackerReader(organisation);
        triggers = new TrackerTriggers(organisation, runner);
        server = new EmulatedServer("tracker", port, time, api);
    }

    /** Starts on a free port with the people, tokens and queues of {@link TrackerSeed}. */
    public static TrackerEmulator seeded(InstantSource time) {
        TrackerEmulator emulator = new TrackerEmulator(0, time);
        TrackerSeed.plant(emulator.setup());
        return emulator;
    }

    /** The root address; the API is below {@code /v2} and {@code /v3}. */
    public URI uri() {
        return server.uri();
    }

    /** The script of what goes wrong with API calls. */
    @Override
    public Faults faults() {
        return server.faults();
    }

    @Override
    public Journal journal() {
        return server.journal();
    }

    /**
     * The sender of trigger webhooks: its faults, its attempts, waiting until it is idle. Failed posts are not
     * repeated.
     */
    @Override
    public WebhookSender webhooks() {
        return webhooks;
    }

    /** Seeds and switches. */
    public TrackerSetup setup() {
        return setup;
    }

    /** What the emulator holds. */
    public TrackerReader state() {
        return reader;
    }

    /** Installs triggers. */
    public TrackerTriggers triggers() {
        return triggers;
    }

    /**
     * A person at work, by login.
     *
     * @throws IllegalArgumentException when there is no such user
     */
    public TrackerAgent agent(String login) {
        String uid = organisation.locked(() -> organisation
                .people()
                .find(login)
                .orElseThrow(() -> new IllegalArgumentException("the emulated Tracker has no user " + login))
                .uid());
        return new TrackerAgent(organisation, writes, uid);
    }

    /** A comment made by an automatic action: triggers see it as {@code generatedComment}. Returns its id. */
    public long generatesComment(String key, String text) {
        return organisation.locked(() -> {
            Edit edit = edits.begin(issue(key), TriggerRunner.ROBOT, "IssueCommentAdded", true);
            Comment comment = writes.comments().create(edit, text, true);
            edit.addComment(comment);
            edits.commit(edit);
            return comment.id;
        });
    }

    /** A letter of this user (login) arrives as a comment of an issue. Returns its id. */
    public long receivesMail(String key, String login, String text) {
        return organisation.locked(() -> {
            TrackerUser sender = organisation
                    .people()
                    .find(login)
                    .orElseThrow(() -> new IllegalArgumentException("the emulated Tracker has no user " + login));
            Edit edit = edits.begin(issue(key), sender, "IssueCommentAdded", true);
            Comment comment = writes.comments().create(edit, text, false);
            comment.type = "incoming";
            comment.transport = "email";
            edit.addComment(comment);
            edits.commit(edit);
            return comment.id;
        });
    }

    private Issue issue(String key) {
        return organisation
                .issue(key)
                .orElseThrow(() -> new IllegalArgumentException("the emulated Tracker has no issue " + key));
    }

    /** Tells the key of every issue that changes, after the change and outside of any lock. */
    @Override
    public void onChange(Consumer<String> listener) {
        organisation.listen(listener);
    }

    @Override
    public void reachable(boolean on) {
        server.reachable(on);
    }

    @Override
    public void close() {
        server.close();
        webhooks.close();
    }
}
