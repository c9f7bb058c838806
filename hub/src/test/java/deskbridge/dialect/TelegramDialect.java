package deskbridge.dialect;

import deskbridge.emulator.telegram.TelegramEntity;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Telegram's texts, which are what they look like; marks lie beside them. */
final class TelegramDialect implements Dialect {

    private static final List<String> STYLES =
            List.of("bold", "italic", "underline", "strikethrough", "spoiler", "code");

    @Override
    public Sample words(String words) {
        return Sample.plain(words);
    }

    @Override
    public Sample marked(RandomGenerator random) {
        String words = Phrases.any(random);
        return random.nextInt(4) == 0
                ? over(words, "text_link", Phrases.address(random))
                : over(words, STYLES.get(random.nextInt(STYLES.size())), null);
    }

    @Override
    public Sample block(RandomGenerator random) {
        String words = "да " + Phrases.any(random) + "\n" + Phrases.simple(random);
        return switch (random.nextInt(5)) {
            case 0 -> over(words, "pre", random.nextBoolean() ? "java" : null);
            case 1 -> over(words, "blockquote", null);
            case 2 -> over(words, "bold", null);
            case 3 -> nested(words);
            default -> Sample.plain("- " + words + "\n2) " + Phrases.any(random));
        };
    }

    private static Sample over(String words, String type, @Nullable String argument) {
        return new Sample(words, words, List.of(new TelegramEntity(type, 0, words.length(), argument)));
    }

    private static Sample nested(String words) {
        int end = words.indexOf('\n');
        return new Sample(
                words,
                words,
                List.of(
                        new TelegramEntity("blockquote", 0, words.length(), null),
                        new TelegramEntity("bold", 0, end, null),
                        new TelegramEntity("italic", 0, 2, null)));
    }

    @Override
    public String paragraphEnd() {
        return "\n\n";
    }

    @Override
    public int most() {
        return 4_000;
    }
}
