package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code issue} of a webhook and its pieces, which differ from REST (facts: okdesk §6.3). */
final class HookBlock {
    private static final JsonNode NULL = JsonNodeFactory.instance.nullNode();
    private static final Map<String, String> OLDER_RATES = Map.of("bad", "poor", "good", "excellent");

    private final Account account;
    private final OkdeskHooks hooks;
    private final Wire wire;

    HookBlock(Account account, OkdeskHooks hooks) {
        this.account = account;
        this.hooks = hooks;
        this.wire = new Wire(hooks.textNumbers(), account.settings.zone, account.settings.fractions);
    }

    /** The set-up that decides how things are told. */
    OkdeskHooks hooks() {
        return hooks;
    }

    Wire wire() {
        return wire;
    }

    ObjectNode issue(Issue issue) {
        ObjectNode node = Json.object().put("title", issue.title);
        node.set("planned_execution_in_hours", IssueView.plannedHours(issue, wire));
        node.set("spent_time_total", wire.amount(issue.spentHours));
        node.set("id", wire.number(issue.id));
        node.set("parent_id", wire.number(issue.parentId));
        account.childrenOf(issue).forEach(node.putArray("child_ids")::add);
        node.put("description", issue.description);
        node.set("type", type(issue.type));
        node.set("priority", priority(issue.priority));
        node.set("status", status(issue.status));
        node.set("old_status", issue.oldStatus == null ? NULL : status(issue.oldStatus));
        node.put("rate", issue.rate == null ? null : rate(issue.rate));
        node.set("client", client(issue));
        node.putNull("agreement");
        node.set("maintenance_entity", object(issue.objectId));
        node.putArray("equipments");
        node.set("author", typed(issue.author));
        node.set("assignee", assignee(new Happening.Assignee(issue.groupId, issue.assigneeId)));
        ArrayNode coexecutors = node.putArray("coexecutors");
        issue.coexecutorIds.forEach(id -> coexecutors.add(coexecutor(id)));
        node.set("observers", observers(issue));
        node.set("created_at", wire.time(issue.createdAt));
        node.set("deadline_at", wire.time(issue.deadlineAt));
        node.putNull("planned_reaction_at");
        node.set("start_execution_until", wire.time(issue.startUntil));
        node.set("completed_at", wire.time(issue.completedAt));
        node.set("reacted_at", wire.time(issue.reactedAt));
        node.set("parameters", Parameters.write(issue.parameters, account.issueParameters, "type"));
        node.set("attachments", files(issue.attachments));
        return node;
    }

    String rate(String value) {
        return hooks.olderRates() ? OLDER_RATES.getOrDefault(value, value) : value;
    }

    ObjectNode status(String code) {
        ObjectNode node = Json.object();
        if (hooks.statusCodes()) {
            node.put("code", code);
        }
        return node.put("name", account.dictionaries.status(code).name());
    }

    ArrayNode files(List<OkdeskAttachment> attachments) {
        ArrayNode list = new FileView(wire).list(attachments, true);
        if (!hooks.publicFlags()) {
            list.forEach(file -> ((ObjectNode) file).remove("is_public"));
        }
        return list;
    }

    ObjectNode priority(String code) {
        return Json.object()
                .put("code", code)
                .put("name", account.dictionaries.priority(code).name());
    }

    ObjectNode type(String code) {
        return Json.object()
                .put("code", code)
                .put("name", account.dictionaries.type(code).name())
                .put("inner", code.equals("inner"));
    }

    /** A parameter that was filled in while something else changed. */
    ObjectNode parameter(Happening.ParameterChange change) {
        OkdeskParameter parameter = account.issueParameters.get(change.code());
        ObjectNode node = Json.object().put("code", change.code());
        if (parameter != null) {
            node.put("name", parameter.name()).put("type", parameter.fieldType());
        }
        return node.set("value", change.after());
    }

    ObjectNode person(Actor actor) {
        PersonName name = account.name(actor);
        ObjectNode node = Json.object().put("first_name", name.first()).put("last_name", name.last());
        node.put("patronymic", name.patronymic().isEmpty() ? null : name.patronymic());
        node.set("id", wire.number(actor.id()));
        return node;
    }

    ObjectNode typed(Actor actor) {
        return person(actor).put("type", actor.kind().code());
    }

    ObjectNode client(Issue issue) {
        ObjectNode node = Json.object();
        Long companyId = issue.companyId;
        Optional<Company> company = companyId == null ? Optional.empty() : account.findCompany(companyId);
        node.set("company", company.<JsonNode>map(this::company).orElse(NULL));
        Long contactId = issue.contactId;
        node.set("contact", contactId == null ? NULL : person(Actor.contact(contactId)));
        return node;
    }

    private ObjectNode company(Company company) {
        ObjectNode node = Json.object().put("name", company.name());
        node.set("id", wire.number(company.id));
        return node;
    }

    /** Either half may be null. */
    ObjectNode assignee(Happening.Assignee assignee) {
        ObjectNode node = Json.object();
        Long groupId = assignee.groupId();
        Long employeeId = assignee.employeeId();
        node.set("group", group(groupId));
        node.set("employee", employeeId == null ? NULL : person(Actor.employee(employeeId)));
        return node;
    }

    ObjectNode coexecutor(long employeeId) {
        OkdeskEmployee employee = account.employee(employeeId);
        Long groupId =
                employee.groupIds().isEmpty() ? null : employee.groupIds().getFirst();
        return assignee(new Happening.Assignee(groupId, employeeId));
    }

    private JsonNode group(@Nullable Long id) {
        Optional<OkdeskGroup> group = id == null ? Optional.empty() : account.findGroup(id);
        return group.<JsonNode>map(
                        found -> Json.object().put("name", found.name()).set("id", wire.number(found.id())))
                .orElse(NULL);
    }

    private JsonNode object(@Nullable Long id) {
        OkdeskObject object = id == null ? null : account.objects.get(id);
        if (object == null) {
            return NULL;
        }
        ObjectNode node = Json.object().put("name", object.name());
        node.set("id", wire.number(object.id()));
        if (object.address() == null) {
            node.putNull("address");
        } else {
            node.putObject("address").put("string_value", object.address());
        }
        return node;
    }

    private ObjectNode observers(Issue issue) {
        ObjectNode node = Json.object();
        ArrayNode employees = node.putArray("employees");
        ArrayNode contacts = node.putArray("contacts");
        issue.observers.forEach(observer -> (observer.isContact() ? contacts : employees).add(person(observer)));
        ArrayNode groups = node.putArray("groups");
        issue.observerGroupIds.forEach(id -> groups.add(group(id)));
        return node;
    }
}
