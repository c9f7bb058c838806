package deskbridge.app;

import deskbridge.admin.Health;
import deskbridge.connector.Channel;
import deskbridge.connector.Connector;
import deskbridge.connector.Desk;
import deskbridge.engine.WebhookReceiver;
import deskbridge.http.FloodGuard;
import deskbridge.http.Handler;
import deskbridge.http.Request;
import deskbridge.http.Response;
import deskbridge.http.Router;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;

/** The paths of the listener: one for each connection, the older single-URL form, and health. */
final class WebhookRoutes {

    private final Collection<Connector> connectors;
    private final WebhookReceiver receiver;
    private final FloodGuard guard;

    WebhookRoutes(Collection<Connector> connectors, WebhookReceiver receiver, FloodGuard guard) {
        this.connectors = connectors;
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
        return router.build();
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
        boolean messenger = request.header("Pachca-Signature").isPresent()
                || new String(request.body(), StandardCharsets.UTF_8).contains("\"webhook_timestamp\"");
        Optional<Connector> meant = connectors.stream()
                .filter(connector -> messenger ? connector instanceof Channel : connector instanceof Desk)
                .findFirst();
        return meant.map(connector -> receive(connector, request)).orElse(Response.of(404));
    }
}
