package deskbridge.desk.okdesk;

import static deskbridge.connector.SendContext.CLOCKS_APART;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the issue that an attempt made whose answer was lost. After an outage many searches are under way together, each through all
 * that was made meanwhile: of an issue each keeps only what it compares, for the rows themselves once filled the memory.
 */
final class LostIssues {
    /** An attempt does not last longer than a quarter of an hour, and the remote's clock may be ahead as well as behind. */
    private static final Duration FIRST_TRY = Duration.ofMinutes(15).plus(CLOCKS_APART.multipliedBy(2));

    private static final int MOST_LOOKED_AT = 50;
    private static final int MOST_PAGES = 20;

    private final OkdeskClient client;
    private final OkdeskTimes times;
    private final SeenMarks seen;

    LostIssues(OkdeskClient client, OkdeskTimes times) {
        this.client = client;
        this.times = times;
        this.seen = new SeenMarks(client);
    }

    /**
     * An issue that may be it.
     *
     * @param entitled whether it has the title that is looked for
     * @param late whether it was made long after the first attempt
     */
    private record Candidate(String id, boolean entitled, boolean late) {}

    /**
     * The issue whose description carries a mark, made at a moment or later: looked for among those of the same title, then among the
     * first ones, whose title Okdesk may have tidied.
     */
    Optional<Node> marked(String mark, String title, Instant earliest) throws OkdeskFault {
        List<Candidate> made = madeSince(earliest, title);
        Optional<Node> found =
                marked(mark, made.stream().filter(Candidate::entitled).toList());
        if (found.isPresent()) {
            return found;
        }
        List<Candidate> others = made.reversed().stream()
                .filter(one -> !one.entitled() && !one.late())
                .limit(MOST_LOOKED_AT)
                .toList();
        return marked(mark, others);
    }

    private Optional<Node> marked(String mark, List<Candidate> candidates) throws OkdeskFault {
        for (Candidate candidate : candidates) {
            Optional<Node> issue = seen.withMark(candidate.id(), mark);
            if (issue.isPresent()) {
                return issue;
            }
        }
        return Optional.empty();
    }

    /** Newest first. */
    private List<Candidate> madeSince(Instant from, String title) throws OkdeskFault {
        List<Candidate> made = new ArrayList<>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            List<Node> rows = client.issues(
                    request -> request.query("created_since", times.since(from)),
                    "created_at",
                    true,
                    page,
                    OkdeskClient.PAGE);
            for (Node row : rows) {
                if (!isBefore(row, from)) {
                    made.add(new Candidate(row.id("id"), isEntitled(row, title), !isBefore(row, from.plus(FIRST_TRY))));
                }
            }
            if (rows.size() < OkdeskClient.PAGE || isBefore(rows.getLast(), from)) {
                break;
            }
        }
        return made;
    }

    private boolean isBefore(Node row, Instant moment) {
        return times.read(row.text("created_at"))
                .filter(created -> created.isBefore(moment))
                .isPresent();
    }

    private static boolean isEntitled(Node row, String title) {
        return row.text("title").replaceAll("\\s+", " ").strip().equals(title);
    }
}
