package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Json;

/**
 * The answer to a call that succeeded.
 *
 * @param description empty for none
 */
record Reply(JsonNode result, String description) {
    static Reply of(JsonNode result) {
        return new Reply(result, "");
    }

    static Reply yes() {
        return yes("");
    }

    static Reply yes(String description) {
        return new Reply(BooleanNode.TRUE, description);
    }

    Answer answer() {
        ObjectNode body = Json.object().put("ok", true);
        body.set("result", result);
        if (!description.isEmpty()) {
            body.put("description", description);
        }
        return Answer.json(200, body);
    }
}
