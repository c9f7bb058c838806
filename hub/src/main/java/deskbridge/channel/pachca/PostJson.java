package deskbridge.channel.pachca;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message to be written or rewritten; what is null is not sent, and so stays as it is when rewriting.
 *
 * @param message the message
 * @param linkPreview stands beside the message, not inside (Pachca docs, update of 2026-03-21); null when rewriting
 */
@Json(naming = Json.Naming.LowerUnderscore)
record PostJson(Content message, @Nullable Boolean linkPreview) {

    /** What it says; files and buttons replace all that were there. */
    @Json(naming = Json.Naming.LowerUnderscore)
    record Content(
            @Nullable String entityType,
            @Nullable Long entityId,
            String content,
            @Nullable List<NewFileJson> files,
            @Nullable List<List<ButtonJson>> buttons,
            @Nullable Boolean skipInviteMentions) {}

    /** An uploaded file to attach; its name must end like its key (Pachca docs, update of 2026-08-01). */
    @Json(naming = Json.Naming.LowerUnderscore)
    record NewFileJson(
            String key,
            String name,
            String fileType,
            long size,
            @Nullable Integer width,
            @Nullable Integer height) {}
}
