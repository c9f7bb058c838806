package deskbridge.scenario;

import deskbridge.emulator.Journal;
import deskbridge.engine.AuditReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Waits for audits, and tells what they cost. */
final class Audits {

    private static final int LONGEST = 400;
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private Audits() {}

    /** Time passes until the next audit has ended. */
    static AuditReport next(HubProcess.Stage stage, HubProcess hub) {
        Instant before =
                AuditReport.last(hub.store()).map(AuditReport::finishedAt).orElse(Instant.MIN);
        if (!before.equals(Instant.MIN)) {
            boolean soon = AuditReport.last(hub.store()).orElseThrow().drift() > 0;
            stage.clock().advance(soon ? Duration.ofMinutes(10) : Duration.ofHours(6));
        }
        for (int i = 0; i < LONGEST; i++) {
            stage.clock().advance(Duration.ofSeconds(10));
            stage.settle();
            var last = AuditReport.last(hub.store());
            if (last.isPresent() && last.get().finishedAt().isAfter(before)) {
                return last.get();
            }
        }
        throw new AssertionError("No audit has ended within " + LONGEST * 10 + " s");
    }

    /** Calls that changed something. A search is a question. */
    static List<String> writes(Journal journal) {
        return journal.entries().stream()
                .map(Journal.Entry::call)
                .filter(call -> !READING.contains(call.method()) && !call.path().endsWith("/_search"))
                .map(call -> call.method() + " " + call.path())
                .toList();
    }
}
