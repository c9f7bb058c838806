package deskbridge.emulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which code answers which method and path. Filled before the first call, and only read from then on.
 *
 * @param <A> the code
 */
public final class RouteTable<A> {
    private final List<Route<A>> routes = new ArrayList<>();

    /**
     * A route that was found.
     *
     * @param parts what stands in the path where the pattern has a name
     */
    public record Match<A>(A action, Map<String, String> parts) {}

    private record Route<A>(String method, List<String> pattern, A action) {

        Optional<Match<A>> match(List<String> path) {
            if (pattern.size() != path.size()) {
                return Optional.empty();
            }
            Map<String, String> parts = new LinkedHashMap<>();
            for (int i = 0; i < path.size(); i++) {
                String expected = pattern.get(i);
                if (expected.startsWith("{")) {
                    parts.put(expected.substring(1, expected.length() - 1), path.get(i));
                } else if (!expected.equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Match<>(action, parts));
        }
    }

    /** @param pattern the path, names in braces standing for anything, as in {@code issues/{issue}/comments} */
    public void add(String method, String pattern, A action) {
        routes.add(new Route<>(method, List.of(pattern.split("/", -1)), action));
    }

    /** The earliest route that fits. */
    public Optional<Match<A>> find(String method, List<String> path) {
        return routes.stream()
                .filter(route -> route.method.equals(method))
                .flatMap(route -> route.match(path).stream())
                .findFirst();
    }

    /** Whether there is such a path, with whatever method. */
    public boolean knows(List<String> path) {
        return routes.stream().anyMatch(route -> route.match(path).isPresent());
    }
}
