package deskbridge.settings;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
     * come from. What is said about a connection without credentials is left alone while there are others to work with; where
     * the hub lacks a channel or a desk without it, it is taken for meant, and all that is wrong with it is told at once.
     */
    static List<ConnectionSettings> read(Section root) {
        List<ConnectionSettings> connections = new ArrayList<>();
        Map<Kind, Section> begun = new EnumMap<>(Kind.class);
        for (Map.Entry<String, Section> entry : root.sections("connections").entrySet()) {
            String name = entry.getKey();
            Section section = entry.getValue();
            if (!name.matches(NAME)) {
                root.section("connections").fault(name, "connection.name");
                section.ignoreRest();
            } else if (section.has("type") || !isKind(name)) {
                declared(name, section, connections);
            } else if (section.has("token") || section.has("sa-key-file")) {
                connections.add(new ConnectionSettings(name, Kind.valueOf(name.toUpperCase(Locale.ROOT)), section));
            } else {
                begun.put(Kind.valueOf(name.toUpperCase(Locale.ROOT)), section);
            }
        }
        boolean channel = connections.stream().anyMatch(it -> it.kind().isChannel());
        boolean desk = connections.stream().anyMatch(it -> !it.kind().isChannel());
        begun.forEach((kind, section) -> {
            if (section.isMeant() && !(kind.isChannel() ? channel : desk)) {
                connections.add(new ConnectionSettings(kind.word(), kind, section));
            } else {
                leftAlone(kind, section);
            }
        });
        return List.copyOf(connections);
    }

    private static void leftAlone(Kind kind, Section section) {
        section.ignoreRest();
        if (section.isMeant()) {
            section.warning("token", "connection.without-token", kind.word());
        }
    }

    private static void declared(String name, Section section, List<ConnectionSettings> connections) {
        String type = section.text("type").orElse("");
        Stream.of(Kind.values())
                .filter(kind -> kind.word().equals(type))
                .findFirst()
                .ifPresentOrElse(kind -> connections.add(new ConnectionSettings(name, kind, section)), () -> {
                    section.fault("type", "must.one-of", words());
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
