package deskbridge.channel.telegram;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A message, as far as the hub understands messages (facts: telegram §14); what is absent is null. */
@Json(naming = Json.Naming.LowerUnderscore)
record MessageJson(
        long messageId,
        @Nullable Long messageThreadId,
        @Nullable Boolean isTopicMessage,
        @Nullable UserJson from,
        @Nullable ChatJson senderChat,
        @Nullable Boolean isAutomaticForward,
        ChatJson chat,
        long date,
        @Nullable Long editDate,
        @Nullable AnsweredJson replyToMessage,
        @Nullable OriginJson forwardOrigin,
        @Nullable String text,
        @Nullable List<EntityJson> entities,
        @Nullable String caption,
        @Nullable List<EntityJson> captionEntities,
        @Nullable List<PhotoJson> photo,
        @Nullable FileJson document,
        @Nullable FileJson audio,
        @Nullable FileJson video,
        @Nullable FileJson animation,
        @Nullable FileJson voice,
        @Nullable FileJson videoNote,
        @Nullable StickerJson sticker,
        @Nullable ContactJson contact,
        @Nullable LocationJson location,
        @Nullable VenueJson venue,
        @Nullable PollJson poll,
        @Nullable DiceJson dice,
        @Json.Raw @Nullable String story,
        @Json.Raw @Nullable String game,
        @Json.Raw @Nullable String invoice,
        @Json.Raw @Nullable String paidMedia,
        @Json.Raw @Nullable String checklist,
        @Json.Raw @Nullable String giveaway,
        @Nullable Long migrateToChatId) {

    /** The end of the year 9999. */
    private static final long LATEST = 253_402_300_799L;

    MessageJson {
        Objects.requireNonNull(chat);
        entities = present(entities);
        captionEntities = present(captionEntities);
        photo = present(photo);
    }

    /** Without the members that are null, which Telegram never sends and others might. */
    private static <T> @Nullable List<T> present(@Nullable List<T> all) {
        return all == null ? null : all.stream().filter(Objects::nonNull).toList();
    }

    /**
     * The message that one replies to.
     *
     * @param forumTopicCreated there when it is the beginning of a topic, which replies to nothing name too (facts: telegram §11)
     */
    @Json(naming = Json.Naming.LowerUnderscore)
    record AnsweredJson(
            long messageId,
            @Nullable ChatJson chat,
            @Json.Raw @Nullable String forumTopicCreated) {}

    @Json(naming = Json.Naming.LowerUnderscore)
    record StickerJson(@Nullable String emoji) {}

    @Json(naming = Json.Naming.LowerUnderscore)
    record LocationJson(double latitude, double longitude) {}

    @Json(naming = Json.Naming.LowerUnderscore)
    record VenueJson(@Nullable String title, @Nullable String address) {}

    @Json(naming = Json.Naming.LowerUnderscore)
    record PollJson(@Nullable String question, @Nullable List<OptionJson> options) {

        PollJson {
            options = present(options);
        }
    }

    @Json(naming = Json.Naming.LowerUnderscore)
    record OptionJson(@Nullable String text) {}

    @Json(naming = Json.Naming.LowerUnderscore)
    record DiceJson(@Nullable String emoji, int value) {}

    ChatKey key() {
        boolean inTopic = Boolean.TRUE.equals(isTopicMessage) && messageThreadId != null;
        return new ChatKey(chat.id(), inTopic ? messageThreadId : null);
    }

    /** The message that this one replies to; null when it replies to nothing. */
    @Nullable
    Long repliesTo() {
        var answered = replyToMessage;
        return answered == null || answered.forumTopicCreated() != null ? null : answered.messageId();
    }

    /** The words, those under a picture among them. */
    String words() {
        if (text != null) {
            return text;
        }
        return caption == null ? "" : caption;
    }

    List<EntityJson> marks() {
        var marks = text != null ? entities : captionEntities;
        return marks == null ? List.of() : marks;
    }

    /** True when it holds something that only a newer app would show. */
    boolean hasOddContent() {
        return Stream.of(story, game, invoice, paidMedia, checklist, giveaway).anyMatch(Objects::nonNull);
    }

    Instant writtenAt() {
        return Instant.ofEpochSecond(date);
    }

    /** Whether it can be a message that somebody wrote; see {@link UpdateJson#makesSense}. */
    boolean makesSense() {
        return isNumber(messageId)
                && chat.isNumbered()
                && isTime(date)
                && (editDate == null || isTime(editDate))
                && (replyToMessage == null || isNumber(replyToMessage.messageId()))
                && (messageThreadId == null || isNumber(messageThreadId));
    }

    /** Messages, and the topics that begin with one, count from 1. */
    private static boolean isNumber(long id) {
        return id > 0 && id <= Integer.MAX_VALUE;
    }

    /** Whether these are seconds that a calendar knows. */
    static boolean isTime(long seconds) {
        return seconds >= 0 && seconds <= LATEST;
    }
}
