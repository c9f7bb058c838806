package deskbridge.channel.pachca;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/** A button under a message, with a page or with data, exactly one. */
@Json
record ButtonJson(
        @Nullable String text,
        @Nullable String url,
        @Nullable String data) {

    /** The same without what is empty: some answers say {@code ""} for what was not given. */
    ButtonJson sent() {
        return new ButtonJson(text, blankToNull(url), blankToNull(data));
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }
}
