package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Body;
import deskbridge.emulator.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A plain HTTP caller with a key in the query, as any client would send it. */
final class OkdeskHttp {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI base;
    private final String token;

    OkdeskHttp(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    Reply get(String path) {
        return send("GET", path, "", null);
    }

    /** Apostrophes stand for quotes. */
    Reply post(String path, String json) {
        return send("POST", path, "application/json; charset=utf-8", bytes(json.replace('\'', '"')));
    }

    Reply patch(String path, String json) {
        return send("PATCH", path, "application/json", bytes(json.replace('\'', '"')));
    }

    Reply put(String path, String json) {
        return send("PUT", path, "application/json", bytes(json.replace('\'', '"')));
    }

    Reply delete(String path) {
        return send("DELETE", path, "", null);
    }

    Reply send(String method, String path, String contentType, byte @Nullable [] body) {
        String address =
                path.startsWith("http") ? path : base + path + (path.contains("?") ? "&" : "?") + "api_token=" + token;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        try {
            return new Reply(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a form in parts. */
    Reply post(String path, Parts parts) {
        return send("POST", path, "multipart/form-data; boundary=b0und", parts.whole());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A {@code multipart/form-data} body. */
    static final class Parts {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Parts field(String name, String value) {
            return part("name=\"" + name + "\"\r\n", OkdeskHttp.bytes(value));
        }

        Parts file(String name, String fileName, byte[] content) {
            return part("name=\"" + name + "\"; filename=\"" + fileName + "\"\r\nContent-Type: image/png\r\n", content);
        }

        private Parts part(String head, byte[] content) {
            out.writeBytes(OkdeskHttp.bytes("--b0und\r\nContent-Disposition: form-data; " + head + "\r\n"));
            out.writeBytes(content);
            out.writeBytes(OkdeskHttp.bytes("\r\n"));
            return this;
        }

        byte[] whole() {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(out.toByteArray());
            all.writeBytes(OkdeskHttp.bytes("--b0und--\r\n"));
            return all.toByteArray();
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

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode errors() {
            return json().path("errors");
        }
    }
}
