package deskbridge.channel.telegram;

import io.avaje.jsonb.Json;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One thing that happened; exactly one of its parts is there, and none when it is of a kind that concerns nobody. */
@Json(naming = Json.Naming.LowerUnderscore)
record UpdateJson(
        long updateId,
        @Nullable MessageJson message,
        @Nullable MessageJson editedMessage,
        @Nullable PressJson callbackQuery,
        @Nullable MemberJson myChatMember) {

    /** Whether ids and times are such as Telegram gives: chats are numbered, messages count from 1, times are points in time. */
    boolean makesSense() {
        var pressed = callbackQuery == null ? null : callbackQuery.message();
        return Stream.of(Optional.ofNullable(message), Optional.ofNullable(editedMessage), Optional.ofNullable(pressed))
                        .flatMap(Optional::stream)
                        .allMatch(MessageJson::makesSense)
                && (myChatMember == null
                        || (myChatMember.chat().isNumbered() && MessageJson.isTime(myChatMember.date())));
    }

    /**
     * Somebody pressed a button.
     *
     * @param message the message with the button; of a deleted one only chat and id are there, and the date is 0 (facts: telegram §7)
     */
    @Json(naming = Json.Naming.LowerUnderscore)
    record PressJson(
            String id,
            UserJson from,
            @Nullable MessageJson message,
            @Nullable String data) {
        PressJson {
            Objects.requireNonNull(id);
            Objects.requireNonNull(from);
        }
    }

    /** Somebody let the bot in or shut it out. */
    @Json(naming = Json.Naming.LowerUnderscore)
    record MemberJson(
            ChatJson chat,
            UserJson from,
            long date,
            @Nullable Status newChatMember) {
        MemberJson {
            Objects.requireNonNull(chat);
            Objects.requireNonNull(from);
        }

        /** {@code member}, {@code kicked}, {@code left}, {@code administrator}, {@code restricted} … */
        String now() {
            return newChatMember == null || newChatMember.status() == null ? "" : newChatMember.status();
        }
    }

    /** How the bot stands in a chat. */
    @Json(naming = Json.Naming.LowerUnderscore)
    record Status(@Nullable String status, @Nullable Boolean isMember) {}
}
