package deskbridge.engine;

import deskbridge.connector.Channel;
import deskbridge.connector.Connector;
import deskbridge.connector.Reception;
import deskbridge.domain.Event.FormSubmitted;
import deskbridge.flow.Flow;
import deskbridge.http.FloodGuard;
import deskbridge.http.Request;
import deskbridge.http.Response;
import deskbridge.store.StoreException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers webhooks: proof, then disk, then 200. What it acknowledges is never lost; what it refuses leaves no trace but a count. */
public final class WebhookReceiver {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);

    private final Acceptance acceptance;
    private final Flow flow;
    private final Metrics metrics;
    private final FloodGuard hints;

    /** @param hints counts what nobody can prove */
    public WebhookReceiver(Acceptance acceptance, Flow flow, Metrics metrics, FloodGuard hints) {
        this.acceptance = acceptance;
        this.hints = hints;
        this.flow = flow;
        this.metrics = metrics;
    }

    /**
     * Judges and stores one webhook. Called on the server's thread; blocks until the delivery is on disk.
     *
     * @return 200 stored, or stored before, or of a kind that concerns nobody; 401 or 403 without proof; 400 malformed, or a form
     *     with wrong answers; 429 when one address sends more hints than anybody needs; 503 when it could not be stored, so that the sender tries again
     */
    public Response receive(Connector connector, Request request) {
        String name = connector.id().name();
        return switch (connector.receive(request)) {
            case Reception.Refused refused -> {
                metrics.webhook(name, "refused");
                LOG.warn("{}: webhook from {} refused: {}", name, request.remoteAddress(), refused.why());
                yield Response.of(refused.status());
            }
            case Reception.Malformed malformed -> {
                metrics.webhook(name, "malformed");
                LOG.warn("{}: webhook not understood: {}", name, malformed.why());
                yield Response.of(400);
            }
            case Reception.Genuine genuine
            when !genuine.proven() && hints.isTooMany(request.remoteAddress()) -> {
                metrics.webhook(name, "flood");
                LOG.warn("{}: {} sends too many webhooks without proof", name, request.remoteAddress());
                yield Response.tooManyRequests(Duration.ofMinutes(1));
            }
            case Reception.Genuine genuine -> {
                FormSubmitted form = genuine.form();
                Map<String, String> faults = form == null ? Map.of() : flow.faults(form);
                if (!faults.isEmpty() && connector instanceof Channel channel) {
                    metrics.webhook(name, "form-refused");
                    yield channel.refuseForm(faults);
                }
                yield store(name, genuine);
            }
        };
    }

    private Response store(String name, Reception.Genuine genuine) {
        if (genuine.envelopes().isEmpty()) {
            metrics.webhook(name, "ignored");
            return Response.of(200);
        }
        try {
            int fresh = acceptance.accept(genuine.envelopes());
            metrics.webhook(name, fresh == 0 ? "duplicate" : "stored");
            return Response.of(200);
        } catch (StoreException e) {
            metrics.webhook(name, "unstored");
            LOG.error(
                    "{}: a webhook could not be stored; answered 503 so that it comes again: {}", name, e.getMessage());
            return Response.of(503).with("Retry-After", "5");
        }
    }
}
