package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The methods with which bots send. Source: Telegram facts §5, §6, §10 and §11. */
final class SendMethods {
    private static final int ALBUM = 10;
    private static final Set<MediaKind> ALBUM_KINDS =
            Set.of(MediaKind.PHOTO, MediaKind.VIDEO, MediaKind.DOCUMENT, MediaKind.AUDIO);

    private final Realm realm;
    private final Recipients recipients;
    private final Places places;
    private final Uploads uploads;
    private final FloodLimits limits;
    private final Messaging messaging;
    private final Wire wire;

    SendMethods(
            Realm realm,
            Recipients recipients,
            Places places,
            Uploads uploads,
            FloodLimits limits,
            Messaging messaging,
            Wire wire) {
        this.realm = realm;
        this.recipients = recipients;
        this.places = places;
        this.uploads = uploads;
        this.limits = limits;
        this.messaging = messaging;
        this.wire = wire;
    }

    void addTo(Api api) {
        api.add("sendMessage", this::sendMessage);
        for (MediaKind kind : MediaKind.values()) {
            api.add("send" + kind.wire().replace("_", ""), request -> sendMedia(request, kind));
        }
        api.add("sendMediaGroup", this::sendMediaGroup);
        api.add("sendContact", this::sendContact);
        api.add("sendLocation", this::sendLocation);
        api.add("copyMessage", this::copyMessage);
        api.add("forwardMessage", this::forwardMessage);
    }

    private Reply sendMessage(Request request) {
        Formatted text = TextRules.message(request.text("text"), request.text("parse_mode"), request.json("entities"));
        return one(request, new Content(text, null, preview(request), false));
    }

    /** What the bot says about the preview of addresses in its text. */
    static ObjectNode preview(Request request) {
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

    private Reply sendMedia(Request request, MediaKind kind) {
        Formatted caption = kind.captioned()
                ? TextRules.caption(
                        request.text("caption"), request.text("parse_mode"), request.json("caption_entities"))
                : Formatted.EMPTY;
        ObjectNode attributes = attributes(kind, name -> request.text(name));
        Media media = uploads.named(request, kind.wire(), request.text(kind.wire()), kind, attributes);
        return one(request, Content.media(media, caption));
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
        return one(request, Content.of(Json.object().set("contact", contact)));
    }

    private Reply sendLocation(Request request) {
        ObjectNode location = Json.object();
        for (String field : List.of("latitude", "longitude")) {
            if (!request.text(field).matches("-?\\d{1,3}(\\.\\d+)?")) {
                throw Refusal.badRequest(field + " is empty");
            }
            location.put(field, Double.parseDouble(request.text(field)));
        }
        return one(request, Content.of(Json.object().set("location", location)));
    }

    private Reply one(Request request, Content content) {
        Markup markup = Keyboards.parse(request.text("reply_markup"));
        Room room = recipients.writable(request);
        Messaging.Place place = places.of(request, room).withMarkup(markup);
        limits.take(request.bot(), room, 1);
        Keyboards.check(markup);
        Content sent = request.flag("protect_content")
                ? content.withFields(content.fields().deepCopy().put("has_protected_content", true))
                : content;
        Post post = messaging.send(room, request.bot().id, sent, place);
        return Reply.of(wire.message(post, request.bot().id));
    }

    private Reply sendMediaGroup(Request request) {
        JsonNode items = request.json("media");
        if (!items.isArray()) {
            throw Refusal.badRequest(
                    items.isMissingNode() ? "can't parse media JSON object" : "expected an Array of InputMedia");
        }
        if (items.isEmpty()) {
            throw Refusal.badRequest("there are no messages to send");
        }
        if (items.size() > ALBUM) {
            throw Refusal.badRequest("too many messages to send as an album");
        }
        List<Content> contents = new ArrayList<>();
        items.forEach(item -> contents.add(item(request, item)));
        checkMixture(contents);
        Room room = recipients.writable(request);
        Messaging.Place place = places.of(request, room);
        limits.take(request.bot(), room, contents.size());
        String album = contents.size() == 1 ? null : realm.bigNumber();
        ArrayNode sent = Json.array();
        for (Content content : contents) {
            Post post = messaging.send(room, request.bot().id, content, place.withAlbum(album));
            sent.add(wire.message(post, request.bot().id));
        }
        return Reply.of(sent);
    }

    private Content item(Request request, JsonNode item) {
        String type = item.path("type").asText("");
        MediaKind kind = Optional.of(type)
                .filter(name -> name.matches("[a-z]+"))
                .flatMap(name -> ALBUM_KINDS.stream()
                        .filter(known -> known.wire().equals(name))
                        .findFirst())
                .orElseThrow(() -> Refusal.badRequest("can't parse InputMedia: "
                        + (type.equals("animation")
                                ? "type \"animation\" can't be used in sendMediaGroup"
                                : "type \"" + type.toLowerCase(Locale.ROOT) + "\" is unsupported")));
        String file = item.path("media").asText("");
        if (file.isEmpty()) {
            throw Refusal.badRequest("can't parse InputMedia: media not found");
        }
        Formatted caption = TextRules.caption(
                item.path("caption").asText(""), item.path("parse_mode").asText(""), item.path("caption_entities"));
        ObjectNode attributes = attributes(kind, name -> item.path(name).asText(""));
        return Content.media(uploads.named(request, "", file, kind, attributes), caption);
    }

    private static void checkMixture(List<Content> contents) {
        Set<MediaKind> kinds = Set.copyOf(contents.stream()
                .map(Content::media)
                .filter(media -> media != null)
                .map(Media::kind)
                .toList());
        if (kinds.size() > 1 && (kinds.contains(MediaKind.DOCUMENT) || kinds.contains(MediaKind.AUDIO))) {
            throw Refusal.badRequest("can't use the media of the specified type in the album");
        }
    }

    @FunctionalInterface
    private interface Source {
        String text(String name);
    }

    private static ObjectNode attributes(MediaKind kind, Source source) {
        ObjectNode attributes = Json.object();
        if (kind == MediaKind.PHOTO || kind == MediaKind.DOCUMENT || kind == MediaKind.STICKER) {
            return kind == MediaKind.STICKER ? stickerAttributes() : attributes;
        }
        String duration = source.text("duration");
        attributes.put("duration", duration.matches("\\d{1,9}") ? Integer.parseInt(duration) : 0);
        if (kind == MediaKind.VIDEO_NOTE) {
            attributes.put("length", 240);
        }
        for (String name : List.of("performer", "title")) {
            if (kind == MediaKind.AUDIO && !source.text(name).isEmpty()) {
                attributes.put(name, source.text(name));
            }
        }
        return attributes;
    }

    static ObjectNode stickerAttributes() {
        return Json.object().put("type", "regular").put("is_animated", false).put("is_video", false);
    }

    private Reply copyMessage(Request request) {
        Post original = original(request, "message to copy");
        Content content = original.content;
        if (content.service() || content.fields().has("has_protected_content")) {
            throw Refusal.badRequest("message can't be copied");
        }
        if (request.has("caption") && content.media() != null) {
            content = content.withText(TextRules.caption(
                    request.text("caption"), request.text("parse_mode"), request.json("caption_entities")));
        }
        int id = one(request, content).result().path("message_id").asInt();
        return Reply.of(Json.object().put("message_id", id));
    }

    private Reply forwardMessage(Request request) {
        Post original = original(request, "message to forward");
        if (original.content.service() || original.content.fields().has("has_protected_content")) {
            throw Refusal.badRequest("message can't be forwarded");
        }
        Room room = recipients.writable(request);
        Origin origin =
                original.origin == null ? new Origin(original.authorId, null, original.sentAt) : original.origin;
        Messaging.Place place = places.of(request, room).withOrigin(origin);
        limits.take(request.bot(), room, 1);
        Post post = messaging.send(room, request.bot().id, original.content, place);
        return Reply.of(wire.message(post, request.bot().id));
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
