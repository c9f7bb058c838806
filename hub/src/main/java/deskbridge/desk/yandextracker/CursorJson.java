package deskbridge.desk.yandextracker;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * Where the next reading of an issue goes on.
 *
 * @param comment the greatest number of a comment that was read
 * @param change id of the last entry of the history that was read; null when the history may not be read
 * @param status key of the status told last: history that lags behind the issue must not tell it again
 * @param updated when the issue was changed last, as Tracker wrote it; null when an older hub has read it
 */
@Json
record CursorJson(
        long comment,
        @Nullable String change,
        @Nullable String status,
        @Nullable String updated) {
    static final CursorJson START = new CursorJson(0, null, null, null);
}
