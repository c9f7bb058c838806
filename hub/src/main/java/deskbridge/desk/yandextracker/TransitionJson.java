package deskbridge.desk.yandextracker;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * A step that is possible now (facts: yandex-tracker §6).
 *
 * @param to the status it leads to
 * @param screen a form with required fields; null when one press is enough
 */
@Json
record TransitionJson(
        @Json.Raw @Nullable String id,
        @Nullable String display,
        @Nullable Ref to,
        @Nullable Ref screen) {
    TransitionJson {
        id = Ids.of(id);
    }
}
