package deskbridge.channel.pachca;

import deskbridge.domain.Place;
import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of an outgoing webhook, all kinds in one; nothing can be relied upon to be there (Pachca docs, webhook events). Ids
 * stay as they were written, so that what is no id can be told from what is one.
 */
@Json(naming = Json.Naming.LowerUnderscore)
record HookJson(
        @Nullable String type,
        @Nullable String event,
        @Json.Raw @Nullable String id,
        @Nullable String entityType,
        @Json.Raw @Nullable String entityId,
        @Json.Raw @Nullable String chatId,
        @Json.Raw @Nullable String userId,
        @Json.Raw @Nullable String messageId,
        @Nullable String createdAt,
        @Nullable String changedAt,
        @Nullable Inside thread,
        @Nullable String triggerId,
        @Json.Raw @Nullable String data,
        @Nullable String callbackId,
        @Nullable String privateMetadata,
        @Nullable List<Long> userIds,
        @Json.Raw @Nullable String webhookTimestamp) {

    /** The thread a message is written in; nulls in a thread that hangs off nothing. */
    @Json(naming = Json.Naming.LowerUnderscore)
    record Inside(
            @Json.Raw @Nullable String messageId,
            @Json.Raw @Nullable String messageChatId) {}

    /** A webhook made by ourselves, for what a reading found. */
    static HookJson message(String event, MessageJson message, @Nullable ThreadKey inside, long sentAt) {
        return new HookJson(
                "message",
                event,
                String.valueOf(message.id()),
                message.entityType(),
                String.valueOf(message.entityId()),
                String.valueOf(message.chatId()),
                String.valueOf(message.userId()),
                null,
                message.createdAt(),
                message.changedAt(),
                inside == null ? null : new Inside(String.valueOf(inside.rootId()), String.valueOf(inside.chatId())),
                null,
                null,
                null,
                null,
                null,
                String.valueOf(sentAt));
    }

    /** A webhook made by ourselves, to have a message read of which nothing but its place is known. */
    static HookJson hint(String event, String message, String author, Place place, boolean inThread, long sentAt) {
        var key = ThreadKey.of(place.thread());
        String above = place.direct() ? "user" : "discussion";
        return new HookJson(
                "message",
                event,
                message,
                inThread ? "thread" : above,
                null,
                String.valueOf(key.chatId()),
                author,
                null,
                null,
                null,
                inThread ? new Inside(String.valueOf(key.rootId()), String.valueOf(key.chatId())) : null,
                null,
                null,
                null,
                null,
                null,
                String.valueOf(sentAt));
    }
}
