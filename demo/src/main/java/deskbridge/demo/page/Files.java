package deskbridge.demo.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import deskbridge.demo.page.Part.Download;
import deskbridge.emulator.Body;
import deskbridge.http.Request;
import deskbridge.http.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Shows and hands out files of messages and tickets. Only pictures are shown by the browser; everything else is downloaded. */
final class Files {
    /** Where files are; the last segment is the system's name. */
    static final String PATH = "/api/demo/file/";

    private static final Map<String, String> PICTURES = Map.of(
            "png", "image/png", "jpg", "image/jpeg", "jpeg", "image/jpeg", "gif", "image/gif", "webp", "image/webp");

    private final Map<String, Part> parts;

    Files(Map<String, Part> parts) {
        this.parts = parts;
    }

    /**
     * Adds what the page needs to show a file.
     *
     * @param address pairs of names and values that {@link Part#file} understands
     */
    static void add(ArrayNode list, String system, String name, Body content, String... address) {
        StringBuilder url = new StringBuilder(PATH + system);
        for (int i = 0; i < address.length; i += 2) {
            url.append(i == 0 ? '?' : '&').append(address[i]).append('=').append(encoded(address[i + 1]));
        }
        list.addObject()
                .put("name", name)
                .put("image", PICTURES.containsKey(ending(name)))
                .put("size", content.size())
                .put("url", url.toString());
    }

    Response file(Request request) {
        return Optional.ofNullable(parts.get(request.tail().orElse("")))
                .flatMap(part -> part.file(new View(request)))
                .map(Files::response)
                .orElse(Response.of(404));
    }

    private static Response response(Download file) {
        String picture = PICTURES.get(ending(file.name()));
        String disposition = picture == null ? "attachment" : "inline";
        return Response.bytes(
                        200,
                        picture == null ? "application/octet-stream" : picture,
                        file.content().bytes())
                .with("Content-Disposition", disposition + "; filename*=UTF-8''" + encoded(file.name()))
                .with("X-Content-Type-Options", "nosniff");
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
