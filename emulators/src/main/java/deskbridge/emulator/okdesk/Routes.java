package deskbridge.emulator.okdesk;

import deskbridge.emulator.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which code answers which method and path below {@code /api/v1}, as in {@code issues/{issue}/comments}. */
final class Routes {
    private final List<Route> routes = new ArrayList<>();

    /** Answers a call of a known key, with the account's lock held. */
    @FunctionalInterface
    interface Action {
        Answer answer(Exchange exchange);
    }

    /** A route that was found. */
    record Match(Action action, Map<String, String> parts) {}

    private record Route(String method, List<String> pattern, Action action) {}

    void add(String method, String pattern, Action action) {
        routes.add(new Route(method, List.of(pattern.split("/", -1)), action));
    }

    /** The earliest route that fits; Rails tells nothing of other methods, so there is no 405. */
    Match find(String method, List<String> path) {
        for (Route route : routes) {
            Optional<Map<String, String>> parts = parts(route.pattern, path);
            if (parts.isPresent() && route.method.equals(method)) {
                return new Match(route.action, parts.get());
            }
        }
        throw Refusal.Instead.noSuchPath();
    }

    private static Optional<Map<String, String>> parts(List<String> pattern, List<String> path) {
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
        return Optional.of(parts);
    }
}
