package deskbridge.domain;

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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes rich texts of every shape, of words that a test chooses. The same seed makes the same texts. */
public final class RandomTexts {

    private static final int DEEPEST = 2;

    private final RandomGenerator random;
    private final Function<RandomGenerator, String> words;
    private final String url;
    private final List<Inline> between;

    /**
     * @param words what people say within a line
     * @param url where links lead
     * @param between what stands between the parts of a line; empty where the dialect can tell them apart by itself
     */
    public RandomTexts(
            RandomGenerator random, Function<RandomGenerator, String> words, String url, List<Inline> between) {
        this.random = random;
        this.words = words;
        this.url = url;
        this.between = List.copyOf(between);
    }

    /** A whole text, which may be empty. */
    public RichText text() {
        return new RichText(some(0, 4, () -> block(DEEPEST)));
    }

    /** Any characters at all, lone halves of pairs and control characters among them. */
    public static String anything(RandomGenerator random) {
        return IntStream.range(0, random.nextInt(60))
                .mapToObj(i -> switch (random.nextInt(4)) {
                    case 0 -> String.valueOf((char) random.nextInt(' ', 127));
                    case 1 -> String.valueOf((char) random.nextInt(' '));
                    case 2 -> String.valueOf((char) random.nextInt(0x10000));
                    default -> Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1));
                })
                .collect(Collectors.joining());
    }

    /** One of these. */
    public static String oneOf(RandomGenerator random, List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private Block block(int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 5)) {
            case 0, 1 -> new Paragraph(inlines(DEEPEST));
            case 2 -> new CodeBlock(random.nextBoolean() ? "" : "text", code());
            case 3 -> new Quote(some(0, 2, () -> block(depth - 1)));
            default ->
                new Listing(random.nextBoolean(), some(0, 3, () -> new Item(some(0, 2, () -> block(depth - 1)))));
        };
    }

    private String code() {
        return String.join("\n", some(0, 3, this::words));
    }

    private List<Inline> inlines(int depth) {
        var line = new ArrayList<Inline>();
        for (Inline inline : some(0, 4, () -> inline(depth))) {
            line.add(inline);
            line.addAll(between);
        }
        return line;
    }

    private Inline inline(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 9)) {
            case 0, 1 -> new Plain(words());
            case 2 -> new Break();
            case 3 -> new Code(words());
            case 4 -> new Mention("ivan", null);
            case 5 -> new Bold(inlines(depth - 1));
            case 6 -> new Italic(inlines(depth - 1));
            case 7 -> new Strike(inlines(depth - 1));
            default -> new Link(url, List.of(new Plain(label())));
        };
    }

    /** A link without words shows its address. */
    private String label() {
        String label = words();
        return label.isBlank() ? url : label;
    }

    private String words() {
        return words.apply(random);
    }

    private <T> List<T> some(int least, int most, Supplier<T> part) {
        int count = random.nextInt(least, most + 1);
        var parts = new ArrayList<T>(count);
        for (int i = 0; i < count; i++) {
            parts.add(part.get());
        }
        return parts;
    }
}
