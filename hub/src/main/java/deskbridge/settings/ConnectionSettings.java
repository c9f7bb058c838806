package deskbridge.settings;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A connection that shall exist; its connector reads the rest from its section.
 *
 * @param name unique, used in routes, links, logs and webhook paths
 * @param kind which product
 * @param section everything about it, {@code connections.<name>} in YAML
 */
public record ConnectionSettings(String name, Kind kind, Section section) {
    private static final String NAME = "[a-z][a-z0-9-]{0,30}";

    public ConnectionSettings {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("not a connection's name");
        }
    }

    /**
     * All connections: those with a {@code type} in YAML, and those named like their kind that have credentials, wherever these
     * come from. Variables about a connection without credentials are left alone.
     */
    static List<ConnectionSettings> read(Section root) {
        List<ConnectionSettings> connections = new ArrayList<>();
        Set<Kind> leftAlone = EnumSet.noneOf(Kind.class);
        for (Map.Entry<String, Section> entry : root.sections("connections").entrySet()) {
            String name = entry.getKey();
            Section section = entry.getValue();
            if (!name.matches(NAME)) {
                root.section("connections")
                        .fault(name, "is no name for a connection; use small letters, digits and hyphens");
                section.ignoreRest();
            } else if (section.has("type") || !isKind(name)) {
                declared(name, section, connections);
            } else if (section.has("token") || section.has("sa-key-file")) {
                connections.add(new ConnectionSettings(name, Kind.valueOf(name.toUpperCase(Locale.ROOT)), section));
            } else {
                leftAlone.add(Kind.valueOf(name.toUpperCase(Locale.ROOT)));
                section.ignoreRest();
            }
        }
        if (connections.isEmpty() && !leftAlone.isEmpty()) {
            leftAlone.forEach(
                    kind -> root.section("connections").section(kind.word()).fault("token", "is missing"));
        }
        return List.copyOf(connections);
    }

    private static void declared(String name, Section section, List<ConnectionSettings> connections) {
        String type = section.text("type").orElse("");
        Stream.of(Kind.values())
                .filter(kind -> kind.word().equals(type))
                .findFirst()
                .ifPresentOrElse(kind -> connections.add(new ConnectionSettings(name, kind, section)), () -> {
                    section.fault("type", "must be one of " + words());
                    section.ignoreRest();
                });
    }

    private static boolean isKind(String name) {
        return Stream.of(Kind.values()).anyMatch(kind -> kind.word().equals(name));
    }

    private static String words() {
        return Stream.of(Kind.values()).map(Kind::word).collect(Collectors.joining(", "));
    }
}
