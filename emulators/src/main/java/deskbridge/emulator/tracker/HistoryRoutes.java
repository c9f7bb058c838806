package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Json;
import deskbridge.emulator.Webhook;
import deskbridge.emulator.WebhookSender;
import java.util.List;
import java.util.Optional;

/** The changelog over HTTP; the only place where the fate of a trigger's call is told (facts: yandex-tracker §8). */
final class HistoryRoutes {
    private final WebhookSender sender;

    HistoryRoutes(WebhookSender sender) {
        this.sender = sender;
    }

    void register(Routes routes) {
        routes.add("GET", "issues/{issue}/changelog", this::list);
    }

    private Answer list(Exchange exchange) {
        Issue issue = exchange.issue();
        Optional<String> type = exchange.call().query("type");
        Optional<String> field = exchange.call().query("field");
        List<HistoryEntry> wanted = after(issue, exchange.call().query("id").orElse("")).stream()
                .filter(entry -> type.isEmpty() || type.get().equals(entry.type))
                .filter(entry -> field.isEmpty()
                        || entry.fields.stream()
                                .anyMatch(change -> change.field().id().equals(field.get())))
                .toList();
        Paging paging = exchange.paging();
        List<HistoryEntry> page = wanted.subList(0, Math.min(paging.size(), wanted.size()));
        ArrayNode list = Json.array();
        page.forEach(entry -> list.add(show(exchange.references(), issue, entry)));
        String last = page.isEmpty() ? "" : page.getLast().id;
        return paging.cursor(Answer.json(200, list), "id", last, wanted.size() > page.size());
    }

    private static List<HistoryEntry> after(Issue issue, String id) {
        if (id.isEmpty()) {
            return issue.history;
        }
        for (int i = 0; i < issue.history.size(); i++) {
            if (issue.history.get(i).id.equals(id)) {
                return issue.history.subList(i + 1, issue.history.size());
            }
        }
        throw Refusal.badRequest("error.parameter", "id");
    }

    private ObjectNode show(References references, Issue issue, HistoryEntry entry) {
        ObjectNode node = Json.object();
        node.put("id", entry.id);
        node.put("self", references.self("issues/" + issue.key + "/changelog/" + entry.id));
        node.set("issue", references.issue(issue));
        node.put("updatedAt", references.time(entry.at));
        node.set("updatedBy", references.user(entry.actor));
        node.put("type", entry.type);
        node.put("transport", entry.transport);
        if (!entry.fields.isEmpty()) {
            ArrayNode fields = node.putArray("fields");
            entry.fields.forEach(change -> fields.addObject()
                    .<ObjectNode>set("field", references.field(change.field()))
                    .<ObjectNode>set("from", references.value(change.field(), change.from()))
                    .set("to", references.value(change.field(), change.to())));
        }
        String base = "issues/" + issue.key;
        notes(references, node, "comments", "added", base + "/comments/", entry.commentsAdded);
        notes(references, node, "comments", "updated", base + "/comments/", entry.commentsUpdated);
        notes(references, node, "comments", "removed", base + "/comments/", entry.commentsRemoved);
        notes(references, node, "attachments", "added", base + "/attachments/", entry.attachmentsAdded);
        notes(references, node, "attachments", "removed", base + "/attachments/", entry.attachmentsRemoved);
        if (!entry.executions.isEmpty()) {
            ArrayNode triggers = node.putArray("executedTriggers");
            entry.executions.forEach(execution -> triggers.add(show(references, execution)));
        }
        return node;
    }

    private static void notes(
            References references,
            ObjectNode node,
            String group,
            String kind,
            String path,
            List<HistoryEntry.Note> notes) {
        if (notes.isEmpty()) {
            return;
        }
        ArrayNode list = node.withObject("/" + group).putArray(kind);
        notes.forEach(note -> list.addObject()
                .put("self", references.self(path + note.id()))
                .put("id", note.id())
                .put("display", note.display()));
    }

    private ObjectNode show(References references, HistoryEntry.Execution execution) {
        Trigger trigger = execution.trigger();
        ObjectNode node = Json.object();
        node.putObject("trigger")
                .put("self", references.self("queues/" + trigger.queueKey + "/triggers/" + trigger.id))
                .put("id", Long.toString(trigger.id))
                .put("display", trigger.name);
        Webhook webhook = execution.webhook();
        if (execution.failure() != null || webhook == null) {
            boolean success = execution.failure() == null;
            return node.put("success", success)
                    .put("message", success ? references.texts().of("trigger.success") : execution.failure());
        }
        List<Webhook.Attempt> attempts = sender.attempts().stream()
                .filter(attempt -> attempt.webhook().equals(webhook))
                .toList();
        if (attempts.isEmpty()) {
            return node.put("success", false).put("message", references.texts().of("trigger.waiting"));
        }
        Webhook.Attempt last = attempts.getLast();
        if (last.accepted()) {
            return node.put("success", true).put("message", references.texts().of("trigger.success"));
        }
        return node.put("success", false)
                .put("message", last.failure() == null ? "HTTP " + last.status() : last.failure());
    }
}
