package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whole issues as REST answers (facts: okdesk §2.1). */
final class IssueView {
    private final Account account;
    private final Wire wire;
    private final References references;

    IssueView(Account account) {
        this.account = account;
        this.wire = Wire.rest(account.settings);
        this.references = new References(account, wire);
    }

    /** @param internal whether files that clients do not see are shown */
    ObjectNode whole(Issue issue, boolean internal) {
        // Hours are numbers even where ids are texts.
        Wire numbers = new Wire(false, wire.zone(), true);
        ObjectNode node = Json.object();
        node.set("id", wire.number(issue.id));
        node.put("title", issue.title).put("description", issue.description);
        node.set("created_at", wire.time(issue.createdAt));
        node.set("completed_at", wire.time(issue.completedAt));
        node.set("deadline_at", wire.time(issue.deadlineAt));
        node.put("source", issue.source);
        node.set("spent_time_total", numbers.amount(issue.spentHours));
        node.set("start_execution_until", wire.time(issue.startUntil));
        node.set("planned_execution_in_hours", plannedHours(issue, numbers));
        node.putNull("planned_reaction_at");
        node.set("reacted_at", wire.time(issue.reactedAt));
        node.set("updated_at", wire.time(issue.updatedAt));
        node.set("delayed_to", wire.time(issue.delayedTo));
        node.set("company_id", wire.number(issue.companyId));
        node.set("group_id", wire.number(issue.groupId));
        node.set("coexecutors", coexecutors(issue));
        node.set("service_object_id", wire.number(issue.objectId));
        node.putArray("equipment_ids");
        node.set("attachments", new FileView(wire).list(issue.attachments, internal));
        node.set("status_times", statusTimes(issue));
        node.set("parameters", Parameters.write(issue.parameters, account.issueParameters, "field_type"));
        node.set("comments", commentCount(issue, internal));
        node.set("parent_id", wire.number(issue.parentId));
        ArrayNode children = node.putArray("child_ids");
        account.childrenOf(issue).forEach(id -> children.add(wire.number(id.longValue())));
        node.set("type", references.type(issue.type));
        node.set("priority", references.priority(issue.priority));
        node.set("status", references.status(issue.status));
        node.set("old_status", issue.oldStatus == null ? References.NULL : references.status(issue.oldStatus));
        node.putObject("rate").put("value", issue.rate).set("id", wire.number(issue.rateId));
        node.set("address", issue.address);
        node.set("observers", observers(issue));
        ArrayNode groups = node.putArray("observer_groups");
        issue.observerGroupIds.forEach(id -> groups.add(references.group(id)));
        node.set("contact", references.contact(issue.contactId));
        node.putNull("agreement");
        node.set("assignee", references.employee(issue.assigneeId));
        ObjectNode author = references.person(issue.author);
        if (account.settings.authorTypes) {
            author.put("type", issue.author.kind().code());
        }
        node.set("author", author);
        return node;
    }

    static JsonNode plannedHours(Issue issue, Wire wire) {
        Integer minutes = issue.plannedMinutes;
        return minutes == null
                ? References.NULL
                : wire.amount(BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP));
    }

    private ArrayNode coexecutors(Issue issue) {
        ArrayNode list = Json.array();
        for (long id : issue.coexecutorIds) {
            OkdeskEmployee employee = account.employee(id);
            ObjectNode node = references.person(Actor.employee(id));
            node.set(
                    "group",
                    employee.groupIds().isEmpty()
                            ? References.NULL
                            : references.group(employee.groupIds().getFirst()));
            list.add(node);
        }
        return list;
    }

    private ArrayNode observers(Issue issue) {
        ArrayNode list = Json.array();
        issue.observers.forEach(observer -> {
            ObjectNode node = list.addObject();
            node.set("id", wire.number(observer.id()));
            node.put("type", observer.kind().code())
                    .put("name", account.name(observer).whole());
        });
        return list;
    }

    private ObjectNode commentCount(Issue issue, boolean internal) {
        List<Comment> comments = issue.liveComments().stream()
                .filter(comment -> internal || comment.isPublic)
                .toList();
        ObjectNode node = Json.object().put("count", comments.size());
        node.set("last_at", wire.time(comments.isEmpty() ? null : comments.getLast().publishedAt));
        return node;
    }

    private ObjectNode statusTimes(Issue issue) {
        Map<String, Duration> times = new LinkedHashMap<>();
        for (int i = 0; i < issue.periods.size(); i++) {
            Issue.Period period = issue.periods.get(i);
            Instant end =
                    i + 1 < issue.periods.size() ? issue.periods.get(i + 1).since() : account.now();
            times.merge(period.status(), Duration.between(period.since(), end), Duration::plus);
        }
        ObjectNode node = Json.object();
        times.forEach((code, time) -> {
            String text = Texts.of("duration", time.toDays(), time.toHoursPart(), time.toMinutesPart());
            node.putObject(code).put("total", text).put("on_schedule_total", text);
        });
        return node;
    }
}
