package deskbridge.channel.telegram;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/** One size of a picture; the order of the sizes is not promised (facts: telegram §10). */
@Json(naming = Json.Naming.LowerUnderscore)
record PhotoJson(
        @Nullable String fileId,
        int width,
        int height,
        @Nullable Long fileSize) {}
