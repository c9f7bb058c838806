package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** New issues (facts: okdesk §2). Called with the account's lock held. */
final class IssueCreation {
    private static final int LONGEST_TITLE = 255;
    private static final int LONGEST_PLAN = 1_000_000;

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

    private record Client(
            @Nullable Long companyId, @Nullable Long contactId) {}

    /** What a call asks for, checked as far as it can be without an issue. */
    private record Wishes(
            Client client,
            Issue.Codes codes,
            Map<String, JsonNode> parameters,
            Optional<Happening.Assignee> assignee,
            List<Actor> observers,
            List<Long> observerGroupIds,
            Optional<Long> objectId,
            Optional<Long> parentId,
            Optional<Instant> deadline,
            Optional<Instant> start,
            Optional<Integer> plannedMinutes) {}

    /** @param owner of the key, author unless an administrator names another */
    Issue create(Actor owner, ObjectNode given) {
        return create(owner, given, "");
    }

    /** @param cameFrom the source to tell; empty for that of the author's kind */
    Issue create(Actor owner, ObjectNode given, String cameFrom) {
        Fields fields = new Fields(given);
        checkTitle(fields, fields.text("title"));
        Actor author = author(owner, fields);
        Wishes wishes = wishes(owner, fields);
        List<OkdeskAttachment> attachments = files.receive(fields, true, author.isContact());
        fields.refuseIfWrong();
        String source = author.isContact() ? "from_contact" : "from_employee";
        Issue issue = new Issue(
                account.numbers.issue(),
                author,
                cameFrom.isEmpty() ? source : cameFrom,
                fields.text("title").strip(),
                wishes.codes,
                account.now());
        issue.description = fields.text("description");
        issue.attachments.addAll(attachments);
        grant(wishes, issue);
        account.issues.put(issue.id, issue);
        changes.happened(issue, author, new Happening.Created());
        return issue;
    }

    private Wishes wishes(Actor owner, Fields fields) {
        ZoneId zone = account.settings.zone;
        // There are no agreements and no equipment here, so naming one is a mistake.
        fields.id("agreement_id", id -> false);
        fields.ids("equipment_ids", id -> false);
        return new Wishes(
                client(owner, fields),
                codes(fields),
                Parameters.read(fields, account.issueParameters, zone),
                assigning.read(fields),
                Stream.concat(
                                fields.ids("observer_ids", account.employees::containsKey).stream()
                                        .map(Actor::employee),
                                fields.ids("contact_observer_ids", account.contacts::containsKey).stream()
                                        .map(Actor::contact))
                        .toList(),
                fields.ids("observer_group_ids", account.groups::containsKey),
                fields.id("maintenance_entity_id", account.objects::containsKey),
                fields.id("parent_id", account.issues::containsKey),
                fields.time("deadline_at", zone),
                fields.time("start_execution_until", zone),
                fields.id("planned_execution_in_minutes", minutes -> minutes > 0 && minutes < LONGEST_PLAN)
                        .map(Long::intValue));
    }

    private static void grant(Wishes wishes, Issue issue) {
        issue.companyId = wishes.client.companyId;
        issue.contactId = wishes.client.contactId;
        issue.objectId = wishes.objectId.orElse(null);
        issue.parentId = wishes.parentId.orElse(null);
        issue.deadlineAt = wishes.deadline.orElse(null);
        issue.startUntil = wishes.start.orElse(null);
        issue.plannedMinutes = wishes.plannedMinutes.orElse(null);
        wishes.assignee.ifPresent(assignee -> {
            issue.assigneeId = assignee.employeeId();
            issue.groupId = assignee.groupId();
        });
        Parameters.apply(wishes.parameters, issue.parameters);
        issue.observers.addAll(wishes.observers);
        issue.observerGroupIds.addAll(wishes.observerGroupIds);
    }

    static void checkTitle(Fields fields, String title) {
        if (title.isBlank()) {
            fields.refuse("title", "blank");
        } else if (title.length() > LONGEST_TITLE) {
            fields.refuse("title", "tooLong", LONGEST_TITLE);
        }
    }

    private Issue.Codes codes(Fields fields) {
        Dictionaries known = account.dictionaries;
        String usual = known.types().getFirst().code();
        String type = fields.given("type") ? fields.text("type") : usual;
        if (!known.hasType(type)) {
            fields.refuse("type", "unknown");
        }
        String priority = fields.given("priority") ? fields.text("priority") : known.usualPriority();
        if (!known.hasPriority(priority)) {
            fields.refuse("priority", "unknown");
        }
        return new Issue.Codes(account.settings.typeIgnoredOnCreate ? usual : type, priority, Dictionaries.OPENED);
    }

    private Actor author(Actor owner, Fields fields) {
        if (!fields.given("author")) {
            return owner;
        }
        if (!rights.administrates(owner)) {
            fields.refuse("author", "notAdministrator");
            return owner;
        }
        ObjectNode named = fields.node("author") instanceof ObjectNode object ? object : Json.object();
        return Authors.read(new Fields(named), "id", "type", account).orElseGet(() -> {
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
