package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/** Calls the emulated Bot API as a bot's program would. */
record BotCaller(HttpClient client, URI root, String token) {
    record Answered(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return Json.parse(response.body());
        }

        JsonNode result() {
            JsonNode json = json();
            if (!json.path("ok").asBoolean()) {
                throw new AssertionError("refused: " + json);
            }
            return json.path("result");
        }

        /** Code and description of a refusal. */
        String refusal() {
            JsonNode json = json();
            if (json.path("ok").asBoolean() || json.path("error_code").asInt() != status()) {
                throw new AssertionError("no refusal: " + json);
            }
            return json.path("error_code").asInt() + " "
                    + json.path("description").asText();
        }
    }

    Answered call(String method, ObjectNode parameters) {
        return send(HttpRequest.newBuilder(address(method))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(parameters.toString()))
                .build());
    }

    Answered call(String method) {
        return send(HttpRequest.newBuilder(address(method)).build());
    }

    /** Parameters by turns: name, value, name, value… */
    Answered call(String method, Object... parameters) {
        ObjectNode body = Json.object();
        for (int i = 0; i < parameters.length; i += 2) {
            body.set(
                    String.valueOf(parameters[i]),
                    switch (parameters[i + 1]) {
                        case JsonNode node -> node;
                        case Number number -> Json.object().numberNode(number.longValue());
                        case Boolean truth -> Json.object().booleanNode(truth);
                        default -> Json.object().textNode(String.valueOf(parameters[i + 1]));
                    });
        }
        return call(method, body);
    }

    CompletableFuture<Answered> later(String method, Object... parameters) {
        return CompletableFuture.supplyAsync(() -> call(method, parameters));
    }

    /** A message with a text. */
    JsonNode write(long chatId, String text) {
        return call("sendMessage", "chat_id", chatId, "text", text).result();
    }

    URI address(String method) {
        return URI.create(root + "/bot" + token + "/" + method);
    }

    Answered send(HttpRequest request) {
        try {
            return new Answered(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
