package deskbridge.emulator.telegram;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The order in which marked pieces are told: by offset, the enclosing one first. */
final class Entities {
    private static final String USER = "tg://user?id=";
    private static final List<String> OUTSIDE_IN = List.of(
            "blockquote",
            "expandable_blockquote",
            "pre",
            "code",
            "text_link",
            "text_mention",
            "mention",
            "hashtag",
            "bot_command",
            "url",
            "email",
            "bold",
            "italic",
            "underline",
            "strikethrough",
            "spoiler",
            "custom_emoji");

    static final Comparator<TelegramEntity> ORDER = Comparator.comparingInt(TelegramEntity::offset)
            .thenComparing(TelegramEntity::length, Comparator.reverseOrder())
            .thenComparingInt(entity -> OUTSIDE_IN.indexOf(entity.type()));

    private Entities() {}

    static List<TelegramEntity> sorted(List<TelegramEntity> entities) {
        return entities.stream().sorted(ORDER).toList();
    }

    /** A link of the form {@code tg://user?id=1} mentions a user; other addresses get a scheme; empty when it is no address. */
    static Optional<TelegramEntity> link(String url, int offset, int length) {
        if (url.startsWith(USER) && url.substring(USER.length()).matches("\\d{1,16}")) {
            return Optional.of(new TelegramEntity("text_mention", offset, length, url.substring(USER.length())));
        }
        return Links.checked(url).map(address -> new TelegramEntity("text_link", offset, length, address));
    }
}
