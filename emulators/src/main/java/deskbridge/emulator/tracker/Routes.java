package deskbridge.emulator.tracker;

import deskbridge.emulator.Answer;
import deskbridge.emulator.RouteTable;
import java.util.List;

/**
 * Which code answers which method and path; patterns are written without version, as in {@code
 * issues/{issue}/comments}.
 */
final class Routes {
    private final RouteTable<Action> routes = new RouteTable<>();

    /** Answers a call that has been authenticated, with the organisation's lock held. */
    @FunctionalInterface
    interface Action {
        Answer answer(Exchange exchange);
    }

    void add(String method, String pattern, Action action) {
        routes.add(method, pattern, action);
    }

    /** 404 for an unknown path, 405 for a known one with another method. The earliest route that fits wins. */
    RouteTable.Match<Action> find(String method, List<String> path) {
        return routes.find(method, path)
                .orElseThrow(() ->
                        routes.knows(path) ? Refusal.of(405, "error.method") : Refusal.notFound("error.notFound"));
    }
}
