package deskbridge.engine;

import deskbridge.domain.ConversationId;
import deskbridge.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An audit under way, kept in the database between its slices: a restart, or another replica, goes on with it. */
final class AuditRound {

    private static final String NAME = "audit-round";
    private static final int MOST_LINES = 200;
    private static final int FIGURES = 6;

    /**
     * A conversation in which something differed, or that could not be read.
     *
     * @param since when it was looked at last
     */
    record Doubt(ConversationId conversation, Instant since) {}

    String after = "";
    boolean ended;
    int conversations;
    long messages;
    int unread;
    final List<Doubt> doubts = new ArrayList<>();
    final List<String> drift = new ArrayList<>();
    final List<String> left = new ArrayList<>();

    static AuditRound resumed(Store store) {
        var round = new AuditRound();
        store.kept(NAME).filter(text -> !text.isBlank()).ifPresent(round::read);
        return round;
    }

    void keep(Store store) {
        var text = new StringBuilder(
                "%s %b %d %d %d%n".formatted(after.isEmpty() ? "-" : after, ended, conversations, messages, unread));
        doubts.forEach(doubt -> text.append("? %s %s%n".formatted(doubt.conversation(), doubt.since())));
        drift.stream()
                .limit(MOST_LINES)
                .forEach(line -> text.append("! ").append(line).append('\n'));
        left.stream()
                .limit(MOST_LINES)
                .forEach(line -> text.append("= ").append(line).append('\n'));
        store.keep(NAME, text.toString());
    }

    /** It is over; the next one begins anew. */
    static void forget(Store store) {
        store.keep(NAME, "");
    }

    AuditReport report(Instant now) {
        var all = new ArrayList<>(drift);
        all.addAll(left);
        return new AuditReport(now, conversations, messages, drift.size(), left.size(), unread, all);
    }

    /** Those that were looked at before then, taken out of the list. */
    List<Doubt> takeDoubts(Instant before, int most) {
        var due = doubts.stream()
                .filter(doubt -> !doubt.since().isAfter(before))
                .limit(most)
                .toList();
        doubts.removeAll(due);
        return due;
    }

    Optional<Instant> firstDoubt() {
        return doubts.stream().map(Doubt::since).min(Instant::compareTo);
    }

    private void read(String text) {
        List<String> lines = text.lines().toList();
        String[] figures = lines.getFirst().split(" ", FIGURES);
        after = figures[0].equals("-") ? "" : figures[0];
        ended = Boolean.parseBoolean(figures[1]);
        conversations = Integer.parseInt(figures[2]);
        messages = Long.parseLong(figures[3]);
        unread = Integer.parseInt(figures[4]);
        for (String line : lines.subList(1, lines.size())) {
            String rest = line.substring(2);
            switch (line.charAt(0)) {
                case '!' -> drift.add(rest);
                case '=' -> left.add(rest);
                default -> {
                    int space = rest.indexOf(' ');
                    var id = new ConversationId(rest.substring(0, space));
                    doubts.add(new Doubt(id, Instant.parse(rest.substring(space + 1))));
                }
            }
        }
    }
}
