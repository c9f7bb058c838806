package deskbridge.channel.pachca;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dialog to be opened (Pachca docs, forms). */
@Json(naming = Json.Naming.LowerUnderscore)
record ViewJson(String type, String triggerId, String callbackId, String privateMetadata, View view) {

    /** What people see. */
    @Json(naming = Json.Naming.LowerUnderscore)
    record View(String title, String closeText, String submitText, List<Block> blocks) {}

    /** A text or a field; which parts are given depends on the type. */
    @Json(naming = Json.Naming.LowerUnderscore)
    record Block(
            String type,
            @Nullable String text,
            @Nullable String name,
            @Nullable String label,
            @Nullable Boolean required,
            @Nullable Boolean multiline,
            @Nullable Integer minLength,
            @Nullable Integer maxLength,
            @Nullable String hint,
            @Nullable List<Option> options,
            @Nullable Integer maxFiles) {

        static Block words(String text) {
            return new Block("plain_text", text, null, null, null, null, null, null, null, null, null);
        }
    }

    /** One thing to choose. */
    @Json
    record Option(String text, String value) {}
}
