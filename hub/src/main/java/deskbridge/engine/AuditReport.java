package deskbridge.engine;

import deskbridge.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the last audit found.
 *
 * @param finishedAt when it ended
 * @param conversations how many were compared
 * @param messages how many messages and comments were read for that
 * @param drift in how many things thread, ticket and ledger differed; each is being made good
 * @param left what people removed or what was given up: it stays so
 * @param unread conversations that could not be compared
 * @param differences where and what, the first of them; drift before what is left
 */
public record AuditReport(
        Instant finishedAt,
        int conversations,
        long messages,
        int drift,
        int left,
        int unread,
        List<String> differences) {

    private static final String NAME = "audit-report";
    private static final int MOST_LISTED = 100;
    private static final int FIGURES = 6;

    public AuditReport {
        differences = differences.stream().limit(MOST_LISTED).toList();
    }

    /** The last one of all replicas; empty before the first has ended. */
    public static Optional<AuditReport> last(Store store) {
        return store.kept(NAME).map(AuditReport::parse);
    }

    void keep(Store store) {
        store.keep(
                NAME,
                "%s %d %d %d %d %d%n".formatted(finishedAt, conversations, messages, drift, left, unread)
                        + String.join("\n", differences));
    }

    private static AuditReport parse(String text) {
        List<String> lines = text.lines().toList();
        String[] figures = lines.getFirst().split(" ", FIGURES);
        return new AuditReport(
                Instant.parse(figures[0]),
                Integer.parseInt(figures[1]),
                Long.parseLong(figures[2]),
                Integer.parseInt(figures[3]),
                Integer.parseInt(figures[4]),
                Integer.parseInt(figures[5]),
                lines.subList(1, lines.size()));
    }

    /** One line for people. */
    @Override
    public String toString() {
        return "drift %d (%d conversations, %d messages compared%s%s)"
                .formatted(
                        drift,
                        conversations,
                        messages,
                        left == 0 ? "" : ", " + left + " left as people made them",
                        unread == 0 ? "" : ", " + unread + " could not be read");
    }
}
