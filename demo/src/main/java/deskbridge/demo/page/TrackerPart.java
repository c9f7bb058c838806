package deskbridge.demo.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.demo.world.Desk;
import deskbridge.demo.world.Tracker;
import deskbridge.demo.world.World;
import deskbridge.emulator.Json;
import deskbridge.emulator.tracker.TrackerComment;
import deskbridge.emulator.tracker.TrackerFile;
import deskbridge.emulator.tracker.TrackerIssue;
import deskbridge.emulator.tracker.TrackerReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tracker: the queue, newest ticket first, and the open ticket. */
final class TrackerPart implements Part {
    private final Tracker tracker;
    private final Desks desks;
    private final TrackerReader desk;
    private final Map<String, Deed> deeds;

    TrackerPart(World world) {
        this.tracker = world.tracker();
        this.desks = new Desks(world);
        this.desk = tracker.emulator().state();
        this.deeds = new TrackerDeeds(world).all();
    }

    @Override
    public String name() {
        return tracker.name();
    }

    @Override
    public Map<String, Deed> deeds() {
        return deeds;
    }

    @Override
    public Optional<Download> file(View asked) {
        List<TrackerFile> files = desk.files(asked.text("ticket"));
        long place = asked.number("place");
        return place < 0 || place >= files.size()
                ? Optional.empty()
                : Optional.of(new Download(
                        files.get((int) place).name(), files.get((int) place).content()));
    }

    @Override
    public ObjectNode show(View view) {
        ObjectNode state = Json.object().put("place", Tracker.QUEUE);
        desks.agents(state.putArray("agents"));
        ArrayNode queue = state.putArray("queue");
        List<TrackerIssue> issues = desk.issues();
        issues.reversed().forEach(issue -> queue.add(row(issue)));
        issues.stream()
                .filter(issue -> issue.key().equals(view.text(name())))
                .findFirst()
                .ifPresent(issue -> state.set("ticket", ticket(issue)));
        return state;
    }

    private ObjectNode row(TrackerIssue issue) {
        ObjectNode node = Json.object()
                .put("key", issue.key())
                .put("summary", issue.summary())
                .put("status", issue.status())
                .put("resolution", issue.resolution())
                .put("done", issue.resolution() != null)
                .put("assignee", issue.assignee())
                .put("assigneeName", name(issue.assignee()))
                .put("answered", desk.comments(issue.key()).stream().anyMatch(comment -> !isHubs(comment)));
        desks.origin(node, Tracker.origin(issue));
        return node;
    }

    private ObjectNode ticket(TrackerIssue issue) {
        ObjectNode node = row(issue).put("description", issue.description()).put("author", name(issue.author()));
        ArrayNode tags = node.putArray("tags");
        issue.tags().forEach(tags::add);
        ArrayNode moves = node.putArray("moves");
        desk.moves(issue.key())
                .forEach(move -> moves.addObject()
                        .put("to", move.to())
                        .put("asks", move.asksResolution() ? "resolution" : null));
        ArrayNode comments = node.putArray("list");
        List<TrackerFile> files = desk.files(issue.key());
        desk.comments(issue.key()).forEach(comment -> comments.add(comment(issue.key(), comment, files)));
        files(node.putArray("files"), issue.key(), files, files);
        return node;
    }

    private ObjectNode comment(String key, TrackerComment comment, List<TrackerFile> all) {
        ObjectNode node = Json.object()
                .put("id", comment.id())
                .put("login", comment.author())
                .put("author", name(comment.author()))
                .put("hub", isHubs(comment))
                .put("internal", Tracker.isInternal(comment))
                .put("text", comment.text())
                .put("edited", comment.version() > 1)
                .put("at", comment.createdAt().toEpochMilli());
        files(node.putArray("files"), key, comment.files(), all);
        return node;
    }

    private static boolean isHubs(TrackerComment comment) {
        return comment.author().equals(Desk.ROBOT);
    }

    /** Files are known by their places among all files of the ticket: names may come twice. */
    private void files(ArrayNode list, String key, List<TrackerFile> files, List<TrackerFile> all) {
        files.forEach(file -> Files.add(
                list,
                name(),
                file.name(),
                file.content(),
                "ticket",
                key,
                "place",
                Integer.toString(all.indexOf(file))));
    }

    private @Nullable String name(@Nullable String login) {
        return login == null ? null : desks.name(login);
    }
}
