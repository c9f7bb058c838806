package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.util.List;

/** The methods with which bots send one message of their own. Source: Telegram facts §5, §6 and §10. */
final class SendMethods {
    private final Uploads uploads;
    private final Outgoing outgoing;

    SendMethods(Uploads uploads, Outgoing outgoing) {
        this.uploads = uploads;
        this.outgoing = outgoing;
    }

    void addTo(Api api) {
        api.add("sendMessage", this::sendMessage);
        for (MediaKind kind : MediaKind.values()) {
            api.add("send" + kind.wire().replace("_", ""), request -> sendMedia(request, kind));
        }
        api.add("sendContact", this::sendContact);
        api.add("sendLocation", this::sendLocation);
    }

    private Reply sendMessage(Request request) {
        Formatted text = TextRules.message(request.text("text"), request.text("parse_mode"), request.json("entities"));
        return outgoing.one(request, new Content(text, null, LinkPreviews.of(request), false));
    }

    private Reply sendMedia(Request request, MediaKind kind) {
        Formatted caption = kind.captioned()
                ? TextRules.caption(
                        request.text("caption"), request.text("parse_mode"), request.json("caption_entities"))
                : Formatted.EMPTY;
        ObjectNode attributes = MediaAttributes.of(kind, request::text);
        Media media = uploads.named(request, kind.wire(), request.text(kind.wire()), kind, attributes);
        return outgoing.one(request, Content.media(media, caption));
    }

    private Reply sendContact(Request request) {
        ObjectNode contact = Json.object();
        for (String field : List.of("phone_number", "first_name")) {
            if (request.text(field).isEmpty()) {
                throw Refusal.badRequest("parameter \"" + field + "\" is required");
            }
            contact.put(field, request.text(field));
        }
        for (String field : List.of("last_name", "vcard")) {
            if (!request.text(field).isEmpty()) {
                contact.put(field, request.text(field));
            }
        }
        return outgoing.one(request, Content.of(Json.object().set("contact", contact)));
    }

    private Reply sendLocation(Request request) {
        ObjectNode location = Json.object();
        for (String field : List.of("latitude", "longitude")) {
            if (!request.text(field).matches("-?\\d{1,3}(\\.\\d+)?")) {
                throw Refusal.badRequest(field + " is empty");
            }
            location.put(field, Double.parseDouble(request.text(field)));
        }
        return outgoing.one(request, Content.of(Json.object().set("location", location)));
    }
}
