package deskbridge.desk.okdesk;

import deskbridge.connector.SendContext;
import deskbridge.connector.SendResult;
import deskbridge.connector.SendResult.Sent;
import deskbridge.desk.okdesk.html.HtmlDocument;
import deskbridge.desk.okdesk.html.HtmlWriter;
import deskbridge.domain.CommentRef;
import deskbridge.domain.CommentWords;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Person;
import deskbridge.domain.Receipt;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.RichText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes comments, each once. Okdesk knows no key for that and changes no comment once it stands: after a lost answer the issue is
 * searched for the very words of the very author (facts: okdesk §4, §8).
 */
final class CommentWriter {
    private static final Logger log = LoggerFactory.getLogger(CommentWriter.class);

    private final ConnectionId connection;
    private final OkdeskClient client;
    private final OkdeskPeople people;
    private final Contacts contacts;
    private final CommentReader comments;
    private final Wording wording;

    CommentWriter(
            ConnectionId connection,
            OkdeskClient client,
            OkdeskPeople people,
            Contacts contacts,
            CommentReader comments,
            Wording wording) {
        this.connection = connection;
        this.client = client;
        this.people = people;
        this.contacts = contacts;
        this.comments = comments;
        this.wording = wording;
    }

    /** @param contact true for a contact, who is named by Okdesk itself */
    private record Author(String id, boolean contact) {
        String type() {
            return contact ? OkdeskPeople.CONTACT : OkdeskPeople.EMPLOYEE;
        }
    }

    /** The same text as each possible author would write it. */
    interface Spelling {
        RichText by(boolean contact);
    }

    /**
     * What is to be written.
     *
     * @param late the text as it was first tried, when a person put it back since
     */
    private record Draft(Spelling text, Spelling late, List<RemoteFile> files, boolean isPublic) {}

    SendResult add(CommentWords words, String issue, SendContext context) throws OkdeskFault {
        return words(words, issue, context, false);
    }

    /** A comment cannot be changed: the new words follow it (contract §9.8). */
    SendResult edit(CommentWords words, String issue, SendContext context) throws OkdeskFault {
        Optional<CommentRef> written = context.commentFor(words.source());
        if (written.isEmpty()) {
            return words.removed() ? new Sent(new Receipt.Done()) : words(words, issue, context, false);
        }
        // What was written first stays the message's comment: the one that follows is ours to tell apart by its author
        // alone.
        return words(words, issue, context, true);
    }

    private SendResult words(CommentWords words, String issue, SendContext context, boolean edited) throws OkdeskFault {
        List<RemoteFile> files = edited || words.removed() ? List.of() : words.files();
        Draft draft = new Draft(
                contact -> wording.comment(words, contact, context.redelivered(), edited),
                contact -> wording.comment(words, contact, false, edited),
                files,
                true);
        return once(draft, contactOf(words.author(), context), issue, context);
    }

    /** Tells agents something that requesters never see. */
    SendResult note(RichText note, String issue, SendContext context) throws OkdeskFault {
        Draft draft = new Draft(contact -> note, contact -> note, List.of(), false);
        return once(draft, Optional.empty(), issue, context);
    }

    /** Writes what a requester has changed in his request. */
    SendResult say(Person requester, Spelling words, String issue, SendContext context) throws OkdeskFault {
        return once(new Draft(words, words, List.of(), true), contactOf(requester, context), issue, context);
    }

    private Optional<Author> contactOf(Person person, SendContext context) throws OkdeskFault {
        return contacts.of(person, context).map(id -> new Author(id, true));
    }

    private SendResult once(Draft draft, Optional<Author> contact, String issue, SendContext context)
            throws OkdeskFault {
        Author signer = new Author(people.signer(), false);
        if (context.mayHaveHappened()) {
            Optional<CommentRef> earlier = earlier(draft, contact.orElse(signer), signer, issue, context);
            if (earlier.isPresent()) {
                return new Sent(new Receipt.Commented(earlier.get()));
            }
        }
        try (FilesAlong files = FilesAlong.fetch(draft.files(), context, wording)) {
            Node written = contact.isPresent()
                    ? byContactOrSigner(draft, contact.get(), signer, issue, files)
                    : post(draft, signer, issue, files);
            return new Sent(new Receipt.Commented(new CommentId(issue, written.id("id")).ref(connection)));
        }
    }

    /** A contact may have been locked or may not see the issue any more; his words are not lost for that. */
    private Node byContactOrSigner(Draft draft, Author contact, Author signer, String issue, FilesAlong files)
            throws OkdeskFault {
        try {
            return post(draft, contact, issue, files);
        } catch (OkdeskFault e) {
            if (!e.isRefusal() || e.status() == 404) {
                throw e;
            }
            log.warn("Contact {} cannot sign in issue {}: {}", contact.id(), issue, e.reason());
            return post(draft, signer, issue, files);
        }
    }

    private Node post(Draft draft, Author author, String issue, FilesAlong files) throws OkdeskFault {
        try {
            return write(draft, author, issue, files);
        } catch (OkdeskFault e) {
            boolean perhapsFiles =
                    e.status() == 413 || e.errors().keySet().stream().anyMatch(name -> name.contains("attachment"));
            if (files.count() == 0 || !e.isRefusal() || !perhapsFiles) {
                throw e;
            }
            log.warn("Files are left out of a comment in issue {}: {}", issue, e.reason());
            files.refused();
            return write(draft, author, issue, files);
        }
    }

    private Node write(Draft draft, Author author, String issue, FilesAlong files) throws OkdeskFault {
        RichText text = Wording.under(draft.text().by(author.contact()), files.notes());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("content", html(text));
        body.put("author_id", Long.parseLong(author.id()));
        body.put("author_type", author.type());
        body.put("public", draft.isPublic());
        Node written = client.addComment(issue, body, files.parts("comment"));
        int kept = written.at("attachments").items().size();
        if (kept < files.count()) {
            log.warn("Okdesk kept {} of {} files of comment {}", kept, files.count(), written.id("id"));
        }
        return written;
    }

    /** Okdesk refuses a comment without words, also when it has files. */
    private String html(RichText text) {
        return text.isBlank()
                ? HtmlWriter.write(RichText.plain(wording.text("comment.files")))
                : HtmlWriter.write(text);
    }

    /** The comment that an attempt made whose answer was lost: by that author, since then, these very words, not known yet. */
    private Optional<CommentRef> earlier(Draft draft, Author author, Author signer, String issue, SendContext context)
            throws OkdeskFault {
        Instant since = context.earliestEffect();
        for (Node comment : client.comments(issue)) {
            boolean bySigner = isBy(comment, signer);
            boolean known = context.isRecorded(new CommentId(issue, comment.id("id")).ref(connection));
            boolean recent = !comments.writtenAt(comment).isBefore(since);
            if ((bySigner || isBy(comment, author)) && !known && recent && says(comment, draft, !bySigner)) {
                return Optional.of(new CommentId(issue, comment.id("id")).ref(connection));
            }
        }
        return Optional.empty();
    }

    private static boolean isBy(Node comment, Author author) {
        Node there = comment.at("author");
        String type = there.text("type").isEmpty() ? OkdeskPeople.EMPLOYEE : there.text("type");
        return there.id("id").equals(author.id()) && type.equals(author.type());
    }

    private boolean says(Node comment, Draft draft, boolean contact) {
        String there = Wording.withoutNotes(words(comment.text("content")));
        boolean same = List.of(draft.text(), draft.late()).stream()
                .map(spelling -> Wording.withoutNotes(words(html(spelling.by(contact)))))
                .anyMatch(there::equals);
        return same && CommentReader.isInternal(comment) != draft.isPublic();
    }

    private static String words(String html) {
        return HtmlDocument.parse(html).words();
    }
}
