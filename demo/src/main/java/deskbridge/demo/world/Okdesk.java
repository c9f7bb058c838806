package deskbridge.demo.world;

import deskbridge.emulator.CallMatch;
import deskbridge.emulator.okdesk.OkdeskAttachment;
import deskbridge.emulator.okdesk.OkdeskComment;
import deskbridge.emulator.okdesk.OkdeskEmulator;
import deskbridge.emulator.okdesk.OkdeskHooks;
import deskbridge.emulator.okdesk.OkdeskIssue;
import deskbridge.emulator.okdesk.OkdeskParameter;
import deskbridge.emulator.okdesk.OkdeskSetup;
import deskbridge.texts.Texts;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The emulated Okdesk: a service company with its customers. */
public final class Okdesk implements Desk {
    /** Code of the tickets' parameter that tells where they came from. */
    public static final String ORIGIN = "chat_origin";

    private static final long ROBOT_ID = 5;
    private static final long GROUP = 1;
    private static final String KEY = "sandbox-okdesk-key";
    private static final String SECRET = "sandbox-okdesk-secret";
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final List<String> STATUSES =
            List.of("opened", "in_progress", "add_info", "delayed", "completed", "closed");

    private final OkdeskEmulator emulator;

    Okdesk(Cast cast, Texts texts, InstantSource time) {
        emulator = new OkdeskEmulator(0, time);
        OkdeskSetup setup = emulator.setup();
        for (String status : STATUSES) {
            setup.status(status, texts.get("status." + status), isLast(status));
        }
        STATUSES.forEach(from -> setup.transitions(
                from,
                STATUSES.stream()
                        .filter(to -> !to.equals(from) && !(isLast(from) && to.equals("delayed")))
                        .toArray(String[]::new)));
        setup.priority("normal", texts.get("priority.normal"))
                .type("service", texts.get("type.service"), true)
                .issueParameter(OkdeskParameter.text(ORIGIN, texts.get("parameter.origin")))
                .group(GROUP, texts.get("chat.support"));
        cast.enter(setup, GROUP, ROBOT_ID, ROBOT, texts.get("bot.name"));
        setup.key(KEY, ROBOT);
    }

    private static boolean isLast(String status) {
        return status.equals("completed") || status.equals("closed");
    }

    @Override
    public OkdeskEmulator emulator() {
        return emulator;
    }

    /** Whether the hub wrote a comment, under its own name or a customer's; customers have no other way here. */
    public static boolean isHubs(OkdeskComment comment) {
        return comment.authorType().equals("contact") || comment.authorId() == ROBOT_ID;
    }

    /** Where a ticket came from. */
    public static Origin origin(OkdeskIssue issue) {
        String[] parts = issue.parameters().getOrDefault(ORIGIN, "").split("\\|", -1);
        return parts.length == 2 ? new Origin(parts[0], parts[1]) : new Origin("", "");
    }

    @Override
    public String name() {
        return "okdesk";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "OKDESK_API_URL", emulator.url().toString(),
                "OKDESK_API_TOKEN", KEY,
                "OKDESK_PORTAL_URL", emulator.portalUrl().toString(),
                "OKDESK_WEBHOOK_SECRET", SECRET,
                "OKDESK_EMPLOYEE_ID", Long.toString(ROBOT_ID));
    }

    @Override
    public void pointAt(URI hub) {
        emulator.hooks().proof(OkdeskHooks.Proof.HEX, SECRET).targets(hub.resolve("/webhooks/okdesk"));
    }

    @Override
    public List<Ticket> tickets() {
        return emulator.state().issues().stream()
                .filter(issue -> !issue.deleted())
                .map(this::ticket)
                .toList();
    }

    private Ticket ticket(OkdeskIssue issue) {
        List<OkdeskComment> comments = emulator.state().comments(issue.id());
        Predicate<OkdeskComment> hub = Okdesk::isHubs;
        return new Ticket(
                Long.toString(issue.id()),
                origin(issue),
                issue.completedAt() != null,
                words(comments, hub),
                words(comments, hub.negate().and(OkdeskComment::isPublic)),
                words(comments, hub.or(OkdeskComment::isPublic).negate()));
    }

    private static List<Words> words(List<OkdeskComment> comments, Predicate<OkdeskComment> wanted) {
        return comments.stream()
                .filter(wanted)
                .map(comment -> new Words(
                        comment.id(),
                        read(comment.content()),
                        comment.files().stream().map(OkdeskAttachment::name).toList(),
                        comment.publishedAt()))
                .toList();
    }

    /** What people read of a comment's HTML. */
    private static String read(String html) {
        return TAG.matcher(html)
                .replaceAll(" ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    @Override
    public List<CallMatch> writing() {
        return List.of((method, path) ->
                method.equals("POST") && path.matches("/api/v1/issues(/|/\\d+/(comments|statuses|rates)/?)?"));
    }
}
