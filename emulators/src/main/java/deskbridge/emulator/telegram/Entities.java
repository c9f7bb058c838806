package deskbridge.emulator.telegram;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The order in which marked pieces are told: by offset, the enclosing one first. */
final class Entities {
    private static final Set<String> STYLES = Set.of("bold", "italic", "underline", "strikethrough", "spoiler");
    private static final Set<String> CODE = Set.of("code", "pre");
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

    /** As the service keeps them: code is nothing but code, and touching pieces of one style are one piece. */
    static List<TelegramEntity> normal(List<TelegramEntity> entities, int textLength) {
        BitSet code = new BitSet(textLength);
        List<TelegramEntity> normal = new ArrayList<>();
        Map<String, BitSet> styled = new LinkedHashMap<>();
        for (TelegramEntity entity : entities) {
            if (STYLES.contains(entity.type())) {
                styled.computeIfAbsent(entity.type(), type -> new BitSet(textLength))
                        .set(entity.offset(), entity.end());
                continue;
            }
            normal.add(entity);
            if (CODE.contains(entity.type())) {
                code.set(entity.offset(), entity.end());
            }
        }
        styled.forEach((type, marked) -> {
            marked.andNot(code);
            for (int from = marked.nextSetBit(0); from >= 0; ) {
                int to = marked.nextClearBit(from);
                normal.add(new TelegramEntity(type, from, to - from));
                from = marked.nextSetBit(to);
            }
        });
        return sorted(normal);
    }

    /** A link of the form {@code tg://user?id=1} mentions a user; other addresses get a scheme; empty when it is no address. */
    static Optional<TelegramEntity> link(String url, int offset, int length) {
        if (url.startsWith(USER) && url.substring(USER.length()).matches("\\d{1,16}")) {
            return Optional.of(new TelegramEntity("text_mention", offset, length, url.substring(USER.length())));
        }
        return Links.checked(url).map(address -> new TelegramEntity("text_link", offset, length, address));
    }
}
