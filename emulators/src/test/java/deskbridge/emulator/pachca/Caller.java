package deskbridge.emulator.pachca;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Calls the emulated API as a bot's program would. */
record Caller(HttpClient client, URI base, String token) {
    record Reply(int status, String text, HttpResponse<String> response) {
        JsonNode json() {
            return Json.parse(text);
        }

        JsonNode data() {
            return json().path("data");
        }

        String errorCode() {
            return json().path("errors").path(0).path("code").asText();
        }
    }

    Caller as(String otherToken) {
        return new Caller(client, base, otherToken);
    }

    Reply get(String path) {
        return send("GET", path, null);
    }

    Reply delete(String path) {
        return send("DELETE", path, null);
    }

    Reply post(String path, JsonNode body) {
        return send("POST", path, body);
    }

    Reply post(String path) {
        return send("POST", path, null);
    }

    Reply put(String path, JsonNode body) {
        return send("PUT", path, body);
    }

    /** Writes text; returns the message. */
    JsonNode write(String entityType, long entityId, String content) {
        var body = Json.object();
        body.putObject("message")
                .put("entity_type", entityType)
                .put("entity_id", entityId)
                .put("content", content);
        return post("/messages", body).data();
    }

    Reply send(String method, String path, @Nullable JsonNode body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + token);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.method(method, HttpRequest.BodyPublishers.ofString(body.toString()))
                    .header("Content-Type", "application/json; charset=utf-8");
        }
        return send(request.build());
    }

    Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
