package deskbridge.demo.page;

import deskbridge.demo.world.World;
import deskbridge.emulator.Body;
import deskbridge.emulator.tracker.TrackerFile;
import deskbridge.http.Request;
import deskbridge.http.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Hands out files of messages and tickets. Only pictures are shown by the browser; everything else is downloaded. */
final class Files {
    private static final String MESSAGE = "/api/demo/message-file";
    private static final String TICKET = "/api/demo/ticket-file";
    private static final Map<String, String> PICTURES = Map.of(
            "png", "image/png", "jpg", "image/jpeg", "jpeg", "image/jpeg", "gif", "image/gif", "webp", "image/webp");

    private final World world;

    Files(World world) {
        this.world = world;
    }

    static String ofMessage(String key, String name) {
        return MESSAGE + "?key=" + encoded(key) + "&name=" + encoded(name);
    }

    /** By its place among the ticket's files: names may come twice. */
    static String ofTicket(String ticket, int place) {
        return TICKET + "?ticket=" + encoded(ticket) + "&place=" + place;
    }

    Response message(Request request) {
        String name = request.query("name").orElse("file");
        return request.query("key")
                .map(key -> file(name, world.pachca().fileContent(key)))
                .orElse(Response.of(404));
    }

    Response ticket(Request request) {
        List<TrackerFile> files =
                world.tracker().state().files(request.query("ticket").orElse(""));
        int place = request.query("place")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .orElse(-1);
        return place < 0 || place >= files.size()
                ? Response.of(404)
                : file(files.get(place).name(), files.get(place).content());
    }

    private static Response file(String name, Body content) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String picture = PICTURES.get(ending);
        String disposition = picture == null ? "attachment" : "inline";
        return Response.bytes(200, picture == null ? "application/octet-stream" : picture, content.bytes())
                .with("Content-Disposition", disposition + "; filename*=UTF-8''" + encoded(name))
                .with("X-Content-Type-Options", "nosniff");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
