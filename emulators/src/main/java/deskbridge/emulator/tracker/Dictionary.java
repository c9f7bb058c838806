package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The organisation's fixed lists: what a status, a resolution, a priority or a type may be. */
final class Dictionary {
    static final Dictionary STATUSES = new Dictionary(
            "statuses",
            "status",
            List.of(
                    new Entry("1", "open", "new"),
                    new Entry("2", "needInfo", "paused"),
                    new Entry("3", "inProgress", "inProgress"),
                    new Entry("4", "resolved", "done"),
                    new Entry("5", "closed", "done")));
    static final Dictionary RESOLUTIONS = new Dictionary(
            "resolutions",
            "resolution",
            List.of(
                    new Entry("1", "fixed"),
                    new Entry("2", "wontFix"),
                    new Entry("3", "cantReproduce"),
                    new Entry("4", "duplicate"),
                    new Entry("5", "later")));
    static final Dictionary PRIORITIES = new Dictionary(
            "priorities",
            "priority",
            List.of(
                    new Entry("1", "trivial"),
                    new Entry("2", "minor"),
                    new Entry("3", "normal"),
                    new Entry("4", "critical"),
                    new Entry("5", "blocker")));
    static final Dictionary ISSUE_TYPES = new Dictionary(
            "issuetypes",
            "type",
            List.of(
                    new Entry("1", "bug"),
                    new Entry("2", "task"),
                    new Entry("3", "improvement"),
                    new Entry("4", "incident")));
    static final Dictionary LINK_TYPES = new Dictionary(
            "linktypes",
            "linktype",
            List.of(
                    new Entry("relates", "relates"),
                    new Entry("depends", "depends"),
                    new Entry("duplicates", "duplicates"),
                    new Entry("subtask", "subtask"),
                    new Entry("epic", "epic")));

    /** All of them. */
    static final List<Dictionary> ALL = List.of(STATUSES, RESOLUTIONS, PRIORITIES, ISSUE_TYPES, LINK_TYPES);

    private final String path;
    private final String prefix;
    private final List<Entry> entries;

    private Dictionary(String path, String prefix, List<Entry> entries) {
        this.path = path;
        this.prefix = prefix;
        this.entries = entries;
    }

    /** One row; {@code type} is given for statuses only. */
    record Entry(String id, String key, @Nullable String type) {
        Entry(String id, String key) {
            this(id, key, null);
        }
    }

    /** The last part of the URL it is read from. */
    String path() {
        return path;
    }

    List<Entry> entries() {
        return entries;
    }

    String display(Entry entry, Texts texts) {
        return texts.of(prefix + "." + entry.key());
    }

    Entry withKey(String key) {
        return entries.stream()
                .filter(entry -> entry.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + prefix + " " + key));
    }

    /** A value of a request: id number, key string, or an object with id, key or name (facts: yandex-tracker §2). */
    Optional<Entry> find(JsonNode given) {
        if (given.isObject()) {
            if (given.hasNonNull("id")) {
                return find(given.get("id"));
            }
            if (given.hasNonNull("key")) {
                return find(given.get("key"));
            }
            String name = given.path("name").asText();
            return entries.stream()
                    .filter(entry -> display(entry, Texts.RUSSIAN).equals(name)
                            || display(entry, Texts.ENGLISH).equals(name))
                    .findFirst();
        }
        return entries.stream()
                .filter(entry -> given.isIntegralNumber()
                        ? entry.id().equals(given.asText())
                        : given.isTextual()
                                && (entry.key().equals(given.asText())
                                        || entry.id().equals(given.asText())))
                .findFirst();
    }
}
