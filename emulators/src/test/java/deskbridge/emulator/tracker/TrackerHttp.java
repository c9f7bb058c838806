package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Body;
import deskbridge.emulator.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plain HTTP caller with a token and organisation headers, as any client would send them. */
final class TrackerHttp {
    /** When the tests' clocks start. */
    static final Instant START = Instant.parse("2026-03-02T09:00:00.123Z");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI root;
    private final Map<String, String> headers = new LinkedHashMap<>();

    TrackerHttp(URI root) {
        this.root = root;
    }

    static TrackerHttp robot(TrackerEmulator tracker) {
        return new TrackerHttp(tracker.uri())
                .with("Authorization", "OAuth " + TrackerSeed.ROBOT_TOKEN)
                .with("X-Org-ID", TrackerSeed.ORG_ID);
    }

    TrackerHttp with(String name, String value) {
        TrackerHttp other = new TrackerHttp(root);
        other.headers.putAll(headers);
        other.headers.put(name, value);
        return other;
    }

    Reply get(String path) {
        return send("GET", path, null);
    }

    Reply post(String path, JsonNode body) {
        return send("POST", path, Json.write(body).bytes());
    }

    Reply post(String path, String json) {
        return send("POST", path, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    Reply patch(String path, String json) {
        return send("PATCH", path, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    Reply delete(String path) {
        return send("DELETE", path, null);
    }

    /** Uploads one file as {@code multipart/form-data}. */
    Reply upload(String path, String partFileName, String type, byte[] content) {
        String head = "--b0und\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + partFileName
                + "\"\r\nContent-Type: " + type + "\r\n\r\n";
        byte[] before = head.getBytes(StandardCharsets.UTF_8);
        byte[] after = "\r\n--b0und--\r\n".getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[before.length + content.length + after.length];
        System.arraycopy(before, 0, all, 0, before.length);
        System.arraycopy(content, 0, all, before.length, content.length);
        System.arraycopy(after, 0, all, before.length + content.length, after.length);
        return with("Content-Type", "multipart/form-data; boundary=b0und").send("POST", path, all);
    }

    private Reply send(String method, String path, byte @Nullable [] body) {
        URI target = path.startsWith("http") ? URI.create(path) : URI.create(root + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** An answer. */
    record Reply(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return Json.parse(Body.of(response.body()));
        }

        ObjectNode object() {
            return (ObjectNode) json();
        }

        ArrayNode array() {
            return (ArrayNode) json();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
