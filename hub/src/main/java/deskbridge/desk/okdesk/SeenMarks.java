package deskbridge.desk.okdesk;

import deskbridge.desk.okdesk.html.HtmlDocument;
import deskbridge.memory.Bounded;
import java.util.Map;
import java.util.Optional;

/**
 * Which marks the issues carry that were looked at. An issue has its mark from its beginning or never, so none is looked at twice: a
 * search through many issues of which some cannot be read at the moment goes on where it was broken off, and the searches for
 * several tickets share what they saw.
 */
final class SeenMarks {
    private static final int MOST = 10_000;

    private final OkdeskClient client;
    private final Map<String, String> seen = Bounded.map(MOST);

    SeenMarks(OkdeskClient client) {
        this.client = client;
    }

    /** The issue, when it carries the mark. */
    Optional<Node> withMark(String id, String mark) throws OkdeskFault {
        String marks = seen.get(id);
        if (marks != null) {
            return marks.contains(mark) ? client.issue(id) : Optional.empty();
        }
        Optional<Node> issue = client.issue(id);
        String read = issue.map(it -> HtmlDocument.parse(it.text("description")).words())
                .map(Marks::among)
                .orElse("");
        seen.put(id, read);
        return issue.filter(it -> read.contains(mark));
    }
}
