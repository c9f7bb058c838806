package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.util.List;
import java.util.function.Supplier;

/**
 * A person who works in the emulated Tracker's own pages. Every action runs the queue's triggers, as it would in a
 * browser; none waits for their webhooks. What the person may not do fails with an {@link IllegalStateException} that
 * says why.
 */
public final class TrackerAgent {
    private final Organisation organisation;
    private final Writes writes;
    private final String uid;

    TrackerAgent(Organisation organisation, Writes writes, String uid) {
        this.organisation = organisation;
        this.writes = writes;
        this.uid = uid;
    }

    /** The parts of the emulator an agent works with. */
    record Writes(IssueWrites issues, CommentWrites comments, TransitionWrites transitions, FileWrites files) {}

    /** Creates an issue and returns its key. */
    public String creates(String queue, String summary, String description) {
        ObjectNode body = Json.object();
        body.put("queue", queue).put("summary", summary).put("description", description);
        return perform(() -> writes.issues.create(me(), body, true).key);
    }

    /** Writes a comment, with files if any, and returns its id. */
    public long comments(String key, String text, TrackerFile... files) {
        return comments(key, text, List.of(), files);
    }

    /** Writes a comment that calls the given people (logins), and returns its id. */
    public long comments(String key, String text, List<String> summonees, TrackerFile... files) {
        return perform(() -> {
            ObjectNode body = Json.object().put("text", text);
            if (!summonees.isEmpty()) {
                summonees.forEach(body.putArray("summonees")::add);
            }
            for (TrackerFile file : files) {
                Attachment attachment = receive(file);
                writes.files.keep(attachment);
                body.withArray("attachmentIds").add(attachment.idText());
            }
            return writes.comments.add(me(), issue(key), body, true, true).id;
        });
    }

    /** Replaces the text of an own comment; no trigger hears of it. */
    public void editsComment(String key, long commentId, String text) {
        perform(() -> {
            writes.comments.update(
                    me(), issue(key), comment(key, commentId), Json.object().put("text", text), true);
            return "";
        });
    }

    /** Deletes an own comment; no trigger hears of it. */
    public void deletesComment(String key, long commentId) {
        perform(() -> {
            writes.comments.delete(me(), issue(key), comment(key, commentId), true);
            return "";
        });
    }

    /**
     * Moves an issue to a status (key) by the transition that leads there; {@code fixed} where a resolution is wanted.
     */
    public void movesTo(String key, String status) {
        movesTo(key, status, "fixed", "");
    }

    /** Moves an issue to a status with this resolution where one is wanted, and with a comment unless it is empty. */
    public void movesTo(String key, String status, String resolution, String comment) {
        perform(() -> {
            Issue issue = issue(key);
            Workflow.Step step = issue.queue.workflow().from(issue.text("status")).stream()
                    .filter(candidate -> candidate.to().equals(status))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalStateException(key + ": no way from " + issue.text("status") + " to " + status));
            ObjectNode body = Json.object();
            if (step.screen()) {
                body.put("resolution", resolution);
            }
            if (!comment.isEmpty()) {
                body.put("comment", comment);
            }
            writes.transitions.execute(me(), issue, step.id(), body, true);
            return "";
        });
    }

    /** Makes somebody (login) the assignee. */
    public void assigns(String key, String login) {
        update(key, Json.object().put("assignee", login));
    }

    /** Takes the assignee away. */
    public void unassigns(String key) {
        update(key, Json.object().putNull("assignee"));
    }

    /** Changes the summary. */
    public void renames(String key, String summary) {
        update(key, Json.object().put("summary", summary));
    }

    /** Attaches a file to the issue itself and returns the attachment's id. */
    public String attaches(String key, TrackerFile file) {
        return perform(() -> {
            Attachment attachment = receive(file);
            writes.issues.attach(me(), issue(key), attachment, true);
            return attachment.idText();
        });
    }

    /** Changes any fields; the body is that of {@code PATCH /issues/…}. */
    public void update(String key, ObjectNode body) {
        perform(() -> {
            writes.issues.update(me(), issue(key), body, true);
            return "";
        });
    }

    private Attachment receive(TrackerFile file) {
        return writes.files.receive(me(), file.name(), file.mimeType(), file.content());
    }

    private TrackerUser me() {
        return organisation.people().withUid(uid);
    }

    private Issue issue(String key) {
        return organisation.issue(key).orElseThrow(() -> new IllegalStateException("no issue " + key));
    }

    private Comment comment(String key, long id) {
        return issue(key).comment(id).orElseThrow(() -> new IllegalStateException(key + " has no comment " + id));
    }

    private <T> T perform(Supplier<T> action) {
        try {
            return organisation.locked(action);
        } catch (Refusal refusal) {
            throw new IllegalStateException("agent " + uid + ": " + refusal.getMessage(), refusal);
        }
    }
}
