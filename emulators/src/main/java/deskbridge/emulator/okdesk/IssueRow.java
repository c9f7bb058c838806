package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;

/** Issues as {@code /issues/list} shows them: shorter, and with other names for some things (facts: okdesk §2.1). */
final class IssueRow {
    private final Account account;
    private final Wire wire;
    private final References references;

    IssueRow(Account account) {
        this.account = account;
        this.wire = Wire.rest(account.settings);
        this.references = new References(account, wire);
    }

    ObjectNode of(Issue issue) {
        Dictionaries known = account.dictionaries;
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
                references
                        .status(issue.status)
                        .put("color", known.status(issue.status).color()));
        Dictionaries.Type type = known.type(issue.type);
        node.putObject("type").put("code", type.code()).put("name", type.name());
        node.set(
                "priority",
                references
                        .priority(issue.priority)
                        .put("color", known.priority(issue.priority).color()));
        node.set("company", references.company(issue.companyId));
        node.set("contact", references.contact(issue.contactId));
        node.set("service_object", references.object(issue.objectId));
        node.putNull("agreement");
        node.putArray("equipments");
        return node;
    }
}
