package deskbridge.app;

import deskbridge.domain.ChatRef;
import deskbridge.domain.ConnectionId;
import deskbridge.flow.CsatPolicy;
import deskbridge.flow.CsatPolicy.Only;
import deskbridge.flow.CsatPolicy.Times;
import deskbridge.settings.AgentsChat;
import deskbridge.settings.GeneralSettings;
import deskbridge.settings.Section;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads who is asked for a rating, and when, from {@code csat:} in {@code deskbridge.yaml}. */
final class CsatReader {

    private static final Duration LONGEST = Duration.ofDays(365);

    private CsatReader() {}

    /** Which desks keep ratings themselves is not told by settings: see {@link CsatPolicy#rating}. */
    static CsatPolicy read(GeneralSettings general, Section root) {
        Section csat = root.section("csat");
        Section only = csat.section("only");
        return new CsatPolicy(
                csat.flag("enabled", true),
                Set.copyOf(csat.list("statuses", CsatPolicy.USUAL_STATUSES)),
                times(csat),
                csat.integer("sample", 0, 100, 100),
                new Only(
                        Set.copyOf(only.list("types")),
                        Set.copyOf(only.list("groups")),
                        Set.copyOf(only.list("chats"))),
                Set.of(),
                general.agentsChat().map(CsatReader::chat).orElse(null),
                Set.copyOf(csat.list("thanks", CsatPolicy.USUAL_THANKS)),
                zone(csat));
    }

    private static Times times(Section csat) {
        Times usual = Times.USUAL;
        var times = new Times(
                time(csat, "delay", usual.delay()),
                time(csat, "reminder", usual.reminder()),
                time(csat, "expiry", usual.expiry()),
                time(csat, "change", usual.change()),
                time(csat, "cooldown", usual.cooldown()));
        if (!times.expiry().isPositive()) {
            csat.fault("expiry", "csat.expiry");
        } else if (times.reminder().compareTo(times.expiry()) >= 0 && csat.has("reminder")) {
            csat.fault("reminder", "csat.reminder");
        }
        return times;
    }

    private static Duration time(Section csat, String key, Duration usual) {
        Duration time = csat.duration(key, usual);
        if (time.compareTo(LONGEST) > 0) {
            csat.fault(key, "csat.long");
            return usual;
        }
        return time;
    }

    private static ZoneId zone(Section csat) {
        String name = csat.text("time-zone", "");
        try {
            return name.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(name);
        } catch (DateTimeException e) {
            csat.fault("time-zone", "must.zone");
            return ZoneId.systemDefault();
        }
    }

    private static @Nullable ChatRef chat(AgentsChat agents) {
        return new ChatRef(new ConnectionId(agents.connection()), agents.chat());
    }
}
