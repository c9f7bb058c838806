package deskbridge.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP response. */
public final class Response {

    private static final byte[] NOTHING = new byte[0];

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private Response(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    /** A status and nothing else. */
    public static Response of(int status) {
        return new Response(status, Map.of(), NOTHING);
    }

    /** Text of a media type, in UTF-8. */
    public static Response of(int status, String mediaType, String text) {
        return new Response(
                status, Map.of("Content-Type", mediaType + "; charset=utf-8"), text.getBytes(StandardCharsets.UTF_8));
    }

    /** JSON text. */
    public static Response json(int status, String json) {
        return new Response(status, Map.of("Content-Type", "application/json"), json.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes of a media type. */
    public static Response bytes(int status, String mediaType, byte[] body) {
        return new Response(status, Map.of("Content-Type", mediaType), body);
    }

    /** The same with one more header. */
    public Response with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, more, body);
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public byte[] body() {
        return body;
    }
}
