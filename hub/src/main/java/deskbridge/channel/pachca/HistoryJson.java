package deskbridge.channel.pachca;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the bot's event history, newest first; payloads are webhooks' bodies (Pachca docs, event history). */
@Json
record HistoryJson(List<Entry> data, @Nullable MetaJson meta) {

    HistoryJson {
        data = List.copyOf(data);
    }

    /** One remembered webhook. */
    @Json(naming = Json.Naming.LowerUnderscore)
    record Entry(
            @Nullable String id,
            @Json.Raw @Nullable String payload,
            @Nullable String createdAt) {}
}
