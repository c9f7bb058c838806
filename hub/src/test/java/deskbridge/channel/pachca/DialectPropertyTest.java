package deskbridge.channel.pachca;

import static org.assertj.core.api.Assertions.assertThat;

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
import deskbridge.domain.RichText.Paragraph;
import deskbridge.domain.RichText.Plain;
import deskbridge.domain.RichText.Quote;
import deskbridge.domain.RichText.Strike;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** What holds for every text that can be written. */
final class DialectPropertyTest {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern LOUD = Pattern.compile("(?i)@(all|here)(?![\\p{L}\\p{N}_])");

    @Property(tries = 200)
    void everyWordSurvivesWritingAndReading(
            @ForAll("texts") RichText text, @ForAll @IntRange(min = 500, max = 900) int most) {
        var parts = DialectWriter.write(text, Map.of(), most);
        assertThat(wordsOf(parts.stream()
                        .map(part -> DialectParser.parse(part, Map.of()).words())
                        .collect(Collectors.joining("\n"))))
                .isEqualTo(wordsOf(text.words()));
    }

    @Property(tries = 200)
    void noPartIsTooLongOrEmpty(@ForAll("texts") RichText text, @ForAll @IntRange(min = 500, max = 900) int most) {
        var parts = DialectWriter.write(text, Map.of(), most);
        assertThat(parts)
                .isNotEmpty()
                .allSatisfy(part ->
                        assertThat(part.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(most));
        if (!text.isBlank()) {
            assertThat(parts).noneMatch(String::isBlank);
        }
    }

    @Property(tries = 200)
    void nothingCallsEverybody(@ForAll("texts") RichText text) {
        assertThat(DialectWriter.write(text, Map.of(), 40_000))
                .noneMatch(part -> LOUD.matcher(part).find());
    }

    @Property(tries = 200)
    void readingNeverFails(@ForAll String anything) {
        assertThat(DialectParser.parse(anything, Map.of()).words().length()).isLessThanOrEqualTo(anything.length() + 1);
    }

    @Property(tries = 200)
    void plainPartsJoinToTheWhole(
            @ForAll("sentences") String sentence, @ForAll @IntRange(min = 60, max = 200) int most) {
        var parts = DialectWriter.write(RichText.plain(sentence), Map.of(), most);
        assertThat(String.join("", parts).replaceAll("[\u200B ]", "")).isEqualTo(sentence.replace(" ", ""));
    }

    @Provide
    Arbitrary<RichText> texts() {
        return blocks(2).map(RichText::new);
    }

    @Provide
    Arbitrary<String> sentences() {
        return words().list().ofMinSize(1).ofMaxSize(60).map(words -> String.join(" ", words));
    }

    private static Arbitrary<String> words() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        10,
                        Arbitraries.strings()
                                .withCharRange('а', 'я')
                                .ofMinLength(1)
                                .ofMaxLength(12)),
                Tuple.of(2, Arbitraries.of("@all", "@here,", "a@b.ru", "<@12>", "👩‍💻", "snake_case", "(x)")),
                Tuple.of(1, Arbitraries.strings().alpha().ofMinLength(30).ofMaxLength(90)));
    }

    private static Arbitrary<List<Inline>> inlines(int depth) {
        var phrase = words().list().ofMinSize(1).ofMaxSize(5).map(words -> String.join(" ", words));
        Arbitrary<Inline> plain = phrase.map(Plain::new);
        var choices = new ArrayList<Arbitrary<? extends Inline>>(List.of(
                plain,
                Arbitraries.just(new Break()),
                Arbitraries.strings()
                        .withCharRange('a', 'z')
                        .ofMinLength(1)
                        .ofMaxLength(20)
                        .map(Code::new),
                phrase.map(words -> new Link("https://example.com/x?y=1", List.of(new Plain(words))))));
        if (depth > 0) {
            choices.add(inlines(depth - 1).map(Bold::new));
            choices.add(inlines(depth - 1).map(Italic::new));
            choices.add(inlines(depth - 1).map(Strike::new));
        }
        return Arbitraries.oneOf(choices).list().ofMinSize(1).ofMaxSize(4).map(DialectPropertyTest::apart);
    }

    /** Blanks between: how marks within a word are read is nobody's promise. */
    private static List<Inline> apart(List<? extends Inline> inlines) {
        var apart = new ArrayList<Inline>();
        for (Inline inline : inlines) {
            apart.add(inline);
            apart.add(new Plain(" "));
        }
        return apart;
    }

    private static Arbitrary<List<Block>> blocks(int depth) {
        var choices = new ArrayList<Arbitrary<? extends Block>>(List.of(
                inlines(2).map(Paragraph::new),
                words().list().ofMaxSize(9).map(lines -> new CodeBlock("text", String.join("\n", lines)))));
        if (depth > 0) {
            choices.add(blocks(depth - 1).map(Quote::new));
            choices.add(blocks(depth - 1)
                    .map(Item::new)
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(3)
                    .map(items -> new Listing(items.size() % 2 == 0, items)));
        }
        return Arbitraries.oneOf(choices).list().ofMinSize(1).ofMaxSize(3).map(List::copyOf);
    }

    /** Without bare numbers: those before list items are ours. */
    private static List<String> wordsOf(String text) {
        return WORD.matcher(text.replace("\u200B", ""))
                .results()
                .map(word -> word.group())
                .filter(word -> !word.chars().allMatch(Character::isDigit))
                .toList();
    }
}
