package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import deskbridge.emulator.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writing, changing and deleting comments (facts: yandex-tracker §5). Called with the organisation's lock held. */
final class CommentWrites {
    private static final int LONGEST_TEXT = 512_000;
    private static final int MOST_COMMENTS = 1_000;
    private static final int MOST_REPLIES = 50;
    private static final Set<String> KNOWN =
            Set.of("text", "summonees", "maillistSummonees", "attachmentIds", "markupType", "replyTo");

    private final Organisation organisation;
    private final FileWrites files;
    private final Edits edits;

    CommentWrites(Organisation organisation, FileWrites files, Edits edits) {
        this.organisation = organisation;
        this.files = files;
        this.edits = edits;
    }

    /** @param follow whether the author becomes a follower, if the queue wants so as well */
    Comment add(TrackerUser actor, Issue issue, JsonNode body, boolean follow, boolean fromSite) {
        Draft draft = check(issue, body);
        if (issue.liveComments().size() >= MOST_COMMENTS) {
            throw Refusal.field("comments", "error.tooManyComments", MOST_COMMENTS);
        }
        Edit edit = edits.begin(issue, actor, "IssueCommentAdded", fromSite);
        Comment comment = create(edit, draft.text, false);
        comment.summonees.addAll(draft.summonees);
        comment.mailLists.addAll(draft.mailLists);
        comment.replyTo.addAll(draft.replyTo);
        comment.attachments.addAll(files.claim(body.path("attachmentIds")));
        edit.addComment(comment);
        if (follow && issue.queue.commentersFollow) {
            include(edit, "followers", List.of(actor.uid()));
        }
        letIn(edit, comment);
        edits.commit(edit);
        return comment;
    }

    /** Writes a comment in another's name and at another time; for administrators. */
    Comment importOne(TrackerUser actor, Issue issue, JsonNode body) {
        if (!actor.admin()) {
            throw Refusal.forbidden("error.noRights");
        }
        TrackerUser author = organisation
                .people()
                .find(body.path("createdBy"))
                .orElseThrow(() -> Refusal.field("createdBy", "error.required"));
        Instant at = TrackerTime.read(body.path("createdAt").asText())
                .orElseThrow(() -> Refusal.field("createdAt", "error.required"));
        String text = body.path("text").asText("");
        if (text.isBlank()) {
            throw Refusal.field("text", "error.required");
        }
        boolean inside = TrackerTime.read(issue.text("createdAt"))
                        .filter(created -> !at.isBefore(created))
                        .isPresent()
                && TrackerTime.read(issue.text("updatedAt"))
                        .filter(updated -> !at.isAfter(updated))
                        .isPresent();
        if (!inside) {
            throw Refusal.field("createdAt", "error.date");
        }
        Edit edit = edits.begin(issue, actor, "IssueCommentAdded", false);
        Comment comment =
                new Comment(organisation.nextCommentId(), organisation.nextHexId(), author.uid(), at, text, false);
        edit.addComment(comment);
        edits.commit(edit);
        return comment;
    }

    /** A comment for an edit under way, such as a transition; not yet part of it. */
    Comment create(Edit edit, String text, boolean generated) {
        return new Comment(
                organisation.nextCommentId(),
                organisation.nextHexId(),
                edit.actor().uid(),
                edit.at(),
                text,
                generated);
    }

    void update(TrackerUser actor, Issue issue, Comment comment, JsonNode body, boolean fromSite) {
        mustBeAuthor(actor, comment);
        Draft draft = check(issue, body);
        Edit edit = edits.begin(issue, actor, "IssueCommentUpdated", fromSite);
        if (body.hasNonNull("text")) {
            comment.text = draft.text;
        }
        if (body.has("summonees")) {
            comment.summonees.clear();
            comment.summonees.addAll(draft.summonees);
        }
        List<Attachment> claimed = files.claim(body.path("attachmentIds"));
        comment.attachments.addAll(claimed);
        claimed.forEach(edit::addAttachment);
        comment.version++;
        comment.updatedAt = edit.at();
        comment.updatedBy = actor.uid();
        edit.updated(comment);
        letIn(edit, comment);
        edits.commit(edit);
    }

    /** Deletes a comment and the files that came with it. */
    void delete(TrackerUser actor, Issue issue, Comment comment, boolean fromSite) {
        mustBeAuthor(actor, comment);
        Edit edit = edits.begin(issue, actor, "IssueCommentRemoved", fromSite);
        comment.deleted = true;
        issue.attachments.removeAll(comment.attachments);
        edit.removed(comment);
        edits.commit(edit);
    }

    private static void mustBeAuthor(TrackerUser actor, Comment comment) {
        if (!comment.createdBy.equals(actor.uid()) && !actor.admin()) {
            throw Refusal.forbidden("error.notYourComment");
        }
    }

    private static void letIn(Edit edit, Comment comment) {
        if (edit.issue().queue.summoneesGetAccess) {
            include(edit, "access", comment.summonees);
        }
    }

    private static void include(Edit edit, String field, List<String> uids) {
        ArrayNode list = Json.array();
        List<String> present = new ArrayList<>(edit.issue().texts(field));
        uids.stream().filter(uid -> !present.contains(uid)).distinct().forEach(present::add);
        present.forEach(list::add);
        edit.set(field, list);
    }

    private record Draft(String text, List<String> summonees, List<String> mailLists, List<Long> replyTo) {}

    private Draft check(Issue issue, JsonNode body) {
        if (!body.isObject()) {
            throw Refusal.badRequest("error.object");
        }
        Map<String, Phrase> errors = new LinkedHashMap<>();
        body.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                errors.put(name, Phrase.of("error.noField", name));
            }
        });
        List<String> summonees = new ArrayList<>();
        for (JsonNode given : body.path("summonees")) {
            organisation
                    .people()
                    .find(given)
                    .ifPresentOrElse(
                            user -> summonees.add(user.uid()),
                            () -> errors.put("summonees", Phrase.of("error.noUser", given.asText())));
        }
        List<String> mailLists = new ArrayList<>();
        body.path("maillistSummonees").forEach(address -> mailLists.add(address.asText()));
        List<Long> replyTo = new ArrayList<>();
        for (JsonNode given : body.path("replyTo")) {
            long id = given.isObject() ? given.path("id").asLong() : given.asLong();
            if (issue.comment(id).isEmpty() || replyTo.size() == MOST_REPLIES) {
                errors.put("replyTo", Phrase.of("error.noComment", given.asText()));
            }
            replyTo.add(id);
        }
        JsonNode text = body.path("text");
        if (text.isMissingNode() || text.isNull() || text.asText().isBlank()) {
            if (summonees.isEmpty() && mailLists.isEmpty()) {
                errors.put("text", Phrase.of("error.required"));
            }
        } else if (!text.isTextual()) {
            errors.put("text", Phrase.of("error.string"));
        } else if (text.asText().length() > LONGEST_TEXT) {
            errors.put("text", Phrase.of("error.tooLong", LONGEST_TEXT));
        }
        if (!errors.isEmpty()) {
            throw Refusal.fields(errors);
        }
        return new Draft(text.asText(""), summonees, mailLists, replyTo);
    }
}
