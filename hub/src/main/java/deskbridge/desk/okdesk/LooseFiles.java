package deskbridge.desk.okdesk;

import deskbridge.desk.okdesk.html.HtmlDocument;
import deskbridge.domain.Comment;
import deskbridge.domain.CommentRef;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import deskbridge.domain.RichText;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Files that hang at an issue itself, beside all comments. Each is told like a comment without words, so that a public one reaches the
 * requester, an internal one does not, and a deleted one is taken back. Those that were there at the first reading came with the
 * request. An issue lists the files of its comments as well (facts: okdesk §4): where the comments do not list theirs, nobody can tell
 * them apart, and none is told.
 */
final class LooseFiles {
    private static final String MARK = "file-";

    private final String asked;
    private final List<Node> files;

    private LooseFiles(String asked, List<Node> files) {
        this.asked = asked;
        this.files = files;
    }

    /**
     * @param asked number of the issue as the hub knows it
     * @param rows all of its comments
     */
    static LooseFiles of(String asked, Node issue, List<Node> rows) {
        boolean merged = !issue.id("id").equals(asked);
        if (merged || !rows.stream().allMatch(row -> row.has("attachments"))) {
            return new LooseFiles(asked, List.of());
        }
        Set<String> taken =
                new HashSet<>(HtmlDocument.parse(issue.text("description")).pictures());
        for (Node row : rows) {
            row.at("attachments").items().forEach(file -> taken.add(file.id("id")));
            taken.addAll(HtmlDocument.parse(row.text("content")).pictures());
        }
        return new LooseFiles(
                asked,
                issue.at("attachments").items().stream()
                        .filter(file -> file.number("id") > 0 && !taken.contains(file.id("id")))
                        .sorted(Comparator.comparingLong(file -> file.number("id")))
                        .toList());
    }

    /** The highest id; 0 for no files. */
    long last() {
        return files.isEmpty() ? 0 : files.getLast().number("id");
    }

    /** What came after the file of this id. */
    List<Comment> since(long id, ConnectionId connection, OkdeskTimes times) {
        return files.stream()
                .filter(file -> file.number("id") > id)
                .map(file -> comment(file, connection, times))
                .toList();
    }

    /** Nothing but a webhook says who attached it. */
    private Comment comment(Node file, ConnectionId connection, OkdeskTimes times) {
        boolean internal = !file.flag("is_public").orElse(false);
        return new Comment(
                new CommentRef(connection, asked + "/" + MARK + file.id("id")),
                new Person(new PersonRef(connection, "nobody"), "Okdesk", null, null, false),
                false,
                internal,
                RichText.EMPTY,
                List.of(FileAddress.remote(connection, asked, file)),
                times.read(file.text("created_at")).orElse(Instant.EPOCH),
                file.id("id"));
    }
}
