package deskbridge.emulator.okdesk;

import deskbridge.emulator.Answer;
import deskbridge.emulator.RouteTable;
import java.util.List;

/** Which code answers which method and path below {@code /api/v1}, as in {@code issues/{issue}/comments}. */
final class Routes {
    private final RouteTable<Action> routes = new RouteTable<>();

    /** Answers a call of a known key, with the account's lock held. */
    @FunctionalInterface
    interface Action {
        Answer answer(Exchange exchange);
    }

    void add(String method, String pattern, Action action) {
        routes.add(method, pattern, action);
    }

    /** The earliest route that fits; Rails tells nothing of other methods, so there is no 405. */
    RouteTable.Match<Action> find(String method, List<String> path) {
        return routes.find(method, path).orElseThrow(Refusal.Instead::noSuchPath);
    }
}
