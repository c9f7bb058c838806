package deskbridge.demo.world;

import deskbridge.emulator.CallMatch;
import deskbridge.emulator.tracker.TrackerComment;
import deskbridge.emulator.tracker.TrackerEmulator;
import deskbridge.emulator.tracker.TrackerFile;
import deskbridge.emulator.tracker.TrackerIssue;
import deskbridge.emulator.tracker.TrackerSetup;
import deskbridge.emulator.tracker.TrackerUser;
import deskbridge.texts.Texts;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The emulated Yandex Tracker: a queue of a service desk. */
public final class Tracker implements Desk {
    /** The queue that requests go to. */
    public static final String QUEUE = "SERVICEDESK";

    /** What agents begin a comment with that nobody in the chat may see. */
    private static final String INTERNAL = "!";

    static final String ORG_ID = "7700123";
    private static final String ROBOT_TOKEN = "y0_sandbox-deskbridge-robot";
    private static final String TRIGGER_SECRET = "sandbox-trigger-secret";
    private static final String FIELD_PREFIX = "66f0c1d2e3a4b5c6d7e8f901";
    private static final Set<String> DONE = Set.of("resolved", "closed");

    private final TrackerEmulator emulator;

    Tracker(Cast cast, Texts texts, InstantSource time) {
        emulator = new TrackerEmulator(0, time);
        cast.enter(emulator.setup());
        TrackerSetup setup = emulator.setup()
                .organisation(ORG_ID, ORG_ID)
                .user(TrackerUser.of("8000000000000001", ROBOT, texts.get("bot.name"), "", ROBOT + "@" + Cast.DOMAIN))
                .token(ROBOT_TOKEN, ROBOT)
                .queue(QUEUE, texts.get("queue.name"), ROBOT, FIELD_PREFIX);
        for (String messenger : List.of("pachca", "telegram")) {
            Stream.of("UserId", "ChatId", "MessageId").forEach(field -> setup.localField(QUEUE, messenger + field));
        }
    }

    @Override
    public TrackerEmulator emulator() {
        return emulator;
    }

    /** Whether a comment is for agents only. */
    public static boolean isInternal(TrackerComment comment) {
        return comment.text().stripLeading().startsWith(INTERNAL);
    }

    /** Where a ticket came from. */
    public static Origin origin(TrackerIssue issue) {
        Map<String, String> fields = issue.localFields();
        return Stream.of("pachca", "telegram")
                .map(messenger -> new Origin(
                        fields.getOrDefault(messenger + "ChatId", ""),
                        fields.getOrDefault(messenger + "MessageId", "")))
                .filter(Origin::known)
                .findFirst()
                .orElse(new Origin("", ""));
    }

    @Override
    public String name() {
        return "tracker";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "TRACKER_API_TOKEN", ROBOT_TOKEN,
                "TRACKER_API_URL", emulator.uri().toString(),
                "TRACKER_ORG_ID", ORG_ID,
                "TRACKER_QUEUE", QUEUE,
                "TRACKER_WEBHOOK_SECRET", TRIGGER_SECRET);
    }

    @Override
    public void pointAt(URI hub) {
        emulator.triggers().removeAll();
        emulator.triggers().installDeskbridge(hub.resolve("/webhooks/tracker"), TRIGGER_SECRET);
    }

    @Override
    public List<Ticket> tickets() {
        return emulator.state().issues().stream().map(this::ticket).toList();
    }

    private Ticket ticket(TrackerIssue issue) {
        List<TrackerComment> comments = emulator.state().comments(issue.key());
        Predicate<TrackerComment> hub = comment -> comment.author().equals(ROBOT);
        return new Ticket(
                issue.key(),
                origin(issue),
                DONE.contains(issue.status()),
                words(comments, hub),
                words(comments, hub.or(Tracker::isInternal).negate()),
                words(comments, hub.negate().and(Tracker::isInternal)));
    }

    private static List<Words> words(List<TrackerComment> comments, Predicate<TrackerComment> wanted) {
        return comments.stream()
                .filter(wanted)
                .map(comment -> new Words(
                        comment.id(),
                        comment.text(),
                        comment.files().stream().map(TrackerFile::name).toList(),
                        comment.updatedAt()))
                .toList();
    }

    @Override
    public List<CallMatch> writing() {
        return Stream.of("/v*/issues/", "/v*/issues", "/v*/issues/*/comments", "/v*/issues/*/transitions/*/_execute")
                .map(path -> CallMatch.of("POST", path))
                .toList();
    }
}
