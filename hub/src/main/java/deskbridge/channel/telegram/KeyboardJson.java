package deskbridge.channel.telegram;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Buttons under a message, or keys in place of the person's own keyboard; never both in one message (facts: telegram §6). */
@Json(naming = Json.Naming.LowerUnderscore)
record KeyboardJson(
        @Nullable List<List<ButtonJson>> inlineKeyboard,
        @Nullable List<List<KeyJson>> keyboard,
        @Nullable Boolean resizeKeyboard,
        @Nullable Boolean oneTimeKeyboard) {

    /** A button, with data or with a page, exactly one. */
    @Json(naming = Json.Naming.LowerUnderscore)
    record ButtonJson(
            String text,
            @Nullable String callbackData,
            @Nullable String url) {}

    /** A key that sends the person's own card. */
    @Json(naming = Json.Naming.LowerUnderscore)
    record KeyJson(String text, boolean requestContact) {}

    static KeyboardJson inline(List<List<ButtonJson>> rows) {
        return new KeyboardJson(rows, null, null, null);
    }

    static KeyboardJson contact(String label) {
        return new KeyboardJson(null, List.of(List.of(new KeyJson(label, true))), true, true);
    }
}
