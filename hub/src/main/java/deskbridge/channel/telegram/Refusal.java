package deskbridge.channel.telegram;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why Telegram refuses a call: the one table of its words, which "may change" and are matched in part after the code (facts:
 * telegram §12).
 */
enum Refusal {
    BLOCKED(403, "blocked by the user"),
    DEACTIVATED(403, "deactivated"),
    NEVER_STARTED(403, "can't initiate conversation"),
    SHUT_OUT(403, "kicked", "not a member", "chat was deleted"),
    NO_CHAT(400, "chat not found", "user not found", "peer_id_invalid"),
    MOVED(400, "upgraded to a supergroup"),
    NO_RIGHTS(400, "not enough rights", "have no rights", "chat_write_forbidden", "administrator rights"),
    UNCHANGED(400, "message is not modified"),
    NOT_EDITABLE(400, "message to edit not found", "message can't be edited", "message_id_invalid"),
    NO_TEXT(400, "there is no text in the message"),
    NO_CAPTION(400, "there is no caption in the message"),
    TOPIC_GONE(400, "message thread not found", "topic_deleted", "topic_closed"),
    BAD_BUTTONS(400, "button", "inline keyboard", "reply keyboard", "phone number can be requested"),
    BAD_MARKS(400, "can't parse entities", "entit", "url is invalid", "link is invalid"),
    TOO_LARGE(400, "file is too big"),
    HOOKED(409, "webhook"),
    POLLED_ELSEWHERE(409, "getupdates"),
    OTHER(0);

    private final int status;
    private final Pattern words;

    Refusal(int status, String... words) {
        this.status = status;
        this.words = Pattern.compile(Stream.of(words).map(Pattern::quote).collect(Collectors.joining("|")));
    }

    static Refusal of(int status, String description) {
        var said = description.toLowerCase(Locale.ROOT);
        for (Refusal refusal : values()) {
            if (refusal.status == status && refusal.words.matcher(said).find()) {
                return refusal;
            }
        }
        return OTHER;
    }

    /** The key of what people are told. */
    String text() {
        return "refused." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
