package deskbridge.channel.telegram;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message to be written or rewritten; what is null is not sent. */
@Json(naming = Json.Naming.LowerUnderscore)
record SendJson(
        long chatId,
        @Nullable Long messageThreadId,
        @Nullable Long messageId,
        @Nullable String text,
        @Nullable List<EntityJson> entities,
        @Nullable String caption,
        @Nullable List<EntityJson> captionEntities,
        @Nullable Reply replyParameters,
        @Nullable KeyboardJson replyMarkup,
        @Nullable Preview linkPreviewOptions) {

    /** Which message is answered; when it is gone, the answer is sent all the same. */
    @Json(naming = Json.Naming.LowerUnderscore)
    record Reply(long messageId, boolean allowSendingWithoutReply) {}

    /** Links to tickets lead to a page that asks for a password: nothing worth a preview. */
    @Json(naming = Json.Naming.LowerUnderscore)
    record Preview(boolean isDisabled) {
        static final Preview NONE = new Preview(true);
    }

    /** One file of an album. */
    @Json(naming = Json.Naming.LowerUnderscore)
    record Media(
            String type,
            String media,
            @Nullable String caption,
            @Nullable List<EntityJson> captionEntities) {}
}
