package deskbridge.demo.page;

import deskbridge.http.Request;
import deskbridge.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The page's own files, from the jar. Only names listed here are served. */
final class Assets {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("main.js", SCRIPT),
            Map.entry("api.js", SCRIPT),
            Map.entry("dom.js", SCRIPT),
            Map.entry("words.js", SCRIPT),
            Map.entry("rich.js", SCRIPT),
            Map.entry("files.js", SCRIPT),
            Map.entry("composer.js", SCRIPT),
            Map.entry("sides.js", SCRIPT),
            Map.entry("pachca.js", SCRIPT),
            Map.entry("telegram.js", SCRIPT),
            Map.entry("bubble.js", SCRIPT),
            Map.entry("html.js", SCRIPT),
            Map.entry("tour.js", SCRIPT),
            Map.entry("thread.js", SCRIPT),
            Map.entry("form.js", SCRIPT),
            Map.entry("desk.js", SCRIPT),
            Map.entry("ticket.js", SCRIPT),
            Map.entry("path.js", SCRIPT),
            Map.entry("stage.js", SCRIPT),
            Map.entry("page.css", STYLE),
            Map.entry("pachca.css", STYLE),
            Map.entry("telegram.css", STYLE),
            Map.entry("desk.css", STYLE),
            Map.entry("path.css", STYLE),
            Map.entry("icon.svg", "image/svg+xml"));

    Response index(Request request) {
        return Response.bytes(200, "text/html; charset=utf-8", read("index.html"))
                .with("Content-Security-Policy", POLICY)
                .with("Cache-Control", "no-store")
                .with("X-Content-Type-Options", "nosniff");
    }

    Response file(Request request) {
        String name = request.tail().orElse("");
        String type = TYPES.get(name);
        return type == null
                ? Response.of(404)
                : Response.bytes(200, type, read(name))
                        .with("Cache-Control", "no-cache")
                        .with("X-Content-Type-Options", "nosniff");
    }

    private static byte[] read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the page's file " + name + " is missing from the jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the page's file " + name + " cannot be read", e);
        }
    }
}
