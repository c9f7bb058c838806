package deskbridge.emulator.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds commands, mentions, addresses and tags in a text, as Telegram's servers do for everybody. */
final class Detection {
    private static final String ZONES =
            "ru|com|org|net|io|dev|me|info|su|app|рф|local|test|example|co|eu|de|uk|kz|by|ai";
    private static final Map<String, Pattern> KINDS = Map.of(
            "bot_command",
            Pattern.compile("(?<![\\w/<>\\p{L}])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\\w/<>\\p{L}])"),
            "mention",
            Pattern.compile("(?<![\\w\\p{L}])@[a-zA-Z0-9_]{2,32}(?![\\w\\p{L}])"),
            "hashtag",
            Pattern.compile("(?<![\\d_\\p{L}])#(?=[\\d_]*\\p{L})[\\d_\\p{L}]{1,256}(?![\\d_\\p{L}#])"),
            "email",
            Pattern.compile("(?<![\\w.+-])[\\w.+-]{1,64}@(?:[\\w-]+\\.)+[a-zA-Z]{2,8}(?![\\w-])"),
            "url",
            Pattern.compile("(?i)(?<![\\w@.])(?:https?://[\\w.@:%\\p{L}-]*[\\w\\p{L}]|(?:[\\w-]+\\.)+(?:" + ZONES
                    + ")(?![\\w]))(?::\\d{1,5})?(?:[/?#][^\\s<>\"]*[^\\s<>\".,;:!?)'])?/?"));
    private static final List<String> STRONGEST_FIRST = List.of("url", "email", "bot_command", "mention", "hashtag");
    private static final Set<String> OPAQUE = Set.of("code", "pre", "text_link", "text_mention", "custom_emoji");

    private Detection() {}

    /** The text with what was found beside what was marked. */
    static Formatted in(Formatted marked) {
        List<TelegramEntity> all = new ArrayList<>(marked.entities());
        List<TelegramEntity> taken = new ArrayList<>(marked.entities().stream()
                .filter(entity -> OPAQUE.contains(entity.type()))
                .toList());
        for (String kind : STRONGEST_FIRST) {
            Matcher matcher = KINDS.getOrDefault(kind, Pattern.compile("$^")).matcher(marked.text());
            while (matcher.find()) {
                TelegramEntity entity = new TelegramEntity(kind, matcher.start(), matcher.end() - matcher.start());
                if (taken.stream().noneMatch(other -> overlap(other, entity))) {
                    taken.add(entity);
                    all.add(entity);
                }
            }
        }
        return new Formatted(marked.text(), Entities.sorted(all));
    }

    private static boolean overlap(TelegramEntity one, TelegramEntity other) {
        return one.offset() < other.end() && other.offset() < one.end();
    }
}
