package deskbridge.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads which desk each channel has by default, or decides it when nothing is said. The pairs stand among the rules in {@code
 * routes}; the variable {@code ROUTES} replaces these pairs and leaves the rules.
 */
final class Routes {
    private static final String PAIRS_AND_RULES = "routes";
    private static final String PAIRS = "default-routes";

    private final Section root;
    private final List<String> channels;
    private final List<String> desks;
    private final List<ConnectionSettings> connections;
    private final String key;

    private Routes(Section root, List<ConnectionSettings> connections) {
        this.root = root;
        this.connections = connections;
        this.channels = names(connections, true);
        this.desks = names(connections, false);
        this.key = root.textsAmong(PAIRS_AND_RULES).isEmpty() || root.has(PAIRS) ? PAIRS : PAIRS_AND_RULES;
    }

    static List<Route> read(Section root, List<ConnectionSettings> connections) {
        Routes routes = new Routes(root, connections);
        List<String> pairs = root.textsAmong(routes.key);
        if (routes.channels.isEmpty() || routes.desks.isEmpty()) {
            routes.reportLonely();
            return List.of();
        }
        return pairs.isEmpty() ? routes.usual() : routes.written(pairs);
    }

    private void reportLonely() {
        if (connections.isEmpty()) {
            root.faults().addGeneral("nothing");
        } else {
            root.faults().addGeneral(channels.isEmpty() ? "channel" : "desk");
        }
    }

    private List<Route> written(List<String> pairs) {
        List<Route> routes = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String pair : pairs) {
            String[] sides = pair.split("=", -1);
            if (sides.length != 2 || !channels.contains(sides[0].strip()) || !desks.contains(sides[1].strip())) {
                root.fault(key, "routes.pairs", String.join(", ", channels), String.join(", ", desks));
            } else if (!taken.add(sides[0].strip())) {
                root.fault(key, "routes.twice", sides[0].strip());
            } else {
                routes.add(new Route(sides[0].strip(), sides[1].strip()));
            }
        }
        return List.copyOf(routes);
    }

    /** Pachca with Tracker, Telegram with Okdesk; with a single desk every channel goes there. */
    private List<Route> usual() {
        List<Route> routes = new ArrayList<>();
        for (ConnectionSettings connection : connections) {
            if (connection.kind().isChannel()) {
                Optional<String> desk = desks.size() == 1 ? Optional.of(desks.getFirst()) : usualDesk(connection);
                desk.ifPresentOrElse(
                        name -> routes.add(new Route(connection.name(), name)),
                        () -> root.fault(key, "routes.unsaid", connection.name(), desks.getFirst()));
            }
        }
        return List.copyOf(routes);
    }

    private Optional<String> usualDesk(ConnectionSettings channel) {
        String desk = channel.kind() == Kind.PACHCA ? Kind.TRACKER.word() : Kind.OKDESK.word();
        return channel.name().equals(channel.kind().word()) && desks.contains(desk)
                ? Optional.of(desk)
                : Optional.empty();
    }

    private static List<String> names(List<ConnectionSettings> connections, boolean channel) {
        return connections.stream()
                .filter(connection -> connection.kind().isChannel() == channel)
                .map(ConnectionSettings::name)
                .collect(Collectors.toUnmodifiableList());
    }
}
