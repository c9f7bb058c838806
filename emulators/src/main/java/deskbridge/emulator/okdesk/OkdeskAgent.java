package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An employee who works in the emulated Okdesk's own pages. Every action posts the webhooks it would post there; none
 * waits for them. What the employee may not do fails with an {@link IllegalStateException} that says why.
 */
public final class OkdeskAgent {
    private final Desk desk;

    OkdeskAgent(Desk desk) {
        this.desk = desk;
    }

    /** The employee's id. */
    public long id() {
        return desk.actor().id();
    }

    /** Creates an issue without a client and returns its id. */
    public long creates(String title, String description) {
        return create(Json.object().put("title", title).put("description", description));
    }

    /** Creates an issue of a contact and its company and returns its id. */
    public long createsFor(long contactId, String title, String description) {
        return create(Json.object()
                .put("title", title)
                .put("description", description)
                .put("contact_id", contactId));
    }

    /** Creates an issue from the parameters of {@code POST /issues} and returns its id. */
    public long create(ObjectNode parameters) {
        return desk.perform(() -> desk.writes().creation().create(desk.actor(), parameters).id);
    }

    /** Writes a public comment (HTML), with public files if any, and returns its id. */
    public long comments(long issueId, String html, OkdeskFile... files) {
        return desk.comment(issueId, html, true, files);
    }

    /** Writes an internal comment (HTML), with internal files if any, and returns its id. */
    public long notes(long issueId, String html, OkdeskFile... files) {
        return desk.comment(issueId, html, false, files);
    }

    /** Replaces the text of an own comment; no webhook tells. */
    public void editsComment(long issueId, long commentId, String html) {
        act(issueId, issue -> desk.writes().comments().edit(desk.actor(), issue, comment(issue, commentId), html));
    }

    /** Deletes an own comment; no webhook tells. */
    public void deletesComment(long issueId, long commentId) {
        act(issueId, issue -> desk.writes().comments().delete(desk.actor(), issue, comment(issue, commentId)));
    }

    /** Attaches files to the issue itself. */
    public List<OkdeskAttachment> attaches(long issueId, boolean isPublic, OkdeskFile... files) {
        return desk.attach(issueId, isPublic, files);
    }

    /** Removes a file of the issue itself; no webhook tells of it. */
    public void removesFile(long issueId, long fileId) {
        act(issueId, issue -> desk.writes().issues().removeFile(desk.actor(), issue, fileId));
    }

    /** Moves an issue to a status (code). */
    public void movesTo(long issueId, String status) {
        changeStatus(issueId, Json.object().put("code", status));
    }

    /** Moves an issue to a status with a comment. */
    public void movesTo(long issueId, String status, String comment, boolean isPublic) {
        changeStatus(
                issueId,
                Json.object().put("code", status).put("comment", comment).put("comment_public", isPublic));
    }

    /** Delays an issue, with an internal comment. */
    public void delays(long issueId, Instant until, String comment) {
        changeStatus(
                issueId,
                Json.object()
                        .put("code", Dictionaries.DELAYED)
                        .put("delay_to", until.toString())
                        .put("comment", comment));
    }

    /** Changes the status by the parameters of {@code POST /issues/…/statuses}. */
    public void changeStatus(long issueId, ObjectNode parameters) {
        act(issueId, issue -> desk.writes().statuses().change(desk.actor(), issue, new Fields(parameters)));
    }

    /** Moves an issue to a status and makes somebody (login) the assignee: one event, and no {@code new_assignee}. */
    public void movesAndAssigns(long issueId, String status, String login) {
        Fields fields = new Fields(Json.object().put("code", status));
        act(issueId, issue -> desk.writes().statuses().change(desk.actor(), issue, fields, assignee(login)));
    }

    /** Makes somebody (login) the assignee, with the first group of that employee. */
    public void assigns(long issueId, String login) {
        act(issueId, issue -> desk.writes().assigning().assign(desk.actor(), issue, assignee(login)));
    }

    private Happening.Assignee assignee(String login) {
        OkdeskEmployee employee = desk.account()
                .employeeWithLogin(login)
                .orElseThrow(() -> new IllegalStateException("no employee " + login));
        Long group = employee.groupIds().isEmpty() ? null : employee.groupIds().getFirst();
        return new Happening.Assignee(group, employee.id());
    }

    /** Gives an issue to a group, or to nobody, without naming an employee. */
    public void assignsGroup(long issueId, @Nullable Long groupId) {
        act(
                issueId,
                issue -> desk.writes().assigning().assign(desk.actor(), issue, new Happening.Assignee(groupId, null)));
    }

    /** Changes the title; no webhook tells. */
    public void renames(long issueId, String title) {
        act(issueId, issue -> desk.writes().issues().changeTitle(desk.actor(), issue, title));
    }

    /** Changes the description; no webhook tells. */
    public void describes(long issueId, String html) {
        act(issueId, issue -> desk.writes().issues().changeDescription(desk.actor(), issue, html));
    }

    /** Changes the priority (code). */
    public void prioritises(long issueId, String priority) {
        act(issueId, issue -> desk.writes().issues().changePriority(desk.actor(), issue, priority));
    }

    /** Changes the type (code). */
    public void changesType(long issueId, String type) {
        act(issueId, issue -> desk.writes().issues().changeType(desk.actor(), issue, type));
    }

    /** Changes the deadline; null takes it away. */
    public void changesDeadline(long issueId, @Nullable Instant deadline) {
        act(issueId, issue -> desk.writes().issues().changeDeadline(desk.actor(), issue, deadline));
    }

    /** Changes company and contact; no webhook tells. */
    public void changesClient(long issueId, @Nullable Long companyId, @Nullable Long contactId) {
        act(issueId, issue -> desk.writes().issues().changeClient(desk.actor(), issue, companyId, contactId));
    }

    /** Fills in a custom parameter. */
    public void fills(long issueId, String code, String value) {
        ObjectNode parameters = Json.object();
        parameters.putObject("custom_parameters").put(code, value);
        act(issueId, issue -> desk.writes().issues().changeParameters(desk.actor(), issue, new Fields(parameters)));
    }

    /** Adds an employee to those who work on it, or takes one away. */
    public void coexecutor(long issueId, long employeeId, boolean add) {
        act(issueId, issue -> desk.writes().issues().coexecutor(desk.actor(), issue, employeeId, add));
    }

    /** Deletes an issue. */
    public void deletes(long issueId) {
        act(issueId, issue -> desk.writes().issues().delete(desk.actor(), issue));
    }

    /** Merges the first issue into the second: it is gone, and its comments come there as new ones. */
    public void merges(long issueId, long intoIssueId) {
        act(
                issueId,
                from -> desk.writes()
                        .comments()
                        .merge(desk.actor(), from, desk.account().issue(intoIssueId)));
    }

    private void act(long issueId, Consumer<Issue> action) {
        desk.at(issueId, issue -> {
            action.accept(issue);
            return issue;
        });
    }

    private static Comment comment(Issue issue, long id) {
        return issue.comment(id)
                .orElseThrow(() -> new IllegalStateException("issue " + issue.id + " has no comment " + id));
    }
}
