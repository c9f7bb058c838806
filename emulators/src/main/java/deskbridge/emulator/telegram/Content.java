package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import org.jspecify.annotations.Nullable;

/**
 * What a message says.
 *
 * @param text the text, or the caption of the media; may be empty
 * @param fields further fields of the message, for example {@code contact}
 * @param service whether nobody wrote it: somebody joined, a topic was created…
 */
record Content(Formatted text, @Nullable Media media, ObjectNode fields, boolean service) {
    static Content text(Formatted text) {
        return new Content(text, null, Json.object(), false);
    }

    static Content media(Media media, Formatted caption) {
        return new Content(caption, media, Json.object(), false);
    }

    static Content of(ObjectNode fields) {
        return new Content(Formatted.EMPTY, null, fields, false);
    }

    static Content service(ObjectNode fields) {
        return new Content(Formatted.EMPTY, null, fields, true);
    }

    Content withText(Formatted newText) {
        return new Content(newText, media, fields, service);
    }

    /** With a piece of the message it answers. */
    Content quoting(String piece, int position) {
        ObjectNode more = fields.deepCopy();
        more.putObject("quote").put("text", piece).put("position", position).put("is_manual", true);
        return withFields(more);
    }

    Content withFields(ObjectNode newFields) {
        return new Content(text, media, newFields, service);
    }
}
