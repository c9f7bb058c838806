package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes of status: allowed ones, with what the status needs (facts: okdesk §3). The account's lock is held. */
final class StatusWrites {
    static final String SKIP_WEBHOOKS = "skip_webhooks";

    private static final Set<String> SKIPPABLE = Set.of("skip_notifications", SKIP_WEBHOOKS, "skip_triggers");

    private final Account account;
    private final Changes changes;

    StatusWrites(Account account, Changes changes) {
        this.account = account;
        this.changes = changes;
    }

    void change(Actor actor, Issue issue, Fields fields) {
        change(actor, issue, fields, null);
    }

    /** @param assignee who takes over with the change, in the interface only */
    void change(Actor actor, Issue issue, Fields fields, Happening.@Nullable Assignee assignee) {
        Dictionaries.Status before = account.dictionaries.status(issue.status);
        Dictionaries.Status after = wanted(fields, before);
        Optional<Instant> delay = delay(fields, after);
        Map<String, JsonNode> values = Parameters.read(fields, account.issueParameters, account.settings.zone);
        checkNeeds(fields, issue, after, values);
        List<Happening.TimeEntry> entries = timeEntries(actor, fields);
        List<String> skipped = fields.texts("skip_options");
        if (!SKIPPABLE.containsAll(skipped)) {
            fields.refuse(
                    "skip_options",
                    "oneOf",
                    String.join(", ", SKIPPABLE.stream().sorted().toList()));
        }
        fields.refuseIfWrong();
        Happening.StatusChanged changed = new Happening.StatusChanged(
                before.code(),
                after.code(),
                fields.given("comment") ? comment(actor, issue, fields) : null,
                Parameters.apply(values, issue.parameters),
                entries,
                assignee == null ? null : takeOver(issue, assignee));
        enter(actor, issue, after, delay);
        entries.forEach(entry -> issue.spentHours = issue.spentHours.add(entry.hours()));
        announce(actor, issue, changed, skipped.contains(SKIP_WEBHOOKS));
    }

    private Dictionaries.Status wanted(Fields fields, Dictionaries.Status before) {
        Optional<Dictionaries.Status> after = account.dictionaries.findStatus(fields.text("code"));
        if (after.isEmpty()) {
            throw Refusal.field("code", fields.given("code") ? "unknown" : "missing");
        }
        if (!before.next().contains(after.get().code())) {
            throw Refusal.field(
                    "code", "noTransition", before.name(), after.get().name());
        }
        return after.get();
    }

    private static void checkNeeds(
            Fields fields, Issue issue, Dictionaries.Status after, Map<String, JsonNode> values) {
        if (after.commentNeeded() && !fields.given("comment")) {
            fields.refuse("comment", "blank");
        }
        after.parametersNeeded().forEach(code -> {
            JsonNode value = values.getOrDefault(code, issue.parameters.get(code));
            if (value == null || value.isNull()) {
                fields.refuse("custom_parameters." + code, "blank");
            }
        });
    }

    private void announce(Actor actor, Issue issue, Happening.StatusChanged changed, boolean silent) {
        if (silent) {
            changes.quietly(issue, actor, changed.type());
            return;
        }
        changes.happened(issue, actor, changed);
        Comment comment = changed.comment();
        if (comment != null && account.settings.statusCommentsAreAnnounced) {
            changes.happened(issue, actor, new Happening.Commented(comment));
        }
    }

    private static Happening.AssigneeChanged takeOver(Issue issue, Happening.Assignee assignee) {
        Happening.Assignee before = new Happening.Assignee(issue.groupId, issue.assigneeId);
        issue.groupId = assignee.groupId();
        issue.assigneeId = assignee.employeeId();
        return new Happening.AssigneeChanged(before, assignee);
    }

    private Optional<Instant> delay(Fields fields, Dictionaries.Status after) {
        Optional<Instant> delay = fields.time("delay_to", account.settings.zone);
        if (!after.code().equals(Dictionaries.DELAYED)) {
            return Optional.empty();
        }
        if (!fields.given("delay_to")) {
            fields.refuse("delay_to", "blank");
        } else if (delay.isPresent() && !delay.get().isAfter(account.now())) {
            fields.refuse("delay_to", "past");
        }
        return delay;
    }

    private Comment comment(Actor actor, Issue issue, Fields fields) {
        Comment comment = new Comment(
                account.numbers.comment(),
                actor,
                fields.text("comment"),
                fields.flag("comment_public"),
                account.now(),
                List.of());
        issue.comments.add(comment);
        return comment;
    }

    private List<Happening.TimeEntry> timeEntries(Actor actor, Fields fields) {
        List<Happening.TimeEntry> entries = new ArrayList<>();
        int at = 0;
        for (JsonNode element : fields.node("time_entry")) {
            Fields given = new Fields(element instanceof ObjectNode object ? object : Json.object());
            Optional<Long> employee = given.id("employee_id", account.employees::containsKey);
            JsonNode hours = given.node("spent_time");
            if (!hours.isNumber() || (employee.isEmpty() && actor.isContact())) {
                fields.refuse("time_entry." + at, "unknown");
            } else {
                entries.add(new Happening.TimeEntry(
                        account.numbers.other(),
                        given.text("comment"),
                        new BigDecimal(hours.asText()),
                        account.now(),
                        employee.orElseGet(actor::id)));
            }
            at++;
        }
        return entries;
    }

    private void enter(Actor actor, Issue issue, Dictionaries.Status after, Optional<Instant> delay) {
        Instant now = account.now();
        issue.oldStatus = issue.status;
        issue.status = after.code();
        issue.periods.add(new Issue.Period(after.code(), now));
        issue.delayedTo = delay.orElse(null);
        if (!after.last()) {
            issue.completedAt = null;
        } else if (issue.completedAt == null) {
            issue.completedAt = now;
        }
        if (issue.reactedAt == null && !actor.isContact()) {
            issue.reactedAt = now;
        }
    }
}
