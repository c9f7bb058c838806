package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes of single things of an issue (facts: okdesk §2, §7). Called with the account's lock held. */
final class IssueWrites {
    private static final List<String> RATES = List.of("bad", "normal", "good");

    private final Account account;
    private final Changes changes;

    IssueWrites(Account account, Changes changes) {
        this.account = account;
        this.changes = changes;
    }

    void changeType(Actor actor, Issue issue, String code) {
        if (code.isBlank() || !account.dictionaries.hasType(code)) {
            throw Refusal.field("code", code.isBlank() ? "missing" : "unknown");
        }
        String before = issue.type;
        if (!before.equals(code)) {
            issue.type = code;
            changes.happened(issue, actor, new Happening.TypeChanged(before, code));
        }
    }

    void changePriority(Actor actor, Issue issue, String code) {
        if (!account.dictionaries.hasPriority(code)) {
            throw Refusal.field("priority", "unknown");
        }
        String before = issue.priority;
        if (!before.equals(code)) {
            issue.priority = code;
            changes.happened(issue, actor, new Happening.PriorityChanged(before, code));
        }
    }

    void changeDeadline(Actor actor, Issue issue, @Nullable Instant deadline) {
        Instant before = issue.deadlineAt;
        if (!Objects.equals(before, deadline)) {
            issue.deadlineAt = deadline;
            changes.happened(issue, actor, new Happening.DeadlineChanged(before, deadline));
        }
    }

    void changeTitle(Actor actor, Issue issue, String title) {
        Fields fields = new Fields(Json.object());
        IssueCreation.checkTitle(fields, title);
        fields.refuseIfWrong();
        issue.title = title.strip();
        changes.quietly(issue, actor, "title");
    }

    void changeDescription(Actor actor, Issue issue, String description) {
        issue.description = description;
        changes.quietly(issue, actor, "description");
    }

    void changeParameters(Actor actor, Issue issue, Fields fields) {
        Map<String, JsonNode> values = Parameters.read(fields, account.issueParameters, account.settings.zone);
        fields.refuseIfWrong();
        List<Happening.ParameterChange> changed = Parameters.apply(values, issue.parameters);
        if (!changed.isEmpty()) {
            changes.happened(issue, actor, new Happening.ParametersChanged(changed));
        }
    }

    void changeAddress(Actor actor, Issue issue, Fields fields) {
        ObjectNode address = Json.object();
        address.set("coordinates", fields.given("coordinates") ? fields.node("coordinates") : null);
        issue.address = address.put("value", fields.text("value"));
        changes.quietly(issue, actor, "address");
    }

    /** A contact brings its company along. */
    void changeClient(Actor actor, Issue issue, @Nullable Long companyId, @Nullable Long contactId) {
        issue.companyId = companyId;
        issue.contactId = contactId;
        changes.quietly(issue, actor, "client");
    }

    void attach(Actor actor, Issue issue, List<OkdeskAttachment> attachments) {
        issue.attachments.addAll(attachments);
        changes.happened(issue, actor, new Happening.FilesAdded(attachments));
    }

    void coexecutor(Actor actor, Issue issue, long employeeId, boolean add) {
        boolean changed = add
                ? !issue.coexecutorIds.contains(employeeId) && issue.coexecutorIds.add(employeeId)
                : issue.coexecutorIds.remove(employeeId);
        if (changed) {
            changes.happened(issue, actor, new Happening.CoexecutorChanged(employeeId, add));
        }
    }

    /** The last rating wins unless the account says otherwise; which states allow one is not documented. */
    void rate(Actor actor, Issue issue, String rate, boolean fromApi) {
        OkdeskSettings.RateRules rules = account.settings.rateRules;
        if (fromApi && rules.refusedWith() == 422) {
            throw Refusal.field("rate", "noRights");
        }
        if (fromApi && rules.refusedWith() != 0) {
            throw Refusal.of(rules.refusedWith(), "noRights");
        }
        if (!RATES.contains(rate)) {
            throw Refusal.field("rate", rate.isEmpty() ? "missing" : "unknown");
        }
        if (rules.onlyFinished() && !account.dictionaries.status(issue.status).last()) {
            throw Refusal.field("rate", "notFinished");
        }
        if (rules.once() && issue.rate != null) {
            throw Refusal.field("rate", "alreadyRated");
        }
        issue.rate = rate;
        issue.rateId = Optional.ofNullable(issue.rateId).orElseGet(account.numbers::rate);
        Happening rated = new Happening.Rated(rate);
        if (fromApi && !rules.announced()) {
            changes.quietly(issue, actor, rated.type());
        } else {
            changes.happened(issue, actor, rated);
        }
    }

    void delete(Actor actor, Issue issue) {
        issue.deleted = true;
        changes.happened(issue, actor, new Happening.Deleted());
    }

    /** Removes a file of the issue itself; in the web interface only, and no webhook tells of it. */
    void removeFile(Actor actor, Issue issue, long file) {
        if (!issue.attachments.removeIf(attachment -> attachment.id() == file)) {
            throw new IllegalArgumentException("issue " + issue.id + " has no file " + file + " of its own");
        }
        changes.quietly(issue, actor, "file_deleted");
    }
}
