package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Json;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Telegram refuses what a bot asked; carries the answer of the Bot API. Source: Telegram facts §12. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String description;
    private final transient @Nullable ObjectNode parameters;

    private Refusal(int code, String description, @Nullable ObjectNode parameters) {
        super(code + " " + description);
        this.code = code;
        this.description = description;
        this.parameters = parameters;
    }

    /** Begins in lower case as the Bot API writes it, unless the text is a constant like {@code BUTTON_DATA_INVALID}. */
    static Refusal badRequest(String reason) {
        boolean constant = reason.length() > 1 && (reason.charAt(1) == '_' || Character.isUpperCase(reason.charAt(1)));
        String text = constant ? reason : reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1);
        return new Refusal(400, "Bad Request: " + text, null);
    }

    static Refusal forbidden(String reason) {
        return new Refusal(403, "Forbidden: " + reason, null);
    }

    static Refusal of(int code, String description) {
        return new Refusal(code, description, null);
    }

    static Refusal tooMany(long seconds) {
        return new Refusal(
                429, "Too Many Requests: retry after " + seconds, Json.object().put("retry_after", seconds));
    }

    static Refusal upgraded(long newChatId) {
        return new Refusal(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                Json.object().put("migrate_to_chat_id", newChatId));
    }

    Answer answer() {
        ObjectNode body = Json.object().put("ok", false).put("error_code", code).put("description", description);
        if (parameters == null) {
            return Answer.json(code, body);
        }
        body.set("parameters", parameters);
        Answer answer = Answer.json(code, body);
        return parameters.has("retry_after")
                ? answer.with("Retry-After", parameters.path("retry_after").asText())
                : answer;
    }
}
