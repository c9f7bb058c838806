package deskbridge.desk.okdesk;

import deskbridge.domain.Status;
import deskbridge.domain.Status.Kind;
import deskbridge.memory.Remembered;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the account's statuses mean to a requester: by code, never by name, for accounts rename them freely, and a part of a word
 * proves nothing (facts: okdesk §3).
 */
final class Statuses {
    private static final Logger log = LoggerFactory.getLogger(Statuses.class);
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration RETRY = Duration.ofMinutes(5);
    private static final String UNKNOWN = "unknown";
    private static final Map<String, Kind> WELL_KNOWN = Map.ofEntries(
            Map.entry("opened", Kind.NEW),
            Map.entry("open", Kind.NEW),
            Map.entry("new", Kind.NEW),
            Map.entry("completed", Kind.DONE),
            Map.entry("closed", Kind.DONE),
            Map.entry(StepFields.DELAYED, Kind.PAUSED),
            Map.entry("waiting", Kind.PAUSED),
            Map.entry("paused", Kind.PAUSED),
            Map.entry("no_time", Kind.PAUSED),
            Map.entry("add_info", Kind.NEEDS_INFO),
            Map.entry("need_info", Kind.NEEDS_INFO),
            Map.entry("needinfo", Kind.NEEDS_INFO));

    private final OkdeskClient client;
    private final OkdeskConfig.Issues config;
    private final Remembered<String, List<Node>> rows;

    Statuses(OkdeskClient client, OkdeskConfig.Issues config, InstantSource clock) {
        this.client = client;
        this.config = config;
        this.rows = new Remembered<>(clock, FRESH, RETRY);
    }

    /** A status block of an issue with its meaning; a block without a code is looked up by its name. */
    Status status(Node block) throws OkdeskFault {
        String code = block.text("code").strip();
        String name = block.text("name").strip();
        for (Node row : rows()) {
            boolean same = code.isEmpty() ? name.equals(row.text("name")) : code.equals(row.text("code"));
            if (same) {
                return known(row);
            }
        }
        String some = code.isEmpty() ? UNKNOWN : code;
        return new Status(some, name.isEmpty() ? some : name, kind(some, Node.NOTHING));
    }

    /** A status by its code alone. */
    Status ofCode(String code) throws OkdeskFault {
        return status(new Node(Map.of("code", code)));
    }

    /** All statuses of the account, in its order; empty when they may not be read. */
    List<Status> all() throws OkdeskFault {
        return rows().stream()
                .filter(row -> !row.text("code").isBlank())
                .map(this::known)
                .toList();
    }

    private Status known(Node row) {
        String code = row.text("code").strip();
        String name = row.text("name").strip();
        return new Status(code, name.isEmpty() ? code : name, kind(code, row));
    }

    private Kind kind(String code, Node row) {
        String plain = code.toLowerCase(Locale.ROOT);
        Kind told = config.kinds().get(plain);
        if (told != null) {
            return told;
        }
        boolean done = config.doneCodes().contains(plain) || row.flag("final").orElse(false);
        return done ? Kind.DONE : WELL_KNOWN.getOrDefault(plain, Kind.IN_PROGRESS);
    }

    private List<Node> rows() throws OkdeskFault {
        return rows.get("", unused -> load()).orElse(List.of());
    }

    private Optional<List<Node>> load() throws OkdeskFault {
        try {
            List<Node> found = client.statuses();
            return found.isEmpty() ? Optional.empty() : Optional.of(found);
        } catch (OkdeskFault e) {
            if (!e.isRefusal()) {
                throw e;
            }
            log.warn("Statuses are judged by their usual codes, and cards have no steps: {}", e.reason());
            return Optional.empty();
        }
    }
}
