package deskbridge.desk.yandextracker;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/** An authorized key of a service account, as the cloud's console saves it. Its text form says nothing secret. */
@Json(naming = Json.Naming.LowerUnderscore)
record KeyJson(
        @Nullable String id,
        @Nullable String serviceAccountId,
        @Nullable String privateKey) {
    @Override
    public String toString() {
        return "KeyJson[" + id + "]";
    }
}
