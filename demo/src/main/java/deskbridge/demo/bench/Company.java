package deskbridge.demo.bench;

import deskbridge.emulator.pachca.Bot;
import deskbridge.emulator.pachca.Message;
import deskbridge.emulator.pachca.PachcaEmulator;
import deskbridge.emulator.pachca.Person;
import deskbridge.emulator.tracker.TrackerEmulator;
import deskbridge.emulator.tracker.TrackerIssue;
import deskbridge.emulator.tracker.TrackerSeed;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An emulated company with a Tracker and a Pachca of many chats, each with a bot and a connection of its own: Pachca lets one
 * token read ten times a second, and the hub keeps to that. The emulators answer at once.
 */
final class Company implements AutoCloseable {

    private static final String TRIGGER_SECRET = "bench-trigger-secret";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final PachcaEmulator pachca = new PachcaEmulator(InstantSource.system());
    private final TrackerEmulator tracker = TrackerEmulator.seeded(InstantSource.system());
    private final Person writer;
    private final List<Bot> bots = new ArrayList<>();
    private final List<Long> chats = new ArrayList<>();
    private int begun;

    Company(int connections) {
        pachca.settings().rateLimits(false);
        writer = pachca.person(pachca.administrator()
                .addPerson("ivan", "Иван", "Петров", "ivan.petrov@example.org", "Продажи")
                .id());
        for (int i = 0; i < connections; i++) {
            Bot bot = pachca.administrator().addBot("desk" + i, "Deskbridge " + i);
            bot.hearsAllMessages();
            bot.keepsHistory(true);
            bots.add(bot);
            chats.add(pachca.administrator().addChat("Поддержка " + i, writer.id(), bot.userId()));
        }
    }

    /** A conversation: the message that asked, and the ticket. */
    record Talk(long request, String ticket) {}

    PachcaEmulator pachca() {
        return pachca;
    }

    TrackerEmulator tracker() {
        return tracker;
    }

    Person writer() {
        return writer;
    }

    /** The hub's settings, as {@code deskbridge.yaml}. */
    String settings() {
        var yaml = new StringBuilder("connections:\n");
        var routes = new ArrayList<String>();
        for (int i = 0; i < bots.size(); i++) {
            yaml.append("  p%d: {type: pachca, token: %s, signing-secret: %s, url: '%s'}%n"
                    .formatted(i, bots.get(i).token(), bots.get(i).signingSecret(), pachca.apiUri()));
            routes.add("p" + i + "=tracker");
        }
        yaml.append("  tracker: {token: %s, org-id: '%s', webhook-secret: %s, url: '%s'}%n"
                .formatted(TrackerSeed.ROBOT_TOKEN, TrackerSeed.ORG_ID, TRIGGER_SECRET, tracker.uri()));
        return yaml.append("routes: ").append(routes).append('\n').toString();
    }

    void pointAt(int port) {
        pointAt(URI.create("http://127.0.0.1:" + port));
    }

    void pointAt(URI hub) {
        for (int i = 0; i < bots.size(); i++) {
            bots.get(i).webhookUrl(hub.resolve("/webhooks/p" + i));
        }
        tracker.triggers().removeAll();
        tracker.triggers().installDeskbridge(hub.resolve("/webhooks/tracker"), TRIGGER_SECRET);
    }

    /** Begins conversations, evenly over the chats, and waits until each has its ticket and its card. */
    List<Talk> begin(int count) throws InterruptedException {
        Map<String, Long> requests = new HashMap<>();
        for (int i = 0; i < count; i++) {
            String subject = "Заявка " + begun++;
            requests.put(subject, writer.writes(chats.get(i % chats.size()), subject));
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!requests.values().stream().allMatch(this::hasCard)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the requests did not become tickets");
            }
            Thread.sleep(Duration.ofMillis(50));
        }
        var talks = new ArrayList<Talk>();
        for (TrackerIssue issue : tracker.state().issues()) {
            Long request = requests.get(issue.summary());
            if (request != null) {
                talks.add(new Talk(request, issue.key()));
            }
        }
        return talks;
    }

    private boolean hasCard(long request) {
        return pachca.threadMessages(request).stream().map(Message::content).anyMatch(text -> text.contains("🎫"));
    }

    /** The requester asks something new, in one of the chats. */
    void asks(int chat, String words) {
        writer.writes(chats.get(chat % chats.size()), words);
    }

    /** The agent comments a ticket. */
    void agentComments(Talk talk, String words) {
        tracker.agent(TrackerSeed.AGENT).comments(talk.ticket(), words);
    }

    /** Calls of both APIs so far. */
    long calls() {
        return (long) pachca.journal().entries().size()
                + tracker.journal().entries().size();
    }

    void forgetCalls() {
        pachca.journal().clear();
        tracker.journal().clear();
    }

    @Override
    public void close() {
        pachca.close();
        tracker.close();
    }
}
