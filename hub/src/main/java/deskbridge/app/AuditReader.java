package deskbridge.app;

import deskbridge.engine.AuditPolicy;
import deskbridge.settings.Section;
import java.time.Duration;

/** Reads how often both sides are compared, from {@code audit:} in {@code deskbridge.yaml}. */
final class AuditReader {

    private static final int FASTEST = 600;
    private static final Duration SHORTEST = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofDays(30);

    private AuditReader() {}

    static AuditPolicy read(Section root) {
        Section audit = root.section("audit");
        boolean off = audit.text("period").filter("off"::equalsIgnoreCase).isPresent();
        Duration period = off ? Duration.ZERO : audit.duration("period", AuditPolicy.USUAL.period());
        boolean sensible = period.compareTo(SHORTEST) >= 0 && period.compareTo(LONGEST) <= 0;
        if (!period.isZero() && !sensible) {
            audit.fault("period", "must.audit");
            period = AuditPolicy.USUAL.period();
        }
        return new AuditPolicy(period, audit.integer("pace", 1, FASTEST, AuditPolicy.USUAL.aMinute()));
    }
}
