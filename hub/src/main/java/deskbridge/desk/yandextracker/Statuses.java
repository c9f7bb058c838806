package deskbridge.desk.yandextracker;

import deskbridge.domain.Status;
import deskbridge.domain.Status.Kind;
import deskbridge.memory.Remembered;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Tracker's statuses mean to a requester. */
final class Statuses {
    private static final Logger log = LoggerFactory.getLogger(Statuses.class);
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Set<String> WAITING = Set.of("needinfo", "need_info", "needsinfo", "waitingforinfo");
    private static final Map<String, Kind> WELL_KNOWN = Map.ofEntries(
            Map.entry("open", Kind.NEW),
            Map.entry("new", Kind.NEW),
            Map.entry("backlog", Kind.NEW),
            Map.entry("inprogress", Kind.IN_PROGRESS),
            Map.entry("onhold", Kind.PAUSED),
            Map.entry("paused", Kind.PAUSED),
            Map.entry("resolved", Kind.DONE),
            Map.entry("closed", Kind.DONE),
            Map.entry("done", Kind.DONE),
            Map.entry("cancelled", Kind.DONE),
            Map.entry("canceled", Kind.DONE),
            Map.entry("rejected", Kind.DONE));

    private final TrackerClient client;
    private final Set<String> doneCodes;
    private final Remembered<String, Map<String, String>> types;

    Statuses(TrackerClient client, Set<String> doneCodes, InstantSource clock) {
        this.client = client;
        this.doneCodes = doneCodes;
        this.types = new Remembered<>(clock, FRESH, FRESH);
    }

    /**
     * A status with its meaning.
     *
     * @param type as the issue tells it; null to look it up
     */
    Status status(@Nullable Ref status, @Nullable Ref type) throws TrackerFault {
        String code = status == null || status.key() == null ? "unknown" : status.key();
        String name = status == null || status.display() == null ? code : status.display();
        return new Status(code, name, kind(code, type));
    }

    private Kind kind(String code, @Nullable Ref type) throws TrackerFault {
        String plain = code.toLowerCase(Locale.ROOT);
        if (doneCodes.contains(plain)) {
            return Kind.DONE;
        }
        if (WAITING.contains(plain)) {
            return Kind.NEEDS_INFO;
        }
        String named = type == null || type.key() == null ? typeOf(code) : type.key();
        return switch (named.toLowerCase(Locale.ROOT)) {
            case "new" -> Kind.NEW;
            case "inprogress" -> Kind.IN_PROGRESS;
            case "paused" -> Kind.PAUSED;
            case "done", "cancelled" -> Kind.DONE;
            default -> WELL_KNOWN.getOrDefault(plain, Kind.IN_PROGRESS);
        };
    }

    private String typeOf(String code) throws TrackerFault {
        Optional<Map<String, String>> known = types.get("", unused -> Optional.of(load()));
        return known.map(all -> all.getOrDefault(code, "")).orElse("");
    }

    private Map<String, String> load() throws TrackerFault {
        try {
            Map<String, String> byKey = new HashMap<>();
            for (DictionaryJson row : client.statuses()) {
                byKey.put(row.keyOrNothing(), row.typeKey());
            }
            return byKey;
        } catch (TrackerFault e) {
            if (e.kind() != TrackerFault.Kind.REFUSED) {
                throw e;
            }
            log.warn("Statuses are judged by their usual names: {}", e.reason());
            return Map.of();
        }
    }
}
