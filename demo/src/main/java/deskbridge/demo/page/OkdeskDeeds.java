package deskbridge.demo.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.demo.page.Wish.Upload;
import deskbridge.demo.world.World;
import deskbridge.emulator.Json;
import deskbridge.emulator.okdesk.OkdeskAgent;
import deskbridge.emulator.okdesk.OkdeskFile;
import java.time.Instant;
import java.util.Map;

/** What a visitor does in Okdesk, as one of the agents. */
final class OkdeskDeeds {
    private final World world;

    OkdeskDeeds(World world) {
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
        String html = html(wish.text("text"));
        long id = wish.flag("internal")
                ? agent(wish).notes(ticket(wish), html, files(wish))
                : agent(wish).comments(ticket(wish), html, files(wish));
        return Json.object().put("comment", id);
    }

    private ObjectNode editComment(Wish wish) {
        agent(wish).editsComment(ticket(wish), wish.number("comment"), html(wish.text("text")));
        return Json.object();
    }

    private ObjectNode deleteComment(Wish wish) {
        agent(wish).deletesComment(ticket(wish), wish.number("comment"));
        return Json.object();
    }

    private ObjectNode move(Wish wish) {
        String to = wish.text("to");
        String words = wish.text("text");
        if (to.equals("delayed")) {
            agent(wish).delays(ticket(wish), Instant.ofEpochMilli(wish.number("until")), words);
        } else if (words.isEmpty()) {
            agent(wish).movesTo(ticket(wish), to);
        } else {
            agent(wish).movesTo(ticket(wish), to, html(words), true);
        }
        return Json.object();
    }

    private ObjectNode assign(Wish wish) {
        String login = wish.text("to");
        if (login.isEmpty()) {
            agent(wish).assignsGroup(ticket(wish), null);
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
        agent(wish).attaches(ticket(wish), true, files(wish));
        return Json.object();
    }

    private OkdeskAgent agent(Wish wish) {
        return world.okdesk().emulator().agent(wish.text("agent"));
    }

    private static long ticket(Wish wish) {
        return wish.number("ticket");
    }

    private static OkdeskFile[] files(Wish wish) {
        return wish.files("files").stream().map(OkdeskDeeds::file).toArray(OkdeskFile[]::new);
    }

    private static OkdeskFile file(Upload upload) {
        String type = upload.type().isBlank() ? "application/octet-stream" : upload.type();
        return new OkdeskFile(upload.name(), type, upload.content());
    }

    /** What Okdesk's editor makes of what is typed. */
    private static String html(String text) {
        String safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return safe.isEmpty() ? "" : "<p>" + safe.replace("\n", "<br>") + "</p>";
    }
}
