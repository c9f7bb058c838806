package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.util.Optional;
import java.util.Set;

/** Issues, their transitions and their files as JSON; unset fields are left out (facts: yandex-tracker §2, §3). */
final class IssueView {
    /** The one form, which asks for a resolution. */
    private static final String SCREEN = "50c85b17e4b04b3800000001";

    private final References references;

    IssueView(References references) {
        this.references = references;
    }

    /** @param expand what to show besides: {@code transitions}, {@code attachments} */
    ObjectNode issue(Issue issue, Set<String> expand) {
        ObjectNode node = Json.object();
        node.put("self", references.self("issues/" + issue.key));
        node.put("id", issue.id);
        node.put("key", issue.key);
        node.put("version", issue.version);
        if (!issue.aliases.isEmpty()) {
            issue.aliases.forEach(node.putArray("aliases")::add);
        }
        issue.values().forEach((name, value) -> {
            Optional<Field> field = issue.queue.field(name);
            field.ifPresent(known -> node.set(name, references.value(known, value)));
        });
        Dictionary.Entry status = Dictionary.STATUSES.withKey(issue.text("status"));
        String type = String.valueOf(status.type());
        node.putObject("statusType")
                .put("id", type)
                .put("display", references.texts().of("statusType." + type))
                .put("key", type);
        long external = issue.liveComments().stream()
                .filter(comment -> comment.transport.equals("email"))
                .count();
        node.put("commentWithoutExternalMessageCount", issue.liveComments().size() - external);
        node.put("commentWithExternalMessageCount", external);
        node.put("votes", 0);
        node.put("favorite", false);
        if (expand.contains("transitions")) {
            node.set("transitions", transitions(issue));
        }
        if (expand.contains("attachments")) {
            node.set("attachments", attachments(issue));
        }
        return node;
    }

    /** Those that are possible now. */
    ArrayNode transitions(Issue issue) {
        ArrayNode list = Json.array();
        for (Workflow.Step step : issue.queue.workflow().from(issue.text("status"))) {
            ObjectNode node = list.addObject();
            node.put("id", step.id());
            node.put("self", references.self("issues/" + issue.key + "/transitions/" + step.id()));
            node.put("display", references.texts().of("transition." + step.name()));
            node.set("to", references.entry(Dictionary.STATUSES, step.to()));
            if (step.screen()) {
                node.putObject("screen")
                        .put("self", references.self("screens/" + SCREEN))
                        .put("id", SCREEN);
            }
        }
        return list;
    }

    ArrayNode attachments(Issue issue) {
        ArrayNode list = Json.array();
        issue.attachments.forEach(attachment -> list.add(attachment(issue, attachment)));
        return list;
    }

    ObjectNode attachment(Issue issue, Attachment attachment) {
        String base = "issues/" + issue.id;
        ObjectNode node = attachment(base, attachment);
        if (attachment.isImage()) {
            node.put("thumbnail", references.self(base + "/thumbnails/" + attachment.id()));
        }
        issue.commentOf(attachment).ifPresent(comment -> node.put("commentId", comment.longId));
        return node;
    }

    /** @param base the path of what owns the file; empty for a temporary one */
    ObjectNode attachment(String base, Attachment attachment) {
        String path = (base.isEmpty() ? "" : base + "/") + "attachments/" + attachment.id();
        ObjectNode node = Json.object();
        node.put("self", references.self(path));
        node.put("id", attachment.idText());
        node.put("name", attachment.name());
        node.put("content", references.self(path + "/" + Paging.encode(attachment.name())));
        node.set("createdBy", references.user(attachment.createdBy()));
        node.put("createdAt", references.time(attachment.createdAt()));
        node.put("mimetype", attachment.mimeType());
        node.put("size", attachment.content().size());
        attachment.pixels().ifPresent(size -> node.putObject("metadata").put("size", size));
        return node;
    }

    /** A short reference, as comments show their files. */
    static JsonNode fileReference(References references, Issue issue, Attachment attachment) {
        return Json.object()
                .put("self", references.self("issues/" + issue.key + "/attachments/" + attachment.id()))
                .put("id", attachment.idText())
                .put("display", attachment.name());
    }
}
