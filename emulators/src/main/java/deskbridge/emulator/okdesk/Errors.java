package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Body;
import deskbridge.emulator.Json;
import java.util.List;

/** Bodies of refusals: {@code errors} has five shapes, and a refused key may be told in plain text or HTML (§8). */
final class Errors {
    private final OkdeskSettings settings;

    Errors(OkdeskSettings settings) {
        this.settings = settings;
    }

    Answer answer(Refusal refusal) {
        if (refusal.status() == 401) {
            return unauthorized(refusal.text());
        }
        JsonNode errors = refusal.errors().isEmpty()
                ? Json.object().textNode(refusal.text())
                : shaped(refusal, settings.errorShape);
        return Answer.json(refusal.status(), Json.object().set("errors", errors));
    }

    private Answer unauthorized(String text) {
        return switch (settings.unauthorizedBody) {
            case JSON -> Answer.json(401, Json.object().put("errors", text));
            case TEXT -> Answer.bytes(401, "text/plain; charset=utf-8", Body.of(text));
            case HTML -> Answer.html(401, "<html><body><h1>" + text + "</h1></body></html>");
        };
    }

    private static JsonNode shaped(Refusal refusal, OkdeskSettings.ErrorShape shape) {
        return switch (shape) {
            case LISTS -> lists(refusal);
            case TEXTS -> {
                ObjectNode map = Json.object();
                refusal.errors().forEach((field, texts) -> map.put(field, String.join(", ", texts)));
                yield map;
            }
            case NESTED -> Json.object().set("base", lists(refusal));
            case PLAIN -> Json.object().textNode(String.join("; ", sentences(refusal)));
            case LIST -> {
                ArrayNode list = Json.array();
                sentences(refusal).forEach(list::add);
                yield list;
            }
        };
    }

    /** {@code page.size} becomes {@code {"page":{"size":[…]}}}. */
    private static ObjectNode lists(Refusal refusal) {
        ObjectNode root = Json.object();
        refusal.errors().forEach((field, texts) -> {
            List<String> path = List.of(field.split("\\.", -1));
            ObjectNode at = root;
            for (String step : path.subList(0, path.size() - 1)) {
                at = at.withObjectProperty(step);
            }
            texts.forEach(at.putArray(path.getLast())::add);
        });
        return root;
    }

    private static List<String> sentences(Refusal refusal) {
        return refusal.errors().entrySet().stream()
                .flatMap(error -> error.getValue().stream().map(text -> error.getKey() + " " + text))
                .toList();
    }
}
