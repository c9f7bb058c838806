package deskbridge.desk.okdesk;

import deskbridge.desk.okdesk.html.HtmlDocument;
import deskbridge.domain.Comment;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.RemoteFile;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns Okdesk's comments into the hub's. */
final class CommentReader {
    /** Begins comments that Okdesk writes by itself when issues are merged (facts: okdesk §4). */
    private static final String MERGING = "Комментарий добавлен при объединении";

    private final ConnectionId connection;
    private final OkdeskPeople people;
    private final OkdeskTimes times;

    CommentReader(ConnectionId connection, OkdeskPeople people, OkdeskTimes times) {
        this.connection = connection;
        this.people = people;
        this.times = times;
    }

    /**
     * A comment as the hub knows comments; empty for those that Okdesk wrote itself.
     *
     * @param asked number of the issue as the hub knows it
     * @param issue the issue, whose files may be shown in the comment
     */
    Optional<Comment> comment(String asked, Node issue, Node comment) throws OkdeskFault {
        HtmlDocument document = HtmlDocument.parse(comment.text("content"));
        if (comment.id("id").isEmpty() || document.words().startsWith(MERGING)) {
            return Optional.empty();
        }
        Node author = comment.at("author");
        return Optional.of(new Comment(
                new CommentId(asked, comment.id("id")).ref(connection),
                people.author(author),
                people.mayBeOurs(author),
                isInternal(comment),
                document.text(),
                files(asked, issue, comment, document),
                writtenAt(comment),
                comment.text("updated_at")));
    }

    Instant writtenAt(Node comment) {
        return times.read(comment.text("published_at"))
                .or(() -> times.read(comment.text("created_at")))
                .orElse(Instant.EPOCH);
    }

    /** Without a word that it is public it is not; the word has two names (facts: okdesk §4). */
    static boolean isInternal(Node comment) {
        boolean said = comment.has("public") || comment.has("is_public");
        boolean isPublic = List.of("public", "is_public").stream()
                .filter(comment::has)
                .allMatch(name -> comment.flag(name).orElse(false));
        return !said || !isPublic;
    }

    /** Files of the comment and pictures within its text; of a public comment only those that are public themselves. */
    private List<RemoteFile> files(String asked, Node issue, Node comment, HtmlDocument document) {
        Map<String, Node> found = new LinkedHashMap<>();
        comment.at("attachments").items().forEach(file -> found.put(file.id("id"), file));
        List<String> shown = document.pictures();
        for (Node file : issue.at("attachments").items()) {
            if (shown.contains(file.id("id"))) {
                found.putIfAbsent(file.id("id"), file);
            }
        }
        found.remove("");
        boolean internal = isInternal(comment);
        return found.values().stream()
                .filter(file -> internal || file.flag("is_public").orElse(false))
                .map(file -> FileAddress.remote(connection, asked, file))
                .toList();
    }
}
