package deskbridge.desk.yandextracker;

import io.avaje.jsonb.Json;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row of a dictionary: statuses, resolutions, queues, local fields (facts: yandex-tracker §3.2, §6).
 *
 * @param id of a local field its full name, {@code <hex>--<key>}
 * @param name in the language asked for; raw, as some answers give an object of languages
 * @param type of a status: raw, a word or an object with {@code key}
 */
@Json
record DictionaryJson(
        @Json.Raw @Nullable String id,
        @Nullable String key,
        @Json.Raw @Nullable String name,
        @Nullable String display,
        @Json.Raw @Nullable String type) {
    private static final Pattern KEY = Pattern.compile("\"key\"\\s*:\\s*\"([^\"]*)\"");

    DictionaryJson {
        id = Ids.of(id);
    }

    String keyOrNothing() {
        return key == null ? "" : key;
    }

    /** What people read; the key where the row has no name. */
    String title() {
        String given = Ids.of(name);
        if (given != null) {
            return given;
        }
        return display == null ? keyOrNothing() : display;
    }

    /** The machine name of a status type; empty when the row has none. */
    String typeKey() {
        String word = Ids.of(type);
        if (word != null) {
            return word;
        }
        Matcher key = KEY.matcher(type == null ? "" : type);
        return key.find() ? key.group(1) : "";
    }
}
