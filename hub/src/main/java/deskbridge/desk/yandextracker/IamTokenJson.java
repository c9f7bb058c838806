package deskbridge.desk.yandextracker;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/** What the cloud gives for a signed key. Its text form says nothing secret. */
@Json
record IamTokenJson(@Nullable String iamToken, @Nullable String expiresAt) {
    @Override
    public String toString() {
        return "IamTokenJson[until " + expiresAt + "]";
    }
}
