package deskbridge.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the handler of a path and a method. A path is exact, or ends in one variable segment: {@code /webhooks/tracker/{secret}}.
 * An exact path wins over a variable. {@code HEAD} is served by {@code GET}. Unknown paths get 404, wrong methods 405.
 */
public final class Router implements Handler {
    private record Match(Map<String, Handler> methods, Optional<String> tail) {}

    private final Map<Path, Map<String, Handler>> exact;
    private final Map<Path, Map<String, Handler>> withTail;

    private Router(Map<Path, Map<String, Handler>> exact, Map<Path, Map<String, Handler>> withTail) {
        this.exact = exact;
        this.withTail = withTail;
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Response handle(Request request) {
        Optional<Match> match = match(Path.parse(request.path()));
        if (match.isEmpty()) {
            return Response.of(404);
        }
        Map<String, Handler> methods = match.get().methods();
        Handler handler = methods.get(request.method());
        if (handler == null && request.method().equals("HEAD")) {
            handler = methods.get("GET");
        }
        if (handler == null) {
            return Response.methodNotAllowed(String.join(", ", methods.keySet()));
        }
        return handler.handle(match.get().tail().map(request::withTail).orElse(request));
    }

    private Optional<Match> match(Path path) {
        Map<String, Handler> methods = exact.get(path);
        if (methods != null) {
            return Optional.of(new Match(methods, Optional.empty()));
        }
        if (path.segments().isEmpty()) {
            return Optional.empty();
        }
        methods = withTail.get(path.withoutLast());
        return methods == null ? Optional.empty() : Optional.of(new Match(methods, Optional.of(path.last())));
    }

    /** Collects routes; two handlers for one path and method are refused. */
    public static final class Builder {
        private final Map<Path, Map<String, Handler>> exact = new LinkedHashMap<>();
        private final Map<Path, Map<String, Handler>> withTail = new LinkedHashMap<>();

        private Builder() {}

        public Builder get(String path, Handler handler) {
            return route("GET", path, handler);
        }

        public Builder post(String path, Handler handler) {
            return route("POST", path, handler);
        }

        /**
         * Adds a route.
         *
         * @throws IllegalArgumentException when the path does not begin with a slash, has a variable elsewhere than at its end,
         *     or is taken
         */
        public Builder route(String method, String path, Handler handler) {
            Path parsed = Path.parse(path);
            boolean variable = !parsed.segments().isEmpty() && isVariable(parsed.last());
            Path fixed = variable ? parsed.withoutLast() : parsed;
            if (!path.startsWith("/") || fixed.segments().stream().anyMatch(Builder::isVariable)) {
                throw new IllegalArgumentException("not a route: " + path);
            }
            Map<String, Handler> methods =
                    (variable ? withTail : exact).computeIfAbsent(fixed, unused -> new TreeMap<>());
            if (methods.putIfAbsent(method, handler) != null) {
                throw new IllegalArgumentException("two handlers for " + method + " " + path);
            }
            return this;
        }

        public Router build() {
            return new Router(Map.copyOf(exact), Map.copyOf(withTail));
        }

        private static boolean isVariable(String segment) {
            return segment.startsWith("{") && segment.endsWith("}");
        }
    }
}
