package deskbridge.channel.telegram;

import deskbridge.domain.ConnectionId;
import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Block;
import deskbridge.domain.RichText.Bold;
import deskbridge.domain.RichText.Break;
import deskbridge.domain.RichText.Code;
import deskbridge.domain.RichText.CodeBlock;
import deskbridge.domain.RichText.Inline;
import deskbridge.domain.RichText.Italic;
import deskbridge.domain.RichText.Item;
import deskbridge.domain.RichText.Link;
import deskbridge.domain.RichText.Listing;
import deskbridge.domain.RichText.Mention;
import deskbridge.domain.RichText.Paragraph;
import deskbridge.domain.RichText.Plain;
import deskbridge.domain.RichText.Quote;
import deskbridge.domain.RichText.Strike;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Texts as people and desks might write them, and worse. */
final class RandomTexts {

    static final ConnectionId TELEGRAM = new ConnectionId("telegram");

    private static final List<String> WORDS = List.of(
            "принтер",
            "не",
            "работает",
            "a",
            "snake_case",
            "<b>",
            "&amp;",
            "*звёзды*",
            "[x](y)",
            "👩‍💻",
            "👍🏽",
            "🇷🇺",
            "é",
            "нё",
            "1.",
            "-",
            "/new",
            "@admin",
            "https://example.com/a?b=c",
            "\u200B",
            "\t",
            "…");

    private final Random random;

    RandomTexts(long seed) {
        this.random = new Random(seed);
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    RichText text() {
        return new RichText(blocks(2));
    }

    /** Words that nobody can cut but between the characters that people see. */
    String longWord() {
        return some(1, 400, () -> random.nextInt(4) == 0 ? "👩‍💻" : "ж").stream()
                .reduce("", String::concat);
    }

    private List<Block> blocks(int depth) {
        return some(1, 4, () -> block(depth));
    }

    private Block block(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0, 1, 2 -> new Paragraph(inlines(2));
            case 3 -> new CodeBlock(random.nextBoolean() ? "java" : "", String.join("\n", some(0, 9, this::phrase)));
            case 4 -> new Quote(blocks(depth - 1));
            default -> new Listing(random.nextBoolean(), some(1, 4, () -> new Item(blocks(depth - 1))));
        };
    }

    private List<Inline> inlines(int depth) {
        var inlines = new ArrayList<Inline>();
        for (Inline inline : some(1, 6, () -> inline(depth))) {
            inlines.add(inline);
            if (random.nextInt(3) > 0) {
                inlines.add(new Plain(" "));
            }
        }
        return inlines;
    }

    private Inline inline(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0, 1 -> new Plain(phrase());
            case 2 -> new Break();
            case 3 -> new Code(random.nextInt(5) == 0 ? longWord() : phrase());
            case 4 ->
                new Link(
                        random.nextInt(4) == 0 ? "нет адреса" : "https://example.com/" + random.nextInt(100),
                        depth > 0 && random.nextBoolean() ? inlines(depth - 1) : List.of(new Plain(phrase())));
            case 5 -> mention();
            case 6 -> new Bold(inlines(depth - 1));
            case 7 -> new Italic(inlines(depth - 1));
            default -> new Strike(inlines(depth - 1));
        };
    }

    private Mention mention() {
        var here = random.nextBoolean() ? TELEGRAM : new ConnectionId("tracker");
        var person = new Person(new PersonRef(here, Integer.toString(between(1, 99))), "Иван", null, null, false);
        return new Mention("Иван" + random.nextInt(9), random.nextInt(3) == 0 ? null : person);
    }

    private String phrase() {
        if (random.nextInt(40) == 0) {
            return longWord();
        }
        if (random.nextInt(40) == 0) {
            return some(1, 9, () -> String.valueOf((char) random.nextInt(0x10000))).stream()
                    .reduce("", String::concat);
        }
        return String.join(" ", some(1, 6, () -> WORDS.get(random.nextInt(WORDS.size()))));
    }

    private <T> List<T> some(int least, int most, Supplier<T> one) {
        var all = new ArrayList<T>();
        int count = between(least, most);
        for (int i = 0; i < count; i++) {
            all.add(one.get());
        }
        return all;
    }

    /** Marks as a broken client might send them. */
    List<EntityJson> marks(String text) {
        var types = List.of(
                "bold",
                "italic",
                "strikethrough",
                "underline",
                "code",
                "pre",
                "text_link",
                "url",
                "text_mention",
                "blockquote",
                "expandable_blockquote",
                "spoiler",
                "mention",
                "bot_command",
                "custom_emoji",
                "new_kind");
        return some(0, 8, () -> {
            var type = types.get(random.nextInt(types.size()));
            return new EntityJson(
                    type,
                    between(-2, text.length() + 2),
                    random.nextInt(20) == 0 ? Integer.MAX_VALUE : between(-1, text.length() + 2),
                    type.equals("text_link") ? "https://example.com" : null,
                    type.equals("text_mention") ? new EntityJson.Called(5, null, "Пётр", null, null) : null,
                    null);
        });
    }
}
