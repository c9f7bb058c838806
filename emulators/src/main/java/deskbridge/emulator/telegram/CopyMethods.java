package deskbridge.emulator.telegram;

import deskbridge.emulator.Json;

/** The methods with which bots repeat messages elsewhere. */
final class CopyMethods {
    private final Realm realm;
    private final Recipients recipients;
    private final Outgoing outgoing;

    CopyMethods(Realm realm, Recipients recipients, Outgoing outgoing) {
        this.realm = realm;
        this.recipients = recipients;
        this.outgoing = outgoing;
    }

    void addTo(Api api) {
        api.add("copyMessage", this::copyMessage);
        api.add("forwardMessage", this::forwardMessage);
    }

    private Reply copyMessage(Request request) {
        Post original = original(request, "message to copy");
        Content content = original.content;
        if (!repeatable(content)) {
            throw Refusal.badRequest("message can't be copied");
        }
        if (request.has("caption") && content.media() != null) {
            content = content.withText(TextRules.caption(
                    request.text("caption"), request.text("parse_mode"), request.json("caption_entities")));
        }
        int id = outgoing.one(request, content).result().path("message_id").asInt();
        return Reply.of(Json.object().put("message_id", id));
    }

    private Reply forwardMessage(Request request) {
        Post original = original(request, "message to forward");
        if (!repeatable(original.content)) {
            throw Refusal.badRequest("message can't be forwarded");
        }
        return outgoing.forward(request, original.content, Origin.of(original));
    }

    private static boolean repeatable(Content content) {
        return !content.service() && !content.fields().has("has_protected_content");
    }

    private Post original(Request request, String what) {
        if (request.text("from_chat_id").isEmpty()) {
            throw Refusal.badRequest("parameter \"from_chat_id\" is required");
        }
        Room from = recipients.readable(request.bot(), request.text("from_chat_id"));
        Post post = realm.post(from, request.messageId());
        if (post == null) {
            throw Refusal.badRequest(what + " not found");
        }
        return post;
    }
}
