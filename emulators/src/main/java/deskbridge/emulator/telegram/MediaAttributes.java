package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.util.List;

/** The fields of media beyond those that every file has. */
final class MediaAttributes {
    private MediaAttributes() {}

    /** Gives parameters; empty for absent ones. */
    @FunctionalInterface
    interface Source {
        String text(String name);
    }

    static ObjectNode of(MediaKind kind, Source source) {
        ObjectNode attributes = Json.object();
        if (kind == MediaKind.PHOTO || kind == MediaKind.DOCUMENT) {
            return attributes;
        }
        if (kind == MediaKind.STICKER) {
            return sticker();
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

    static ObjectNode sticker() {
        return Json.object().put("type", "regular").put("is_animated", false).put("is_video", false);
    }
}
