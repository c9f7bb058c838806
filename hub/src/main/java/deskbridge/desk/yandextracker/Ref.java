package deskbridge.desk.yandextracker;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * A short reference to an object of Tracker: user, status, queue, file (facts: yandex-tracker §2).
 *
 * @param id number or string there, text here
 * @param key machine name, where the kind of object has one
 * @param display what people read, in the language asked for
 * @param login of a user, in some answers only
 */
@Json
record Ref(
        @Json.Raw @Nullable String id,
        @Nullable String key,
        @Nullable String display,
        @Nullable String login) {
    Ref {
        id = Ids.of(id);
    }
}
