package deskbridge.demo.chaos;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells people what came of runs. */
final class Report {

    private static final int SHOWN_FAULTS = 30;
    private static final List<String> COLUMNS = List.of(
            "pair",
            "events",
            "effects",
            "lost",
            "doubled",
            "repeated, allowed",
            "given up, told",
            "out of order",
            "stale",
            "altered",
            "leaked",
            "came back",
            "calls hurt",
            "webhooks hurt",
            "until ready",
            "until all there",
            "took");

    private final PrintWriter out;

    Report(PrintWriter out) {
        this.out = out;
    }

    /** One row for each run, as the documentation has it. */
    void table(List<Outcome> outcomes) {
        row(COLUMNS);
        row(COLUMNS.stream().map(column -> "---").toList());
        outcomes.forEach(outcome -> row(cells(outcome)));
        out.flush();
    }

    private void row(List<String> cells) {
        out.println("| " + String.join(" | ", cells) + " |");
    }

    private static List<String> cells(Outcome outcome) {
        Tally tally = outcome.tally();
        Duration recovery = outcome.slowest().recovery();
        var cells = new ArrayList<String>();
        cells.add(outcome.what());
        cells.addAll(numbers(
                outcome.plan().events(),
                tally.expected(),
                tally.lost(),
                tally.doubled(),
                tally.repeated(),
                tally.givenUp(),
                tally.disordered(),
                tally.stale(),
                tally.altered(),
                tally.leaked(),
                tally.looped(),
                sum(outcome, false),
                sum(outcome, true)));
        cells.add(seconds(outcome.longestUntilReady()));
        cells.add(seconds(recovery == null ? Duration.ZERO : recovery));
        cells.add(seconds(outcome.took()));
        return cells;
    }

    private static List<String> numbers(int... numbers) {
        return Arrays.stream(numbers)
                .mapToObj(number -> String.format(Locale.ROOT, "%,d", number))
                .toList();
    }

    private static int sum(Outcome outcome, boolean webhooks) {
        return outcome.suffered().entrySet().stream()
                .filter(system -> system.getKey().startsWith("webhooks") == webhooks)
                .flatMap(system -> system.getValue().values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    /** What happened in a run, and what was amiss after it. */
    void details(Outcome outcome) {
        row(COLUMNS);
        row(cells(outcome));
        outcome.suffered().forEach((system, faults) -> out.println("  " + system + ": " + counts(faults)));
        out.println("  troubles: " + counts(outcome.happened()));
        out.println("  clocks ahead (messenger, desk, hubs): "
                + outcome.clocks().stream().map(time -> time.toSeconds() + " s").collect(Collectors.joining(", ")));
        outcome.leftOut().forEach(what -> out.println("  left out: " + what));
        out.printf(
                "  slowest to arrive: what was said before the end of: %s%n",
                outcome.slowest().name());
        out.println("  until all there: "
                + outcome.longest().entrySet().stream()
                        .map(entry -> entry.getKey() + " " + seconds(entry.getValue()))
                        .collect(Collectors.joining(", ")));
        List<String> faults = outcome.tally().faults();
        faults.stream().limit(SHOWN_FAULTS).forEach(fault -> out.println("  " + fault));
        if (faults.size() > SHOWN_FAULTS) {
            out.println("  and " + (faults.size() - SHOWN_FAULTS) + " more");
        }
        out.flush();
    }

    private static String counts(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
