package deskbridge.app;

import deskbridge.admin.Health;
import deskbridge.channel.pachca.PachcaChannel;
import deskbridge.connector.Channel;
import deskbridge.connector.Connector;
import deskbridge.connector.Desk;
import deskbridge.desk.okdesk.OkdeskDesk;
import deskbridge.domain.ConnectionId;
import deskbridge.engine.WebhookReceiver;
import deskbridge.http.FloodGuard;
import deskbridge.http.Handler;
import deskbridge.http.Request;
import deskbridge.http.Response;
import deskbridge.http.Router;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The paths of the listener: one for each connection, the older single-URL form, and health. */
final class WebhookRoutes {

    /** Okdesk names the kind of an event in an object; older tests of bots for it sent {@code data} (facts: okdesk §6.2). */
    private static final Pattern OKDESK =
            Pattern.compile("\"event_type\"|\"event\"\\s*:\\s*\"[a-z_]+\"\\s*,\\s*\"data\"");

    private final Collection<Connector> connectors;
    private final WebhookReceiver receiver;
    private final FloodGuard guard;
    private final Map<ConnectionId, String> ownPaths;

    /** @param ownPaths paths that connections have besides the usual one */
    WebhookRoutes(
            Collection<Connector> connectors,
            WebhookReceiver receiver,
            FloodGuard guard,
            Map<ConnectionId, String> ownPaths) {
        this.connectors = connectors;
        this.ownPaths = ownPaths;
        this.receiver = receiver;
        this.guard = guard;
    }

    Handler handler(Health health) {
        var router = Router.builder()
                .get("/health/live", request -> health.live())
                .get("/health/ready", request -> health.ready())
                .post("/", this::olderForm);
        for (Connector connector : connectors) {
            String path = "/webhooks/" + connector.id();
            router.post(path, request -> receive(connector, request));
            router.post(path + "/{secret}", request -> receive(connector, request));
        }
        ownPaths(router);
        return router.build();
    }

    /** People look with a browser whether the address that they give to Okdesk leads anywhere. */
    private void ownPaths(Router.Builder router) {
        var taken = new HashSet<String>();
        for (Connector connector : connectors) {
            String path = ownPaths.get(connector.id());
            if (path != null) {
                Handler ready = request ->
                        Response.json(200, "{\"message\":\"Webhook endpoint is ready\",\"path\":\"" + path + "\"}");
                router.get("/webhooks/" + connector.id(), ready);
                boolean free = !path.equals("/") && !path.startsWith("/webhooks/") && !path.startsWith("/health/");
                if (free && taken.add(path)) {
                    router.get(path, ready);
                    router.post(path, request -> receive(connector, request));
                    router.post(path + "/{secret}", request -> receive(connector, request));
                }
            }
        }
    }

    private Response receive(Connector connector, Request request) {
        Response response = receiver.receive(connector, request);
        boolean unproven = response.status() == 401 || response.status() == 403;
        return unproven ? guard.answer(request, response) : response;
    }

    /**
     * The older bots had one address for everything. Which connection is meant is told by the coarse shape alone; then the same
     * proof is asked for as on its own path.
     */
    private Response olderForm(Request request) {
        String body = new String(request.body(), StandardCharsets.UTF_8);
        Optional<Connector> meant = connectors.stream()
                .filter(connector -> isShapedFor(connector, request, body))
                .findFirst();
        return meant.map(connector -> receive(connector, request)).orElse(Response.of(404));
    }

    /** A desk whose shape nobody else can tell takes what is left. */
    private boolean isShapedFor(Connector connector, Request request, String body) {
        boolean pachca = request.header("Pachca-Signature").isPresent() || body.contains("\"webhook_timestamp\"");
        if (connector instanceof Channel || pachca) {
            return connector instanceof PachcaChannel && pachca;
        }
        boolean okdesk = request.header("X-Okdesk-Signature").isPresent()
                || OKDESK.matcher(body).find();
        boolean fits = connector instanceof OkdeskDesk == okdesk;
        return fits || connectors.stream().noneMatch(it -> it instanceof Desk && it instanceof OkdeskDesk == okdesk);
    }
}
