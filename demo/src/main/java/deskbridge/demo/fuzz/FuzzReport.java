package deskbridge.demo.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of the inputs of one target. */
final class FuzzReport {

    private static final int MOST_OF_A_KIND = 3;
    private static final double MEBIBYTE = 1024.0 * 1024;

    private final Target target;
    private final Map<Integer, Long> answers = new TreeMap<>();
    private final Map<String, List<Finding>> findings = new LinkedHashMap<>();
    private final List<Long> heap = new ArrayList<>();
    private long inputs;
    private long worked;
    private long slowestNanos;
    private Duration took = Duration.ZERO;

    FuzzReport(Target target) {
        this.target = target;
    }

    void answered(int status, long nanos) {
        inputs++;
        answers.merge(status, 1L, Long::sum);
        slowestNanos = Math.max(slowestNanos, nanos);
    }

    /** Inputs that are no requests. */
    void said(long more) {
        inputs += more;
    }

    /** Deliveries that the hub's workers finished. */
    void worked(long deliveries) {
        worked += deliveries;
    }

    void heap(long bytes) {
        heap.add(bytes);
    }

    void took(Duration time) {
        took = took.plus(time);
    }

    void found(Finding finding) {
        findings.computeIfAbsent(finding.what(), any -> new ArrayList<>()).add(finding);
    }

    boolean isClean() {
        return findings.isEmpty();
    }

    /** One row of the table. */
    String row() {
        return "| %s | %,d | %s | %,d | %d | %.0f → %.0f | %d | %d s |"
                .formatted(
                        target.written(),
                        inputs,
                        answers.isEmpty() ? "none" : answers.toString().replaceAll("[{}]", ""),
                        worked,
                        slowestNanos / 1_000_000,
                        heap.isEmpty() ? 0 : heap.getFirst() / MEBIBYTE,
                        heap.isEmpty() ? 0 : heap.getLast() / MEBIBYTE,
                        findings.values().stream().mapToInt(List::size).sum(),
                        took.toSeconds());
    }

    static String head() {
        return """
                | target | inputs | answers | deliveries worked | slowest, ms | heap after each round, MiB | findings | took |
                | --- | --- | --- | --- | --- | --- | --- | --- |""";
    }

    /** The findings, a few of each kind. */
    List<String> findings() {
        var lines = new ArrayList<String>();
        findings.forEach((what, all) -> {
            lines.add("%d × %s".formatted(all.size(), what));
            all.stream().limit(MOST_OF_A_KIND).forEach(finding -> lines.add("  " + finding));
        });
        return lines;
    }
}
