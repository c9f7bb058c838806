package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Body;
import deskbridge.emulator.Json;
import java.util.Set;

/** What people's apps put into messages; refuses what an app would not send. */
record AppContents(Uploads uploads) {
    private static final int MESSAGE = 4096;
    private static final int CAPTION = 1024;
    private static final Set<MediaKind> TIMED = Set.of(MediaKind.VOICE, MediaKind.VIDEO, MediaKind.AUDIO);

    Formatted typed(String text, boolean caption) {
        return TextRules.typed(text, caption ? CAPTION : MESSAGE);
    }

    Formatted typed(Formatted text) {
        return TextRules.typed(text, MESSAGE);
    }

    Content media(PhoneFile file, String caption) {
        ObjectNode attributes = Json.object();
        if (TIMED.contains(file.kind())) {
            attributes.put("duration", 3);
        }
        Media media = uploads.media(file.kind(), file.name(), null, file.content(), attributes);
        return Content.media(media, caption.isBlank() ? Formatted.EMPTY : typed(caption, true));
    }

    Content sticker(String emoji) {
        ObjectNode attributes = MediaAttributes.sticker().put("emoji", emoji);
        Media media = uploads.media(MediaKind.STICKER, null, null, Body.of("sticker " + emoji), attributes);
        return Content.media(media, Formatted.EMPTY);
    }

    static Content location(double latitude, double longitude) {
        ObjectNode fields = Json.object();
        fields.putObject("location").put("latitude", latitude).put("longitude", longitude);
        return Content.of(fields);
    }

    /** The contact card of somebody who uses Telegram; its user is named by the service, not by the sender. */
    static Content card(Account account) {
        ObjectNode contact = Json.object().put("phone_number", account.phone()).put("first_name", account.firstName());
        if (account.lastName() != null) {
            contact.put("last_name", account.lastName());
        }
        return Content.of(Json.object().set("contact", contact.put("user_id", account.id())));
    }

    /** An entry of a phone book, which names nobody of Telegram. */
    static Content entry(String phone, String firstName) {
        ObjectNode fields = Json.object();
        fields.putObject("contact").put("phone_number", phone).put("first_name", firstName);
        return Content.of(fields);
    }
}
