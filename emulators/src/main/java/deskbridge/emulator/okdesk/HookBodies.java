package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.util.List;

/** Webhook bodies as Okdesk sends them: {@code event} with what happened, {@code issue} with the state after (§6.1). */
final class HookBodies {
    private final HookBlock block;

    HookBodies(HookBlock block) {
        this.block = block;
    }

    ObjectNode body(Issue issue, Actor actor, Happening happening) {
        ObjectNode event = Json.object().put("event_type", happening.type());
        event.set("author", block.typed(actor));
        switch (happening) {
            case Happening.Created created -> event.put("source", issue.source);
            case Happening.StatusChanged changed -> statusChanged(event, changed);
            case Happening.Commented commented -> {
                event.set("comment", comment(commented.comment()));
                event.set("attachments", block.files(commented.comment().attachments));
            }
            case Happening.FilesAdded added -> event.set("attachments", block.files(added.attachments()));
            case Happening.AssigneeChanged changed -> {
                event.set("old_assignee", block.assignee(changed.before()));
                event.set("new_assignee", block.assignee(changed.after()));
            }
            case Happening.Rated rated -> event.put("rate", block.rate(rated.rate()));
            case Happening.DeadlineChanged changed -> {
                ObjectNode deadline = event.putObject("deadline_at").put("auto_recount", false);
                deadline.set("old_value", block.wire().time(changed.before()));
                deadline.set("new_value", block.wire().time(changed.after()));
            }
            case Happening.TypeChanged changed -> {
                event.set("old_type", block.type(changed.before()));
                event.set("new_type", block.type(changed.after()));
            }
            case Happening.PriorityChanged changed -> {
                event.set("old_priority", block.priority(changed.before()));
                event.set("new_priority", block.priority(changed.after()));
            }
            case Happening.ParametersChanged changed -> {
                ArrayNode list = event.putArray("changed_parameters");
                changed.changes().forEach(change -> {
                    ObjectNode node = list.addObject().put("code", change.code());
                    node.set("before", change.before());
                    node.set("after", change.after());
                });
            }
            case Happening.CoexecutorChanged changed -> event.set("coexecutor", block.coexecutor(changed.employeeId()));
            case Happening.Deleted deleted -> {}
        }
        ObjectNode body = Json.object();
        body.set("event", event);
        body.set("issue", happening instanceof Happening.Deleted ? partial(issue) : block.issue(issue));
        if (happening instanceof Happening.StatusChanged changed
                && block.hooks().staleIssue()) {
            ObjectNode stale = body.withObjectProperty("issue");
            stale.set("status", block.status(changed.before()));
            stale.set("old_status", block.status(changed.after()));
        }
        return body;
    }

    private void statusChanged(ObjectNode event, Happening.StatusChanged changed) {
        event.set("old_status", block.status(changed.before()));
        event.set("new_status", block.status(changed.after()));
        Comment comment = changed.comment();
        if (comment != null) {
            event.set("comment", comment(comment));
        }
        event.set("attachments", block.files(comment == null ? List.of() : comment.attachments));
        Happening.AssigneeChanged assignee = changed.assignee();
        if (assignee != null) {
            event.set("old_assignee", block.assignee(assignee.before()));
            event.set("new_assignee", block.assignee(assignee.after()));
        }
        ArrayNode parameters = event.putArray("parameters");
        changed.parameters().forEach(change -> parameters.add(block.parameter(change)));
        if (block.hooks().oneTimeEntry() && !changed.timeEntries().isEmpty()) {
            event.set("time_entries", timeEntry(changed.timeEntries().getFirst()));
            return;
        }
        ArrayNode entries = event.putArray("time_entries");
        changed.timeEntries().forEach(entry -> entries.add(timeEntry(entry)));
    }

    private ObjectNode timeEntry(Happening.TimeEntry entry) {
        ObjectNode node = Json.object();
        node.set("id", block.wire().number(entry.id()));
        node.put("comment", entry.comment());
        node.set("spent_time", block.wire().amount(entry.hours()));
        node.set("logged_at", block.wire().time(entry.loggedAt()));
        node.set("employee", block.person(Actor.employee(entry.employeeId())));
        return node;
    }

    ObjectNode comment(Comment comment) {
        ObjectNode node = Json.object();
        node.set("id", block.wire().number(comment.id));
        if (block.hooks().publicFlags()) {
            node.put("is_public", comment.isPublic);
        }
        return node.put("content", comment.content);
    }

    /** What is left of a deleted issue. */
    private ObjectNode partial(Issue issue) {
        ObjectNode node = Json.object();
        node.set("id", block.wire().number(issue.id));
        return node.put("title", issue.title);
    }
}
