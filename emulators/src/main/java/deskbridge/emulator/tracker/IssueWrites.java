package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import deskbridge.emulator.tracker.Field.Change;
import deskbridge.emulator.tracker.FormReader.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Creating, changing and moving issues. Called with the organisation's lock held. */
final class IssueWrites {
    private static final Set<String> NOT_FIELDS = Set.of("attachmentIds", "markupType");
    private static final Set<String> NOT_FIELDS_OF_CREATE = Set.of("attachmentIds", "markupType", "queue");

    private final Organisation organisation;
    private final FormReader forms;
    private final FileWrites files;
    private final Edits edits;

    IssueWrites(Organisation organisation, FormReader forms, FileWrites files, Edits edits) {
        this.organisation = organisation;
        this.forms = forms;
        this.files = files;
        this.edits = edits;
    }

    Issue create(TrackerUser actor, JsonNode body, boolean fromSite) {
        Queue queue = queueOf(body);
        if (!actor.admin() && !queue.isOpenTo(actor.uid())) {
            throw Refusal.forbidden("error.noRights");
        }
        Form form = forms.read(
                queue,
                Map.of(),
                body,
                NOT_FIELDS_OF_CREATE,
                field -> field.change() == Change.EDIT || field.change() == Change.CREATE);
        if (!form.fills("summary")) {
            form.errors().put("summary", Phrase.of("error.required"));
        }
        form.refuseIfWrong();
        if (organisation.withUnique(body.path("unique").asText("")).isPresent()) {
            throw Refusal.of(409, "error.notUnique");
        }
        return store(actor, queue, form.values(), files.claim(body.path("attachmentIds")), fromSite);
    }

    private Queue queueOf(JsonNode body) {
        JsonNode given = body.path("queue");
        Optional<Queue> queue = organisation.findQueue(given);
        if (queue.isPresent()) {
            return queue.get();
        }
        Map<String, Phrase> errors = new LinkedHashMap<>();
        boolean named = body.hasNonNull("queue");
        errors.put("queue", named ? Phrase.of("error.noQueue", given.asText()) : Phrase.of("error.required"));
        if (!body.hasNonNull("summary")) {
            errors.put("summary", Phrase.of("error.required"));
        }
        throw Refusal.fields(errors);
    }

    private Issue store(
            TrackerUser actor, Queue queue, Map<Field, JsonNode> values, List<Attachment> claimed, boolean fromSite) {
        Issue issue = new Issue(organisation.nextHexId(), queue.nextIssueKey(), queue);
        Edit edit = edits.begin(issue, actor, "IssueCreated", fromSite);
        TextNode now = TextNode.valueOf(TrackerTime.write(edit.at()));
        issue.put("createdAt", now);
        issue.put("createdBy", TextNode.valueOf(actor.uid()));
        edit.set("queue", TextNode.valueOf(queue.key()));
        edit.set("status", TextNode.valueOf("open"));
        edit.set("statusStartTime", now);
        edit.set("type", TextNode.valueOf("task"));
        edit.set("priority", TextNode.valueOf("normal"));
        values.forEach((field, value) -> {
            if (value.isNull()) {
                return;
            }
            if (field.id().equals("author")) {
                issue.put("createdBy", value);
            } else {
                edit.set(field, value);
            }
        });
        claimed.forEach(edit::addAttachment);
        edit.raise(Edit.Event.CREATE);
        organisation.add(issue);
        edits.commit(edit);
        return issue;
    }

    /** Changes fields; a body of values equal to the present ones is accepted and changes nothing. */
    void update(TrackerUser actor, Issue issue, JsonNode body, boolean fromSite) {
        Visibility.mustBeLicensed(actor);
        Form form = forms.read(issue.queue, issue.values(), body, NOT_FIELDS, field -> field.change() == Change.EDIT);
        form.refuseIfWrong();
        List<Attachment> claimed = files.claim(body.path("attachmentIds"));
        Edit edit = edits.begin(issue, actor, "IssueUpdated", fromSite);
        form.values().forEach(edit::set);
        claimed.forEach(edit::addAttachment);
        edit.raise(Edit.Event.UPDATE);
        edits.commit(edit);
    }

    /**
     * Moves an issue to another queue: new key; the old queue's local fields stay behind unless all are to be moved.
     */
    void move(TrackerUser actor, Issue issue, Queue target, boolean allFields, boolean initialStatus) {
        Visibility.mustBeLicensed(actor);
        if (target == issue.queue) {
            throw Refusal.field("queue", "error.sameQueue");
        }
        Edit edit = edits.begin(issue, actor, "IssueMoved", false);
        edit.set("previousQueue", TextNode.valueOf(issue.queue.key()));
        edit.set("queue", TextNode.valueOf(target.key()));
        if (!allFields) {
            issue.queue.localFields().forEach(local -> edit.set(local.field(), NullNode.instance));
        }
        if (initialStatus && !issue.text("status").equals("open")) {
            edit.set("previousStatus", TextNode.valueOf(issue.text("status")));
            edit.set("status", TextNode.valueOf("open"));
            edit.set("statusStartTime", TextNode.valueOf(TrackerTime.write(edit.at())));
        }
        issue.queue = target;
        organisation.rename(issue, target.nextIssueKey());
        edit.raise(Edit.Event.UPDATE);
        edits.commit(edit);
    }

    /** Attaches a file to the issue itself. */
    void attach(TrackerUser actor, Issue issue, Attachment attachment, boolean fromSite) {
        Edit edit = edits.begin(issue, actor, "IssueAttachmentAdded", fromSite);
        edit.addAttachment(attachment);
        edit.raise(Edit.Event.UPDATE);
        edits.commit(edit);
    }

    /** Takes a file away, from its comment as well; allowed to who uploaded it. */
    void detach(TrackerUser actor, Issue issue, Attachment attachment) {
        if (!attachment.createdBy().equals(actor.uid()) && !actor.admin()) {
            throw Refusal.forbidden("error.noRights");
        }
        Edit edit = edits.begin(issue, actor, "IssueAttachmentRemoved", false);
        issue.attachments.remove(attachment);
        issue.comments.forEach(comment -> comment.attachments.remove(attachment));
        edit.removed(attachment);
        edit.raise(Edit.Event.UPDATE);
        edits.commit(edit);
    }
}
