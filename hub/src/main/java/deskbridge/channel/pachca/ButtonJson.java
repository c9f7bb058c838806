package deskbridge.channel.pachca;

import io.avaje.jsonb.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A button under a message, with a page or with data, exactly one. */
@Json
record ButtonJson(
        @Nullable String text,
        @Nullable String url,
        @Nullable String data) {

    /** Reads one as the API shows it; some answers say {@code ""} for what was not given. */
    static ButtonJson of(Map<String, Object> shown) {
        return new ButtonJson(given(shown, "text"), given(shown, "url"), given(shown, "data"));
    }

    private static @Nullable String given(Map<String, Object> shown, String key) {
        return shown.get(key) instanceof String text && !text.isEmpty() ? text : null;
    }
}
