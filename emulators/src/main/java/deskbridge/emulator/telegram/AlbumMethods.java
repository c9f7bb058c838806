package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The method with which bots send several files as one. Source: Telegram facts §10. */
final class AlbumMethods {
    private static final int ALBUM = 10;
    private static final Set<MediaKind> ALBUM_KINDS =
            Set.of(MediaKind.PHOTO, MediaKind.VIDEO, MediaKind.DOCUMENT, MediaKind.AUDIO);

    private final Uploads uploads;
    private final Outgoing outgoing;

    AlbumMethods(Uploads uploads, Outgoing outgoing) {
        this.uploads = uploads;
        this.outgoing = outgoing;
    }

    void addTo(Api api) {
        api.add("sendMediaGroup", this::sendMediaGroup);
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
        return outgoing.album(request, contents);
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
        ObjectNode attributes = MediaAttributes.of(kind, name -> item.path(name).asText(""));
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
}
