package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the emulated Tracker holds now, for assertions and for the demo's page. Does not block for long; thread-safe.
 */
public final class TrackerReader {
    private final Organisation organisation;

    TrackerReader(Organisation organisation) {
        this.organisation = organisation;
    }

    /** All issues, oldest first. */
    public List<TrackerIssue> issues() {
        return organisation.locked(
                () -> organisation.issues().stream().map(this::show).toList());
    }

    /**
     * One issue by its key, an earlier key or its hex id.
     *
     * @throws IllegalArgumentException when there is none
     */
    public TrackerIssue issue(String key) {
        return organisation.locked(() -> show(find(key)));
    }

    /** How many issues were ever created with this {@code unique}: never more than one. */
    public int issuesWithUnique(String unique) {
        return organisation.locked(() -> (int) organisation.issues().stream()
                .filter(issue -> issue.text("unique").equals(unique))
                .count());
    }

    /** Comments of an issue, oldest first, without deleted ones. */
    public List<TrackerComment> comments(String key) {
        return commentsEver(key).stream().filter(comment -> !comment.deleted()).toList();
    }

    /** Comments of an issue, oldest first, with deleted ones. */
    public List<TrackerComment> commentsEver(String key) {
        return organisation.locked(
                () -> find(key).comments.stream().map(this::show).toList());
    }

    /** All files of an issue and of its comments. */
    public List<TrackerFile> files(String key) {
        return organisation.locked(
                () -> find(key).attachments.stream().map(TrackerReader::show).toList());
    }

    /** How many files were uploaded and never used. */
    public int unusedFiles() {
        return organisation.locked(() -> organisation.temporaryFiles().size());
    }

    /** The types of an issue's changelog entries, oldest first, such as {@code IssueWorkflow}. */
    public List<String> history(String key) {
        return organisation.locked(
                () -> find(key).history.stream().map(entry -> entry.type).toList());
    }

    /** The statuses (keys) that an issue may go to now. */
    public List<String> nextStatuses(String key) {
        return organisation.locked(() -> {
            Issue issue = find(key);
            return issue.queue.workflow().from(issue.text("status")).stream()
                    .map(Workflow.Step::to)
                    .toList();
        });
    }

    /** Everybody, the robot that executes triggers included. */
    public List<TrackerUser> users() {
        return organisation.locked(() -> organisation.people().all());
    }

    /** The keys of all queues. */
    public List<String> queues() {
        return organisation.locked(
                () -> organisation.queues().stream().map(Queue::key).toList());
    }

    /** The Russian name of a status, as people see it. */
    public String statusName(String status) {
        return Dictionary.STATUSES.display(Dictionary.STATUSES.withKey(status), Texts.RUSSIAN);
    }

    /** Where an issue may go now, in the workflow's order. */
    public List<TrackerMove> moves(String key) {
        return organisation.locked(() -> {
            Issue issue = find(key);
            return issue.queue.workflow().from(issue.text("status")).stream()
                    .map(step -> new TrackerMove(step.id(), step.to(), step.screen()))
                    .toList();
        });
    }

    private Issue find(String key) {
        return organisation
                .issue(key)
                .orElseThrow(() -> new IllegalArgumentException("the emulated Tracker has no issue " + key));
    }

    private TrackerIssue show(Issue issue) {
        Map<String, String> local = new LinkedHashMap<>();
        issue.queue.localFields().forEach(field -> {
            JsonNode value = issue.value(field.field().id());
            if (value != null) {
                local.put(field.field().key(), value.isValueNode() ? value.asText() : value.toString());
            }
        });
        return new TrackerIssue(
                issue.key,
                issue.id,
                issue.version,
                issue.queue.key(),
                issue.text("summary"),
                issue.text("description"),
                issue.text("status"),
                orNull(issue.text("resolution")),
                login(issue.text("createdBy")),
                issue.text("assignee").isEmpty() ? null : login(issue.text("assignee")),
                issue.texts("tags"),
                logins(issue.texts("followers")),
                logins(issue.texts("access")),
                local,
                orNull(issue.text("unique")),
                time(issue.text("createdAt")),
                time(issue.text("updatedAt")));
    }

    private TrackerComment show(Comment comment) {
        return new TrackerComment(
                comment.id,
                comment.longId,
                login(comment.createdBy),
                comment.text,
                comment.deleted,
                comment.generated,
                comment.version,
                logins(comment.summonees),
                comment.attachments.stream().map(TrackerReader::show).toList(),
                comment.createdAt,
                comment.updatedAt);
    }

    private static TrackerFile show(Attachment attachment) {
        return new TrackerFile(attachment.name(), attachment.mimeType(), attachment.content());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Instant time(String text) {
        return TrackerTime.read(text).orElseThrow(() -> new IllegalStateException("not a time: " + text));
    }

    private List<String> logins(List<String> uids) {
        return uids.stream().map(this::login).toList();
    }

    private String login(String uid) {
        return organisation.people().withUid(uid).login();
    }
}
