package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** New issues (facts: okdesk §2). Called with the account's lock held. */
final class IssueCreation {
    private static final int LONGEST_TITLE = 255;
    private static final int SHORTEST_PLAN = 1;

    private final Account account;
    private final Rights rights;
    private final FileWrites files;
    private final Assigning assigning;
    private final Changes changes;

    IssueCreation(Account account, Rights rights, FileWrites files, Assigning assigning, Changes changes) {
        this.account = account;
        this.rights = rights;
        this.files = files;
        this.assigning = assigning;
        this.changes = changes;
    }

    /** @param owner of the key, author unless an administrator names another */
    Issue create(Actor owner, ObjectNode given) {
        return create(owner, given, "");
    }

    /** @param cameFrom the source to tell; empty for that of the author's kind */
    Issue create(Actor owner, ObjectNode given, String cameFrom) {
        Fields fields = new Fields(given);
        checkTitle(fields, fields.text("title"));
        Actor author = author(owner, fields);
        Client client = client(owner, fields);
        String type =
                code(fields, "type", account.dictionaries.types().getFirst().code());
        if (fields.given("type") && !account.dictionaries.hasType(type)) {
            fields.refuse("type", "unknown");
        }
        String priority = code(fields, "priority", defaultPriority());
        if (!account.dictionaries.hasPriority(priority)) {
            fields.refuse("priority", "unknown");
        }
        Map<String, JsonNode> parameters = Parameters.read(fields, account.issueParameters, account.settings.zone());
        Optional<Happening.Assignee> assignee = assigning.read(fields);
        List<Long> watchers = fields.ids("observer_ids", account.employees::containsKey);
        List<Long> watchingContacts = fields.ids("contact_observer_ids", account.contacts::containsKey);
        List<Long> watchingGroups = fields.ids("observer_group_ids", account.groups::containsKey);
        List<OkdeskAttachment> attachments = files.receive(fields, true, author.isContact());
        if (account.settings.typeIgnoredOnCreate()) {
            type = account.dictionaries.types().getFirst().code();
        }
        String source = author.isContact() ? "from_contact" : "from_employee";
        Issue issue = new Issue(
                account.numbers.issue(),
                author,
                cameFrom.isEmpty() ? source : cameFrom,
                fields.text("title").strip(),
                new Issue.Codes(type, priority, Dictionaries.OPENED),
                account.now());
        issue.description = fields.text("description");
        issue.companyId = client.companyId;
        issue.contactId = client.contactId;
        issue.objectId =
                fields.id("maintenance_entity_id", account.objects::containsKey).orElse(null);
        issue.parentId = fields.id("parent_id", account.issues::containsKey).orElse(null);
        issue.agreementId = fields.id("agreement_id", id -> false).orElse(null);
        issue.deadlineAt = fields.time("deadline_at", account.settings.zone()).orElse(null);
        issue.startUntil =
                fields.time("start_execution_until", account.settings.zone()).orElse(null);
        issue.plannedMinutes = planned(fields);
        fields.refuseIfWrong();
        assignee.ifPresent(chosen -> {
            issue.assigneeId = chosen.employeeId();
            issue.groupId = chosen.groupId();
        });
        Parameters.apply(parameters, issue.parameters);
        watchers.forEach(id -> issue.observers.add(Actor.employee(id)));
        watchingContacts.forEach(id -> issue.observers.add(Actor.contact(id)));
        issue.observerGroupIds.addAll(watchingGroups);
        issue.attachments.addAll(attachments);
        account.issues.put(issue.id, issue);
        changes.happened(issue, author, new Happening.Created());
        return issue;
    }

    static void checkTitle(Fields fields, String title) {
        if (title.isBlank()) {
            fields.refuse("title", "blank");
        } else if (title.length() > LONGEST_TITLE) {
            fields.refuse("title", "tooLong", LONGEST_TITLE);
        }
    }

    private record Client(
            @Nullable Long companyId, @Nullable Long contactId) {}

    private static String code(Fields fields, String name, String otherwise) {
        return fields.given(name) ? fields.text(name) : otherwise;
    }

    private String defaultPriority() {
        return account.dictionaries.hasPriority("normal")
                ? "normal"
                : account.dictionaries.priorities().getFirst().code();
    }

    private static @Nullable Integer planned(Fields fields) {
        Optional<Long> minutes = fields.id("planned_execution_in_minutes", value -> value >= SHORTEST_PLAN);
        return minutes.map(value -> BigDecimal.valueOf(value).intValueExact()).orElse(null);
    }

    private Actor author(Actor owner, Fields fields) {
        if (!fields.given("author")) {
            return owner;
        }
        Fields named = new Fields(fields.node("author") instanceof ObjectNode object ? object : Json.object());
        if (!rights.administrates(owner)) {
            fields.refuse("author", "notAdministrator");
            return owner;
        }
        return Authors.read(named, "id", "type", account).orElseGet(() -> {
            fields.refuse("author", "notFound");
            return owner;
        });
    }

    private Client client(Actor owner, Fields fields) {
        Optional<Long> companyId = fields.id("company_id", account.companies::containsKey);
        Optional<Long> contactId = fields.id("contact_id", account.contacts::containsKey);
        if (owner.isContact()) {
            return new Client(account.contact(owner.id()).companyId, owner.id());
        }
        Long own = contactId.map(id -> account.contact(id).companyId).orElse(null);
        Long company = companyId.orElse(own);
        boolean stranger = contactId.isPresent() && own != null && !own.equals(company);
        if (company != null && (stranger || !rights.sees(owner, company))) {
            fields.refuse("contact_company_eq_" + company, "otherCompany");
        }
        return new Client(company, contactId.orElse(null));
    }
}
