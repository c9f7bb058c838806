package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;

/** What a bot says about the previews of addresses in its text; the old parameter is still accepted. */
final class LinkPreviews {
    private LinkPreviews() {}

    /** The fields of the message; none when the bot says nothing. */
    static ObjectNode of(Request request) {
        ObjectNode fields = Json.object();
        JsonNode preview = request.json("link_preview_options");
        if (!request.text("link_preview_options").isEmpty() && !preview.isObject()) {
            throw Refusal.badRequest(
                    preview.isMissingNode()
                            ? "can't parse link preview options JSON object"
                            : "object expected as link preview options");
        }
        if (preview.isObject() && !preview.isEmpty()) {
            fields.set("link_preview_options", preview);
        } else if (request.flag("disable_web_page_preview")) {
            fields.putObject("link_preview_options").put("is_disabled", true);
        }
        return fields;
    }
}
