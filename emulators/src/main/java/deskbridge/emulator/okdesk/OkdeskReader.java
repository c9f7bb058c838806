package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the emulated Okdesk holds, for assertions and for the demo's pages; every answer is a copy. */
public final class OkdeskReader {
    private final Account account;

    OkdeskReader(Account account) {
        this.account = account;
    }

    /** Every issue, oldest first, deleted and merged ones included. */
    public List<OkdeskIssue> issues() {
        return account.locked(
                () -> account.issues.values().stream().map(issue -> show(issue)).toList());
    }

    /**
     * One issue, whatever became of it.
     *
     * @throws IllegalArgumentException when there never was one
     */
    public OkdeskIssue issue(long id) {
        return account.locked(() -> show(account.issue(id)));
    }

    /** The comments that can be read now, oldest first. */
    public List<OkdeskComment> comments(long issueId) {
        return commentsEver(issueId).stream()
                .filter(comment -> !comment.deleted())
                .toList();
    }

    /** Every comment there ever was, oldest first. */
    public List<OkdeskComment> commentsEver(long issueId) {
        return account.locked(() -> account.issue(issueId).comments.stream()
                .map(comment -> show(comment))
                .toList());
    }

    /** The native rating: {@code good}, {@code normal} or {@code bad}. */
    public Optional<String> rate(long issueId) {
        return Optional.ofNullable(issue(issueId).rate());
    }

    /** What happened to an issue, oldest first, told by webhooks or not. */
    public List<OkdeskEvent> history(long issueId) {
        return account.locked(() -> List.copyOf(account.issue(issueId).history));
    }

    /** How often something of this type happened to an issue. */
    public long count(long issueId, String type) {
        return history(issueId).stream()
                .filter(event -> event.type().equals(type))
                .count();
    }

    /** Every contact. */
    public List<OkdeskContact> contacts() {
        return account.locked(() ->
                account.contacts.values().stream().map(contact -> show(contact)).toList());
    }

    /** One contact. */
    public OkdeskContact contact(long id) {
        return account.locked(() -> show(account.contact(id)));
    }

    /** Every company. */
    public List<OkdeskCompany> companies() {
        return account.locked(() -> account.companies.values().stream()
                .map(company -> new OkdeskCompany(
                        company.id, company.name(), company.text("phone"), company.active, texts(company.parameters)))
                .toList());
    }

    /** Every employee, dismissed ones included. */
    public List<OkdeskEmployee> employees() {
        return account.locked(() -> List.copyOf(account.employees.values()));
    }

    /** The groups. */
    public List<OkdeskGroup> groups() {
        return account.locked(() -> List.copyOf(account.groups.values()));
    }

    /** The service objects. */
    public List<OkdeskObject> objects() {
        return account.locked(() -> List.copyOf(account.objects.values()));
    }

    /** Codes and names of the statuses, in the account's order. */
    public Map<String, String> statuses() {
        return account.locked(() -> {
            Map<String, String> names = new LinkedHashMap<>();
            account.dictionaries.statuses().forEach(status -> names.put(status.code(), status.name()));
            return names;
        });
    }

    /** Codes of the statuses an issue may go to now. */
    public List<String> nextStatuses(long issueId) {
        return account.locked(
                () -> account.dictionaries.status(account.issue(issueId).status).next());
    }

    private OkdeskIssue show(Issue issue) {
        Long assigneeId = issue.assigneeId;
        return new OkdeskIssue(
                issue.id,
                issue.title,
                issue.description,
                issue.author.kind().code(),
                issue.author.id(),
                issue.source,
                issue.companyId,
                issue.contactId,
                issue.type,
                issue.priority,
                issue.status,
                assigneeId == null ? null : account.employee(assigneeId).login(),
                issue.groupId,
                issue.rate,
                texts(issue.parameters),
                List.copyOf(issue.attachments),
                issue.objectId,
                issue.delayedTo,
                issue.deadlineAt,
                issue.completedAt,
                issue.deleted,
                issue.mergedInto,
                issue.createdAt,
                issue.updatedAt);
    }

    private OkdeskComment show(Comment comment) {
        return new OkdeskComment(
                comment.id,
                comment.author.kind().code(),
                comment.author.id(),
                account.name(comment.author).whole(),
                comment.content,
                comment.isPublic,
                comment.deleted,
                comment.attachments,
                comment.publishedAt);
    }

    private static OkdeskContact show(Contact contact) {
        return new OkdeskContact(
                contact.id,
                contact.text("last_name"),
                contact.text("first_name"),
                contact.text("patronymic"),
                contact.text("phone"),
                contact.text("mobile_phone"),
                contact.text("email"),
                contact.text("telegram_username"),
                contact.companyId,
                texts(contact.parameters));
    }

    private static Map<String, String> texts(Map<String, JsonNode> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((code, value) -> texts.put(code, value.isValueNode() ? value.asText() : value.toString()));
        return texts;
    }
}
