package deskbridge.demo.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.demo.world.Actor;
import deskbridge.demo.world.World;
import deskbridge.emulator.Json;
import deskbridge.emulator.tracker.TrackerComment;
import deskbridge.emulator.tracker.TrackerFile;
import deskbridge.emulator.tracker.TrackerIssue;
import deskbridge.emulator.tracker.TrackerReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The desk's side of the page: the queue, and one ticket of it. */
final class DeskPart {
    private final World world;
    private final Map<String, String> names;

    DeskPart(World world) {
        this.world = world;
        this.names = world.actors().stream().collect(Collectors.toMap(Actor::login, Actor::name));
    }

    /** Adds the queue, newest ticket first, and the open ticket. */
    void addTo(ObjectNode state, View view) {
        TrackerReader desk = world.tracker().state();
        ArrayNode queue = state.putArray("queue");
        List<TrackerIssue> issues = desk.issues();
        issues.reversed()
                .forEach(
                        issue -> queue.add(row(issue, desk.comments(issue.key()).size())));
        issues.stream()
                .filter(issue -> issue.key().equals(view.ticket()))
                .findFirst()
                .ifPresent(issue -> state.set("ticket", ticket(issue, desk)));
    }

    private ObjectNode row(TrackerIssue issue, int comments) {
        return Json.object()
                .put("key", issue.key())
                .put("summary", issue.summary())
                .put("status", issue.status())
                .put("resolution", issue.resolution())
                .put("assignee", issue.assignee())
                .put("assigneeName", name(issue.assignee()))
                .put("comments", comments)
                .put("at", issue.createdAt().toEpochMilli())
                .put("updated", issue.updatedAt().toEpochMilli());
    }

    private ObjectNode ticket(TrackerIssue issue, TrackerReader desk) {
        List<TrackerComment> all = desk.comments(issue.key());
        ObjectNode node = row(issue, all.size())
                .put("description", issue.description())
                .put("author", name(issue.author()))
                .put("thread", issue.localFields().getOrDefault("pachcaMessageId", ""))
                .put("chat", issue.localFields().getOrDefault("pachcaChatId", ""));
        ArrayNode tags = node.putArray("tags");
        issue.tags().forEach(tags::add);
        ArrayNode moves = node.putArray("moves");
        desk.moves(issue.key())
                .forEach(move -> moves.addObject().put("to", move.to()).put("asksResolution", move.asksResolution()));
        ArrayNode comments = node.putArray("list");
        List<TrackerFile> files = desk.files(issue.key());
        all.forEach(comment -> comments.add(comment(issue.key(), comment, files)));
        files(node.putArray("files"), issue.key(), files, files);
        return node;
    }

    private ObjectNode comment(String key, TrackerComment comment, List<TrackerFile> all) {
        ObjectNode node = Json.object()
                .put("id", comment.id())
                .put("login", comment.author())
                .put("author", name(comment.author()))
                .put("hub", comment.author().equals(World.ROBOT))
                .put("internal", comment.text().stripLeading().startsWith("!"))
                .put("text", comment.text())
                .put("edited", comment.version() > 1)
                .put("at", comment.createdAt().toEpochMilli());
        files(node.putArray("files"), key, comment.files(), all);
        return node;
    }

    private static void files(ArrayNode list, String key, List<TrackerFile> files, List<TrackerFile> all) {
        for (TrackerFile file : files) {
            list.addObject()
                    .put("name", file.name())
                    .put("image", file.mimeType().startsWith("image/"))
                    .put("size", file.content().size())
                    .put("url", Files.ofTicket(key, all.indexOf(file)));
        }
    }

    private @Nullable String name(@Nullable String login) {
        return login == null
                ? null
                : names.getOrDefault(login, world.bot().user().fullName());
    }
}
