package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import deskbridge.emulator.tracker.Field.Change;
import deskbridge.emulator.tracker.FormReader.Form;
import java.util.Set;

/** Moving issues through their workflow (facts: yandex-tracker §6). Called with the organisation's lock held. */
final class TransitionWrites {
    private static final Set<String> NOT_FIELDS = Set.of("comment");

    private final FormReader forms;
    private final CommentWrites comments;
    private final Edits edits;

    TransitionWrites(FormReader forms, CommentWrites comments, Edits edits) {
        this.forms = forms;
        this.comments = comments;
        this.edits = edits;
    }

    void execute(TrackerUser actor, Issue issue, String id, JsonNode body, boolean fromSite) {
        Visibility.mustBeLicensed(actor);
        Workflow.Step step = issue.queue
                .workflow()
                .find(issue.text("status"), id)
                .orElseThrow(() -> Refusal.notFound("error.noTransition", id));
        Form form = read(issue, step, body);
        Edit edit = edits.begin(issue, actor, "IssueWorkflow", fromSite);
        form.values().forEach(edit::set);
        TextNode now = TextNode.valueOf(TrackerTime.write(edit.at()));
        edit.set("previousStatus", TextNode.valueOf(issue.text("status")));
        edit.set("status", TextNode.valueOf(step.to()));
        edit.set("statusStartTime", now);
        if ("done".equals(Dictionary.STATUSES.withKey(step.to()).type())) {
            edit.set("resolvedAt", now);
            edit.set("resolvedBy", TextNode.valueOf(actor.uid()));
        } else {
            edit.set("resolution", NullNode.instance);
            edit.set("resolvedAt", NullNode.instance);
            edit.set("resolvedBy", NullNode.instance);
        }
        if (!body.path("comment").asText("").isBlank()) {
            edit.addComment(comments.create(edit, body.get("comment").asText(), false));
        }
        edit.raise(Edit.Event.UPDATE);
        edits.commit(edit);
    }

    /** Only a transition with a screen takes a resolution, and such a one wants it. */
    private Form read(Issue issue, Workflow.Step step, JsonNode body) {
        Form form = forms.read(
                issue.queue,
                issue.values(),
                body,
                NOT_FIELDS,
                field -> field.change() == Change.EDIT || (field.change() == Change.TRANSITION && step.screen()));
        if (step.screen() && issue.value("resolution") == null && !form.fills("resolution")) {
            form.errors().putIfAbsent("resolution", Phrase.of("error.required"));
        }
        JsonNode comment = body.path("comment");
        if (!comment.isMissingNode() && !comment.isNull() && !comment.isTextual()) {
            form.errors().put("comment", Phrase.of("error.string"));
        }
        form.refuseIfWrong();
        return form;
    }
}
