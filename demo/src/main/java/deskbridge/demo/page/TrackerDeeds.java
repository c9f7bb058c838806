package deskbridge.demo.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.demo.page.Wish.Upload;
import deskbridge.demo.world.World;
import deskbridge.emulator.Json;
import deskbridge.emulator.tracker.TrackerAgent;
import deskbridge.emulator.tracker.TrackerFile;
import java.util.Map;

/** What a visitor does in Tracker, as one of the agents. */
final class TrackerDeeds {
    private final World world;

    TrackerDeeds(World world) {
        this.world = world;
    }

    Map<String, Deed> all() {
        return Map.of(
                "comment", this::comment,
                "edit-comment", this::editComment,
                "delete-comment", this::deleteComment,
                "move", this::move,
                "assign", this::assign,
                "rename", this::rename,
                "attach", this::attach);
    }

    private ObjectNode comment(Wish wish) {
        String text = wish.text("text");
        String marked = wish.flag("internal") ? "! " + text : text;
        long id = agent(wish).comments(ticket(wish), marked, files(wish));
        return Json.object().put("comment", id);
    }

    private ObjectNode editComment(Wish wish) {
        agent(wish).editsComment(ticket(wish), wish.number("comment"), wish.text("text"));
        return Json.object();
    }

    private ObjectNode deleteComment(Wish wish) {
        agent(wish).deletesComment(ticket(wish), wish.number("comment"));
        return Json.object();
    }

    private ObjectNode move(Wish wish) {
        agent(wish).movesTo(ticket(wish), wish.text("to"), wish.text("resolution"), wish.text("text"));
        return Json.object();
    }

    private ObjectNode assign(Wish wish) {
        String login = wish.text("to");
        if (login.isEmpty()) {
            agent(wish).unassigns(ticket(wish));
        } else {
            agent(wish).assigns(ticket(wish), login);
        }
        return Json.object();
    }

    private ObjectNode rename(Wish wish) {
        agent(wish).renames(ticket(wish), wish.text("text"));
        return Json.object();
    }

    private ObjectNode attach(Wish wish) {
        for (TrackerFile file : files(wish)) {
            agent(wish).attaches(ticket(wish), file);
        }
        return Json.object();
    }

    private TrackerAgent agent(Wish wish) {
        return world.tracker().emulator().agent(wish.text("agent"));
    }

    private static String ticket(Wish wish) {
        return wish.text("ticket");
    }

    private static TrackerFile[] files(Wish wish) {
        return wish.files("files").stream().map(TrackerDeeds::file).toArray(TrackerFile[]::new);
    }

    private static TrackerFile file(Upload upload) {
        String type = upload.type().isBlank() ? "application/octet-stream" : upload.type();
        return new TrackerFile(upload.name(), type, upload.content());
    }
}
