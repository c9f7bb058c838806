package deskbridge.emulator.pachca;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Json;
import org.jspecify.annotations.Nullable;

/** Pachca refuses what was asked; carries the answer of the API. Also thrown at people's actions that it forbids. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    private Refusal(Answer answer, String message) {
        super(message);
        this.answer = answer;
    }

    /** What the API answers. */
    public Answer answer() {
        return answer;
    }

    /** The {@code ApiError} shape. */
    static Refusal api(int status, String key, String code, String message) {
        return api(status, key, null, code, message);
    }

    static Refusal api(int status, String key, @Nullable String value, String code, String message) {
        ObjectNode item = Json.object()
                .put("key", key)
                .put("value", value)
                .put("message", message)
                .put("code", code)
                .putNull("payload");
        ObjectNode body = Json.object();
        body.putArray("errors").add(item);
        return new Refusal(Answer.json(status, body), status + " " + code + " at " + key + ": " + message);
    }

    /** The {@code OAuthError} shape. */
    static Refusal oauth(int status, String error, String description) {
        return new Refusal(
                Answer.json(status, Json.object().put("error", error).put("error_description", description)),
                status + " " + error + ": " + description);
    }

    static Refusal notFound(String key) {
        return api(404, key, "not_found", "not found");
    }

    static Refusal forbidden(String key) {
        return api(403, key, "access_denied", "access denied");
    }

    static Refusal invalid(String key, String message) {
        return api(400, key, "invalid", message);
    }

    static Refusal blank(String key) {
        return api(400, key, "blank", "must not be blank");
    }

    static Refusal rule(String key, String code, String message) {
        return api(422, key, code, message);
    }

    Refusal withHeader(String name, String value) {
        return new Refusal(answer.with(name, value), String.valueOf(getMessage()));
    }
}
