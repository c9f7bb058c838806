package deskbridge.emulator.okdesk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which issues a search means: {@code count} and {@code list} name their filters differently (facts: okdesk §2.2). */
final class IssueFilter {
    private static final long NONE = 0;

    private final Account account;
    private final Query query;
    private Predicate<Issue> wanted = Issue::stands;

    private IssueFilter(Account account, Query query) {
        this.account = account;
        this.query = query;
    }

    static Predicate<Issue> forCount(Account account, Query query) {
        IssueFilter filter = new IssueFilter(account, query);
        filter.codes("status", issue -> issue.status);
        filter.codes("priority", issue -> issue.priority);
        filter.codes("type", issue -> issue.type);
        filter.without("status_not");
        filter.ids("author_contact_ids", issue -> issue.author.isContact() ? issue.author.id() : null);
        filter.ids("author_employee_ids", issue -> issue.author.isContact() ? null : issue.author.id());
        filter.ids("maintenance_entity_ids", issue -> issue.objectId);
        filter.ids("assignee_group_ids", issue -> issue.groupId);
        filter.rates();
        filter.opened();
        filter.overdue();
        filter.moments("reacted", issue -> issue.reactedAt);
        filter.moments("deadline", issue -> issue.deadlineAt);
        filter.moments("start_execution", issue -> issue.startUntil);
        filter.parameters();
        return filter.common();
    }

    static Predicate<Issue> forList(Account account, Query query) {
        IssueFilter filter = new IssueFilter(account, query);
        filter.codes("status_codes", issue -> issue.status);
        filter.codes("priority_codes", issue -> issue.priority);
        filter.codes("type_codes", issue -> issue.type);
        filter.without("status_codes_not");
        filter.ids("service_object_ids", issue -> issue.objectId);
        filter.withoutAnswer();
        return filter.common();
    }

    private Predicate<Issue> common() {
        ids("company_ids", issue -> issue.companyId);
        ids("contact_ids", issue -> issue.contactId);
        ids("assignee_ids", issue -> issue.assigneeId);
        moments("created", issue -> issue.createdAt);
        moments("completed", issue -> issue.completedAt);
        moments("updated", issue -> issue.updatedAt);
        return wanted;
    }

    private void only(Predicate<Issue> more) {
        wanted = wanted.and(more);
    }

    private void codes(String name, Function<Issue, String> code) {
        List<String> codes = query.many(name);
        only(issue -> codes.isEmpty() || codes.contains(code.apply(issue)));
    }

    private void without(String name) {
        List<String> codes = query.many(name);
        only(issue -> !codes.contains(issue.status));
    }

    private void ids(String name, Function<Issue, @Nullable Long> id) {
        List<Long> ids = query.ids(name);
        only(issue -> {
            Long value = id.apply(issue);
            return ids.isEmpty() || ids.contains(value == null ? NONE : value);
        });
    }

    private void rates() {
        List<String> rates = query.many("rate");
        only(issue -> rates.isEmpty() || rates.contains(issue.rate == null ? "0" : issue.rate));
    }

    private void opened() {
        boolean opened = query.one("opened").filter("true"::equals).isPresent();
        only(issue -> !opened || !account.dictionaries.status(issue.status).last());
    }

    private void overdue() {
        Optional<String> overdue = query.one("overdue");
        only(issue -> {
            Instant deadline = issue.deadlineAt;
            Instant end = Optional.ofNullable(issue.completedAt).orElseGet(account::now);
            boolean late = deadline != null && end.isAfter(deadline);
            return overdue.isEmpty() || overdue.get().equals("1") == late;
        });
    }

    private void withoutAnswer() {
        boolean wantedUnanswered =
                query.one("without_answer").filter("true"::equals).isPresent();
        only(issue -> !wantedUnanswered
                || issue.liveComments().isEmpty()
                || issue.liveComments().getLast().author.isContact());
    }

    private void parameters() {
        account.issueParameters.keySet().forEach(code -> {
            Optional<String> value = query.one("custom_parameters[" + code + "]");
            only(issue -> value.isEmpty()
                    || (issue.parameters.containsKey(code)
                            && value.get()
                                    .equals(String.valueOf(issue.parameters.get(code))
                                            .replace("\"", ""))));
        });
    }

    private void moments(String name, Function<Issue, @Nullable Instant> moment) {
        Optional<Instant> since = query.moment(name + "_since", false);
        Optional<Instant> until = query.moment(name + "_until", true);
        only(issue -> {
            Instant value = moment.apply(issue);
            return (since.isEmpty() && until.isEmpty())
                    || (value != null
                            && since.filter(value::isBefore).isEmpty()
                            && until.filter(value::isAfter).isEmpty());
        });
    }
}
