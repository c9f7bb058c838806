package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Issues as REST answers: whole, and short in lists, where names differ (facts: okdesk §2.1). */
final class IssueView {
    private final Account account;
    private final Wire wire;

    IssueView(Account account) {
        this.account = account;
        this.wire = Wire.rest(account.settings);
    }

    /** @param internal whether files that clients do not see are shown */
    ObjectNode whole(Issue issue, boolean internal) {
        ObjectNode node = Json.object();
        node.set("id", wire.number(issue.id));
        node.put("title", issue.title).put("description", issue.description);
        node.set("created_at", wire.time(issue.createdAt));
        node.set("completed_at", wire.time(issue.completedAt));
        node.set("deadline_at", wire.time(issue.deadlineAt));
        node.put("source", issue.source);
        node.set("spent_time_total", new Wire(false, wire.zone(), true).amount(issue.spentHours));
        node.set("start_execution_until", wire.time(issue.startUntil));
        node.set("planned_execution_in_hours", plannedHours(issue, new Wire(false, wire.zone(), true)));
        node.putNull("planned_reaction_at");
        node.set("reacted_at", wire.time(issue.reactedAt));
        node.set("updated_at", wire.time(issue.updatedAt));
        node.set("delayed_to", wire.time(issue.delayedTo));
        node.set("company_id", wire.number(issue.companyId));
        node.set("group_id", wire.number(issue.groupId));
        node.set("coexecutors", coexecutors(issue));
        node.set("service_object_id", wire.number(issue.objectId));
        node.set("equipment_ids", ids(issue.equipmentIds));
        node.set("attachments", new FileView(wire).list(issue.attachments, internal));
        node.set("status_times", statusTimes(issue));
        node.set("parameters", Parameters.write(issue.parameters, account.issueParameters, "field_type"));
        node.set("comments", commentCount(issue, internal));
        node.set("parent_id", wire.number(issue.parentId));
        node.set("child_ids", ids(account.childrenOf(issue)));
        node.set("type", type(issue.type));
        node.set("priority", priority(issue.priority));
        node.set("status", status(issue.status));
        node.set("old_status", issue.oldStatus == null ? JsonNodeFactory.instance.nullNode() : status(issue.oldStatus));
        node.putObject("rate").put("value", issue.rate).set("id", wire.number(issue.rateId));
        node.set("address", issue.address);
        node.set("observers", observers(issue));
        ArrayNode groups = node.putArray("observer_groups");
        issue.observerGroupIds.forEach(id -> groups.add(group(id)));
        node.set("contact", contact(issue.contactId));
        node.putNull("agreement");
        node.set("assignee", employee(issue.assigneeId));
        ObjectNode author = person(issue.author);
        if (account.settings.authorTypes()) {
            author.put("type", issue.author.kind().code());
        }
        node.set("author", author);
        return node;
    }

    /** An element of {@code /issues/list}. */
    ObjectNode brief(Issue issue) {
        ObjectNode node = Json.object();
        node.set("id", wire.number(issue.id));
        node.put("title", issue.title);
        node.set("created_at", wire.time(issue.createdAt));
        node.set("completed_at", wire.time(issue.completedAt));
        node.set("deadline_at", wire.time(issue.deadlineAt));
        node.putNull("planned_reaction_at");
        node.set("reacted_at", wire.time(issue.reactedAt));
        node.set("delay_to", wire.time(issue.delayedTo));
        node.set("updated_at", wire.time(issue.updatedAt));
        node.set(
                "status",
                status(issue.status)
                        .put("color", account.dictionaries.status(issue.status).color()));
        Dictionaries.Type type = account.dictionaries.type(issue.type);
        node.putObject("type").put("code", type.code()).put("name", type.name());
        node.set(
                "priority",
                priority(issue.priority)
                        .put(
                                "color",
                                account.dictionaries.priority(issue.priority).color()));
        node.set("company", company(issue.companyId));
        node.set("contact", contact(issue.contactId));
        OkdeskObject object = issue.objectId == null ? null : account.objects.get(issue.objectId);
        node.set(
                "service_object",
                object == null ? JsonNodeFactory.instance.nullNode() : named(object.id(), object.name()));
        node.putNull("agreement");
        node.putArray("equipments");
        return node;
    }

    static JsonNode plannedHours(Issue issue, Wire wire) {
        Integer minutes = issue.plannedMinutes;
        return minutes == null
                ? JsonNodeFactory.instance.nullNode()
                : wire.amount(BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP));
    }

    ObjectNode status(String code) {
        return Json.object()
                .put("code", code)
                .put("name", account.dictionaries.status(code).name());
    }

    ObjectNode priority(String code) {
        return Json.object()
                .put("code", code)
                .put("name", account.dictionaries.priority(code).name());
    }

    ObjectNode type(String code) {
        Dictionaries.Type type = account.dictionaries.type(code);
        ObjectNode node = Json.object();
        node.set("id", wire.number(type.id()));
        return node.put("code", code).put("name", type.name()).put("available_for_client", type.availableForClient());
    }

    ObjectNode person(Actor actor) {
        return named(actor.id(), account.name(actor).whole());
    }

    private ObjectNode named(long id, String name) {
        ObjectNode node = Json.object();
        node.set("id", wire.number(id));
        return node.put("name", name);
    }

    private JsonNode company(@Nullable Long id) {
        Optional<Company> company = id == null ? Optional.empty() : account.findCompany(id);
        return company.<JsonNode>map(found -> named(found.id, found.name()))
                .orElse(JsonNodeFactory.instance.nullNode());
    }

    private JsonNode contact(@Nullable Long id) {
        return id == null ? JsonNodeFactory.instance.nullNode() : person(Actor.contact(id));
    }

    private JsonNode employee(@Nullable Long id) {
        return id == null ? JsonNodeFactory.instance.nullNode() : person(Actor.employee(id));
    }

    private ObjectNode group(long id) {
        OkdeskGroup group = account.groups.get(id);
        return named(id, group == null ? "" : group.name());
    }

    private ArrayNode ids(List<Long> ids) {
        ArrayNode list = Json.array();
        ids.forEach(id -> list.add(wire.number(id.longValue())));
        return list;
    }

    private ArrayNode coexecutors(Issue issue) {
        ArrayNode list = Json.array();
        for (long id : issue.coexecutorIds) {
            OkdeskEmployee employee = account.employee(id);
            ObjectNode node = person(Actor.employee(id));
            node.set(
                    "group",
                    employee.groupIds().isEmpty()
                            ? JsonNodeFactory.instance.nullNode()
                            : group(employee.groupIds().getFirst()));
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
