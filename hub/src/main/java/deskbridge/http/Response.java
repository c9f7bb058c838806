package deskbridge.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An HTTP response: a status, headers, and a body that is either in memory or written while it is sent. */
public final class Response {

    /** Writes a body that is too long, or too slow, for memory: an export, an event stream. */
    @FunctionalInterface
    public interface Writer {
        /**
         * Called on the request's thread after the headers; may block and flush.
         *
         * @throws IOException when the receiver went away
         */
        void writeTo(OutputStream out) throws IOException;
    }

    private static final byte[] NOTHING = new byte[0];

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final @Nullable Writer writer;

    private Response(int status, Map<String, String> headers, byte[] body, @Nullable Writer writer) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("not a final status: " + status);
        }
        this.status = status;
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        this.body = body;
        this.writer = writer;
    }

    /** A status and nothing else. */
    public static Response of(int status) {
        return new Response(status, Map.of(), NOTHING, null);
    }

    /** Text of a media type, in UTF-8. */
    public static Response of(int status, String mediaType, String text) {
        return bytes(status, mediaType + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** JSON text. */
    public static Response json(int status, String json) {
        return bytes(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes of a media type. */
    public static Response bytes(int status, String mediaType, byte[] body) {
        return new Response(status, Map.of("Content-Type", mediaType), body, null);
    }

    /** A body that is written while it is sent, in chunks. */
    public static Response stream(int status, String mediaType, Writer writer) {
        return new Response(status, Map.of("Content-Type", mediaType), NOTHING, writer);
    }

    /** 405 with the methods that would do. */
    static Response methodNotAllowed(String allowed) {
        return of(405).with("Allow", allowed);
    }

    /** 429 with the wait in whole seconds, at least one. */
    public static Response tooManyRequests(Duration wait) {
        return of(429).with(
                        "Retry-After",
                        Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
    }

    /** The same with one more header. */
    public Response with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, more, body, writer);
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** The body in memory; empty when there is a {@link #writer}. */
    public byte[] body() {
        return body;
    }

    /** The body in memory as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** What writes the body, when it is not in memory. */
    public Optional<Writer> writer() {
        return Optional.ofNullable(writer);
    }

    @Override
    public String toString() {
        return "status " + status + ", " + body.length + " bytes";
    }
}
