package deskbridge.channel.telegram;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/** A file of any other kind; name and type are the sender's own words. */
@Json(naming = Json.Naming.LowerUnderscore)
record FileJson(
        @Nullable String fileId,
        @Nullable String fileName,
        @Nullable String mimeType,
        @Nullable Long fileSize) {}
