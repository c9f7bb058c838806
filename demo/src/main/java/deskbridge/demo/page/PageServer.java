package deskbridge.demo.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.app.server.HelidonServer;
import deskbridge.demo.hub.DemoHub;
import deskbridge.demo.world.Tally;
import deskbridge.demo.world.Troubles;
import deskbridge.demo.world.World;
import deskbridge.emulator.Json;
import deskbridge.emulator.MalformedBody;
import deskbridge.http.Request;
import deskbridge.http.Response;
import deskbridge.http.Router;
import deskbridge.texts.Texts;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the page and its API on loopback until closed. */
public final class PageServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PageServer.class);
    private static final String HOST = "127.0.0.1";

    /** A page of another site cannot send it without being asked, and it is never asked. */
    private static final String OWN_PAGE = "X-Deskbridge-Page";

    private static final Duration GRACE = Duration.ofMillis(200);

    private final Snapshot snapshot;
    private final Watchers watchers;
    private final Map<String, Deed> deeds = new HashMap<>();
    private final HelidonServer server;

    /**
     * Starts to listen.
     *
     * @param port 0 for any free one
     * @throws IllegalStateException when the port is taken
     */
    public PageServer(int port, World world, Troubles troubles, Tally tally, DemoHub hub) {
        Map<String, Part> parts = new LinkedHashMap<>();
        for (Part part : List.of(
                new PachcaPart(world, tally, hub),
                new TelegramPart(world, tally),
                new TrackerPart(world),
                new OkdeskPart(world))) {
            parts.put(part.name(), part);
            part.deeds().forEach((name, deed) -> deeds.put(part.name() + "." + name, deed));
        }
        deeds.putAll(new StageDeeds(troubles, hub).all());
        this.snapshot = new Snapshot(world, troubles, tally, hub, parts.values());
        this.watchers = new Watchers(snapshot::signature);
        Files files = new Files(parts);
        Assets assets = new Assets();
        Router router = Router.builder()
                .get("/", assets::index)
                .get("/page/{file}", assets::file)
                .get("/operator", request -> operator(request, hub))
                .get("/api/demo/texts", PageServer::texts)
                .get("/api/demo/state", this::state)
                .get("/api/demo/events", request -> watchers.watch())
                .get(Files.PATH + "{system}", files::file)
                .post("/api/demo/do/{deed}", this::perform)
                .build();
        this.server = HelidonServer.start(HOST, port, request -> guarded(request, router), GRACE);
    }

    /** The page's address. */
    public URI uri() {
        return URI.create("http://" + HOST + ":" + server.port() + "/");
    }

    @Override
    public void close() {
        watchers.close();
        server.close();
    }

    /** Answers only to its own names, so that no other site's name can be pointed at it. */
    private Response guarded(Request request, Router router) {
        String host = request.header("Host").orElse("");
        Set<String> own = Set.of(HOST + ":" + server.port(), "localhost:" + server.port());
        if (!own.contains(host)) {
            return Response.of(421);
        }
        return router.handle(request).with("Referrer-Policy", "no-referrer");
    }

    /**
     * To the operator's pages, by a link of its own for each browser, under the name by which that one calls this machine: a session
     * of another name would not come along. Other sites are not led there.
     */
    private static Response operator(Request request, DemoHub hub) {
        String site = request.header("Sec-Fetch-Site").orElse("none");
        if (!site.equals("none") && !site.equals("same-origin")) {
            return Response.of(403);
        }
        String name = request.header("Host").orElse(HOST).split(":", 2)[0];
        return hub.operatorPage()
                .map(page -> Response.of(303)
                        .with("Location", page.toString().replace("//" + HOST + ":", "//" + name + ":"))
                        .with("Cache-Control", "no-store"))
                .orElseGet(() -> Response.of(303).with("Location", "/"));
    }

    private static Response texts(Request request) {
        Locale language = Locale.of(request.query("language").orElse("").equals("en") ? "en" : "ru");
        ObjectNode json = Json.object();
        Texts.beside(PageServer.class, language).all().forEach(json::put);
        return json(200, json);
    }

    private Response state(Request request) {
        return json(200, snapshot.of(new View(request)));
    }

    private Response perform(Request request) {
        Deed deed = deeds.get(request.tail().orElse(""));
        if (deed == null || request.header(OWN_PAGE).isEmpty()) {
            return Response.of(deed == null ? 404 : 403);
        }
        try {
            JsonNode wish = Json.parse(request.text());
            return json(200, deed.perform(new Wish(wish)));
        } catch (MalformedBody e) {
            return Response.of(400);
        } catch (RuntimeException refused) {
            LOG.debug("not done: {}: {}", request.tail().orElse(""), refused.toString());
            return json(409, Json.object().put("error", String.valueOf(refused.getMessage())));
        }
    }

    private static Response json(int status, JsonNode json) {
        return Response.bytes(status, "application/json", Json.write(json).bytes())
                .with("Cache-Control", "no-store");
    }
}
