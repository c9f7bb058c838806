package deskbridge.emulator.pachca;

import deskbridge.emulator.Answer;
import deskbridge.emulator.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The REST API: finds the endpoint, checks token, scope and rate, and turns refusals into answers. */
final class Api {
    static final String BASE = "/api/shared/v1";

    /** One method of the API; runs under the workspace's lock. */
    @FunctionalInterface
    interface Endpoint {
        Answer answer(Request request);
    }

    private record Route(String method, List<String> template, String scope, Endpoint endpoint) {
        Optional<List<String>> match(Call call, List<String> path) {
            if (!method.equals(call.method()) || template.size() != path.size()) {
                return Optional.empty();
            }
            List<String> parameters = new ArrayList<>();
            for (int i = 0; i < path.size(); i++) {
                if (template.get(i).equals("*")) {
                    parameters.add(path.get(i));
                } else if (!template.get(i).equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(parameters);
        }
    }

    private final Workspace workspace;
    private final Storage storage;
    private final RateLimits limits;
    private final List<Route> routes = new ArrayList<>();

    Api(Workspace workspace, Storage storage, RateLimits limits) {
        this.workspace = workspace;
        this.storage = storage;
        this.limits = limits;
    }

    /**
     * Adds an endpoint.
     *
     * @param path below the base path; {@code *} is a parameter
     * @param scope needed; empty for none
     */
    void route(String method, String path, String scope, Endpoint endpoint) {
        routes.add(new Route(method, List.of(path.substring(1).split("/", -1)), scope, endpoint));
    }

    Answer handle(Call call) {
        if (!call.path().startsWith(BASE + "/")) {
            return workspace.locked(() -> storage.handle(call));
        }
        try {
            return workspace.locked(() -> dispatch(call));
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private Answer dispatch(Call call) {
        Token token = authenticate(call);
        User actor = workspace.user(token.userId());
        if (workspace.settings.unpaid()) {
            throw Refusal.api(402, "company", "payment_required", "the workspace is not paid for");
        }
        List<String> path = call.segments().subList(3, call.segments().size());
        for (Route route : routes) {
            Optional<List<String>> parameters = route.match(call, path);
            if (parameters.isPresent()) {
                authorize(token, actor, route.scope);
                Optional<Duration> wait = limits.take(token, call, path);
                if (wait.isPresent()) {
                    throw RateLimits.refusal(wait.get());
                }
                return route.endpoint.answer(new Request(call, token, actor, parameters.get()));
            }
        }
        throw Refusal.notFound("path");
    }

    private Token authenticate(Call call) {
        String header = call.header("Authorization").orElse("");
        if (!header.startsWith("Bearer ")) {
            throw Refusal.oauth(401, "invalid_token", "Access token is missing");
        }
        Token token = workspace.tokens.get(header.substring("Bearer ".length()).strip());
        if (token == null) {
            throw Refusal.oauth(401, "invalid_token", "Access token is invalid or revoked");
        }
        return token;
    }

    private static void authorize(Token token, User actor, String scope) {
        if (actor.suspended()) {
            throw Refusal.oauth(401, "invalid_token", "The owner of the token is suspended");
        }
        if (actor.guest()) {
            throw Refusal.api(403, "role", "not_authorized", "guests cannot use the API");
        }
        if (!scope.isEmpty() && !token.scopes().contains(scope)) {
            throw Refusal.oauth(403, "insufficient_scope", "The token lacks the scope " + scope);
        }
    }
}
