package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one request does to one issue: the unit of the version counter, of the changelog and of triggers. */
final class Edit {
    private final Issue issue;
    private final TrackerUser actor;
    private final Instant at;
    private final String type;
    private final Map<String, FieldChange> changes = new LinkedHashMap<>();
    private final List<Comment> commentsAdded = new ArrayList<>();
    private final List<Comment> commentsUpdated = new ArrayList<>();
    private final List<Comment> commentsRemoved = new ArrayList<>();
    private final List<Attachment> attachmentsAdded = new ArrayList<>();
    private final List<Attachment> attachmentsRemoved = new ArrayList<>();
    private final Set<Event> events = EnumSet.noneOf(Event.class);
    private final String transport;
    private boolean marked;

    Edit(Issue issue, TrackerUser actor, Instant at, String type, String transport) {
        this.issue = issue;
        this.actor = actor;
        this.at = at;
        this.type = type;
        this.transport = transport;
    }

    /** What triggers can wait for; nothing tells of an edited or deleted comment (facts: yandex-tracker §11.1). */
    enum Event {
        CREATE,
        UPDATE,
        COMMENT_CREATE
    }

    /** Sets a field, remembering what it was; a value equal to the present one is no change. */
    void set(Field field, JsonNode value) {
        JsonNode present = issue.value(field.id());
        JsonNode from = present == null ? NullNode.instance : present;
        JsonNode to = value.isArray() && value.isEmpty() ? NullNode.instance : value;
        if (from.equals(to)) {
            return;
        }
        FieldChange earlier = changes.get(field.id());
        changes.put(field.id(), new FieldChange(field, earlier == null ? from : earlier.from(), to));
        issue.put(field.id(), to);
    }

    void set(String field, JsonNode value) {
        set(Fields.named(field), value);
    }

    void addComment(Comment comment) {
        issue.comments.add(comment);
        commentsAdded.add(comment);
        comment.attachments.forEach(this::addAttachment);
        events.add(Event.COMMENT_CREATE);
    }

    void updated(Comment comment) {
        commentsUpdated.add(comment);
    }

    void removed(Comment comment) {
        commentsRemoved.add(comment);
    }

    void addAttachment(Attachment attachment) {
        issue.attachments.add(attachment);
        attachmentsAdded.add(attachment);
    }

    void removed(Attachment attachment) {
        attachmentsRemoved.add(attachment);
    }

    /** Something was changed that is neither field, comment nor file. */
    void mark() {
        marked = true;
    }

    void raise(Event event) {
        events.add(event);
    }

    boolean isEmpty() {
        return !marked
                && changes.isEmpty()
                && commentsAdded.isEmpty()
                && commentsUpdated.isEmpty()
                && commentsRemoved.isEmpty()
                && attachmentsAdded.isEmpty()
                && attachmentsRemoved.isEmpty();
    }

    /** The first comment of a person in this edit: the only one that {@code userComment} tells of. */
    Optional<Comment> userComment() {
        return commentsAdded.stream().filter(comment -> !comment.generated).findFirst();
    }

    Optional<Comment> generatedComment() {
        return commentsAdded.stream().filter(comment -> comment.generated).findFirst();
    }

    Issue issue() {
        return issue;
    }

    TrackerUser actor() {
        return actor;
    }

    Instant at() {
        return at;
    }

    String type() {
        return type;
    }

    String transport() {
        return transport;
    }

    Set<Event> events() {
        return events;
    }

    List<FieldChange> changes() {
        return List.copyOf(changes.values());
    }

    List<Comment> commentsAdded() {
        return commentsAdded;
    }

    List<Comment> commentsUpdated() {
        return commentsUpdated;
    }

    List<Comment> commentsRemoved() {
        return commentsRemoved;
    }

    List<Attachment> attachmentsAdded() {
        return attachmentsAdded;
    }

    List<Attachment> attachmentsRemoved() {
        return attachmentsRemoved;
    }
}
