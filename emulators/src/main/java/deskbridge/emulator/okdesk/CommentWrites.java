package deskbridge.emulator.okdesk;

import java.util.List;
import java.util.Optional;

/** Comments (facts: okdesk §4). Called with the account's lock held. */
final class CommentWrites {
    private final Account account;
    private final Rights rights;
    private final FileWrites files;
    private final Changes changes;

    CommentWrites(Account account, Rights rights, FileWrites files, Changes changes) {
        this.account = account;
        this.rights = rights;
        this.files = files;
        this.changes = changes;
    }

    /** A comment by API, in the name of whom the call names. */
    Comment create(Actor owner, Issue issue, Fields fields) {
        if (!fields.given("content")) {
            fields.refuse("content", "blank");
        }
        Optional<Actor> author = author(owner, fields);
        boolean isPublic = owner.isContact() || fields.flag("public");
        List<OkdeskAttachment> attachments = files.receive(fields, false, isPublic);
        fields.refuseIfWrong();
        return add(author.orElse(owner), issue, fields.text("content"), isPublic, attachments);
    }

    private Optional<Actor> author(Actor owner, Fields fields) {
        if (owner.isContact()) {
            return Optional.of(owner);
        }
        if (!fields.given("author_id")) {
            fields.refuse("author_id", "missing");
            return Optional.empty();
        }
        return Authors.read(fields, "author_id", "author_type", account);
    }

    Comment add(Actor author, Issue issue, String content, boolean isPublic, List<OkdeskAttachment> attachments) {
        Comment comment = new Comment(account.numbers.comment(), author, content, isPublic, account.now(), attachments);
        issue.comments.add(comment);
        if (issue.reactedAt == null && isPublic && !author.isContact()) {
            issue.reactedAt = account.now();
        }
        changes.happened(issue, author, new Happening.Commented(comment));
        return comment;
    }

    /** In the interface only: there is no call for it, and no webhook tells. */
    void edit(Actor actor, Issue issue, Comment comment, String content) {
        mustBeAuthor(actor, comment);
        comment.content = content;
        changes.quietly(issue, actor, "comment_edited");
    }

    /** In the interface only: there is no call for it, and no webhook tells. */
    void delete(Actor actor, Issue issue, Comment comment) {
        mustBeAuthor(actor, comment);
        comment.deleted = true;
        changes.quietly(issue, actor, "comment_deleted");
    }

    private void mustBeAuthor(Actor actor, Comment comment) {
        if (!comment.author.equals(actor) && !rights.administrates(actor)) {
            throw Refusal.forbidden();
        }
    }

    /** Moves everything of one issue into another; each comment arrives as a new one (facts: okdesk §4). */
    void merge(Actor actor, Issue from, Issue into) {
        String prefix = Texts.of("mergedComment", from.id);
        from.mergedInto = into.id;
        changes.quietly(from, actor, "merged");
        if (!from.description.isBlank()) {
            add(actor, into, prefix + "<br>" + from.description, false, List.copyOf(from.attachments));
        }
        for (Comment comment : from.liveComments()) {
            add(comment.author, into, prefix + "<br>" + comment.content, comment.isPublic, comment.attachments);
        }
    }
}
