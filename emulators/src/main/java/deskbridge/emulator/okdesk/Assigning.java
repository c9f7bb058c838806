package deskbridge.emulator.okdesk;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Group and employee who are to do the work (facts: okdesk §2). Called with the account's lock held. */
final class Assigning {
    private final Account account;
    private final Changes changes;

    Assigning(Account account, Changes changes) {
        this.account = account;
        this.changes = changes;
    }

    /** What {@code assignee_id} and {@code group_id} ask for; empty when neither is mentioned. */
    Optional<Happening.Assignee> read(Fields fields) {
        if (!fields.named("assignee_id") && !fields.named("group_id")) {
            return Optional.empty();
        }
        Optional<Long> groupId = fields.id("group_id", account.groups::containsKey);
        Optional<Long> employeeId = fields.id("assignee_id", account.employees::containsKey);
        Optional<OkdeskEmployee> employee = employeeId.flatMap(account::findEmployee);
        if (employee.isPresent()) {
            check(fields, employee.get(), groupId.orElse(null));
        }
        return Optional.of(new Happening.Assignee(groupId.orElse(null), employeeId.orElse(null)));
    }

    private void check(Fields fields, OkdeskEmployee employee, @Nullable Long groupId) {
        if (!employee.active()) {
            fields.refuse("assignee_id", "dismissed");
        } else if (groupId != null && !employee.groupIds().contains(groupId)) {
            fields.refuse("assignee_id", "notInGroup");
        } else if (groupId == null
                && account.settings.groupRequired
                && !employee.groupIds().isEmpty()) {
            fields.refuse("group_id", "missing");
        }
    }

    void assign(Actor actor, Issue issue, Fields fields) {
        Optional<Happening.Assignee> wanted = read(fields);
        fields.refuseIfWrong();
        wanted.ifPresent(assignee -> assign(actor, issue, assignee));
    }

    void assign(Actor actor, Issue issue, Happening.Assignee assignee) {
        Happening.Assignee before = new Happening.Assignee(issue.groupId, issue.assigneeId);
        if (before.equals(assignee)) {
            return;
        }
        issue.groupId = assignee.groupId();
        issue.assigneeId = assignee.employeeId();
        changes.happened(issue, actor, new Happening.AssigneeChanged(before, assignee));
    }
}
