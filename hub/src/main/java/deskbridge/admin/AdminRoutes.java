package deskbridge.admin;

import deskbridge.engine.AuditReport;
import deskbridge.engine.WorkSignal;
import deskbridge.http.Handler;
import deskbridge.http.Request;
import deskbridge.http.Response;
import deskbridge.http.Router;
import deskbridge.json.Codecs;
import deskbridge.store.DeadLetters;
import deskbridge.store.Journal;
import deskbridge.store.Store;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The admin listener: health, metrics, the page of failures, and the same as JSON. */
public final class AdminRoutes {

    private static final int MOST_LISTED = 200;
    private static final int LATEST_STEPS = 100;

    private final Store store;
    private final WorkSignal signal;
    private final InstantSource clock;
    private final Map<String, String> words;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Jsonb json = Codecs.plain();

    /** @param words the page's texts by key */
    public AdminRoutes(Store store, WorkSignal signal, InstantSource clock, Map<String, String> words) {
        this.store = store;
        this.signal = signal;
        this.clock = clock;
        this.words = Map.copyOf(words);
    }

    /** All paths of the admin listener. */
    public Handler handler(AdminAccess access, Health health, MetricsPage metrics) {
        Router router = Router.builder()
                .get("/health/live", request -> health.live())
                .get("/health/ready", request -> health.ready())
                .get("/metrics", access.open(request -> metrics.show()))
                .get("/login/{token}", access::login)
                .get("/", access.guarding(request -> page()))
                .get("/style.css", request -> style())
                .post("/dead-letters/redeliver/{id}", access.guarding(request -> redirect(redeliver(request))))
                .post("/dead-letters/discard/{id}", access.guarding(request -> redirect(discard(request))))
                .get("/api/openapi.json", access.guarding(request -> openApi()))
                .get("/api/dead-letters", access.guarding(request -> list()))
                .post("/api/dead-letters/redeliver/{id}", access.guarding(request -> found(redeliver(request))))
                .post("/api/dead-letters/discard/{id}", access.guarding(request -> found(discard(request))))
                .get("/api/audit", access.guarding(request -> audit()))
                .get("/api/trace/{id}", access.guarding(this::trace))
                .build();
        return request -> secured(router.handle(request));
    }

    private Response page() {
        var page = new FailuresPage(
                words,
                store.journal().backlog(clock.instant()),
                AuditReport.last(store).orElse(null),
                store.deadLetters().list(MOST_LISTED, 0),
                store.journal().latest(LATEST_STEPS));
        var output = new StringOutput();
        templates.render("failures.jte", page, output);
        return Response.of(200, "text/html", output.toString());
    }

    private static Response secured(Response page) {
        return page.with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
                .with("X-Frame-Options", "DENY")
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer")
                .with("Cache-Control", "no-store");
    }

    private Response list() {
        List<DeadLetters.DeadLetter> letters = store.deadLetters().list(MOST_LISTED, 0);
        return Response.json(200, json.type(DeadLetters.DeadLetter.class).list().toJson(letters));
    }

    private Response audit() {
        return AuditReport.last(store)
                .map(report -> Response.json(200, json.type(AuditReport.class).toJson(report)))
                .orElseGet(() -> Response.json(404, "{\"error\":\"no audit has ended yet\"}"));
    }

    private Response trace(Request request) {
        String id = request.tail().orElse("");
        var steps = id.startsWith("in-") || id.startsWith("out-")
                ? store.journal().ofEvent(id)
                : store.journal().ofTicket(id);
        return Response.json(200, json.type(Journal.Step.class).list().toJson(steps));
    }

    private boolean redeliver(Request request) {
        boolean done = store.deadLetters().redeliver(request.tail().orElse(""), clock.instant());
        signal.ring();
        return done;
    }

    private boolean discard(Request request) {
        return store.deadLetters().discard(request.tail().orElse(""), clock.instant());
    }

    private static Response redirect(boolean ignored) {
        return Response.of(303).with("Location", "/");
    }

    private static Response found(boolean done) {
        return done ? Response.of(204) : Response.json(404, "{\"error\":\"no such dead letter\"}");
    }

    private static Response openApi() {
        return Response.json(200, beside("openapi.json"));
    }

    private static Response style() {
        return Response.of(200, "text/css", beside("style.css"));
    }

    private static String beside(String name) {
        try (var in = AdminRoutes.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " belongs into the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
