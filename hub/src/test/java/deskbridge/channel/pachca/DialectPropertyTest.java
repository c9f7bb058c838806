package deskbridge.channel.pachca;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.Cases;
import deskbridge.domain.RandomTexts;
import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Plain;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for every text that can be written. */
final class DialectPropertyTest {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern LOUD = Pattern.compile("(?i)@(all|here)(?![\\p{L}\\p{N}_])");
    private static final List<String> ODD = List.of("@all", "@here,", "a@b.ru", "<@12>", "👩‍💻", "snake_case", "(x)");

    @Test
    void everyWordSurvivesWritingAndReading() {
        Cases.tryOut(2_000, random -> {
            RichText text = text(random);
            var parts = DialectWriter.write(text, Map.of(), random.nextInt(500, 901));
            assertThat(wordsOf(parts.stream()
                            .map(part -> DialectParser.parse(part, Map.of()).words())
                            .collect(Collectors.joining("\n"))))
                    .as("<%s>, written as %s", text, parts)
                    .isEqualTo(wordsOf(text.words()));
        });
    }

    @Test
    void noPartIsTooLongOrEmpty() {
        Cases.tryOut(2_000, random -> {
            RichText text = text(random);
            int most = random.nextInt(500, 901);
            var parts = DialectWriter.write(text, Map.of(), most);
            assertThat(parts)
                    .isNotEmpty()
                    .allSatisfy(part -> assertThat(part.getBytes(StandardCharsets.UTF_8).length)
                            .isLessThanOrEqualTo(most));
            if (!text.isBlank()) {
                assertThat(parts).noneMatch(String::isBlank);
            }
        });
    }

    @Test
    void nothingCallsEverybody() {
        Cases.tryOut(
                2_000,
                random -> assertThat(DialectWriter.write(text(random), Map.of(), 40_000))
                        .noneMatch(part -> LOUD.matcher(part).find()));
    }

    @Test
    void readingNeverFails() {
        Cases.tryOut(2_000, random -> {
            String anything = RandomTexts.anything(random);
            assertThat(DialectParser.parse(anything, Map.of()).words().length())
                    .isLessThanOrEqualTo(anything.length() + 1);
        });
    }

    @Test
    void plainPartsJoinToTheWhole() {
        Cases.tryOut(2_000, random -> {
            String sentence = sentence(random, 60);
            var parts = DialectWriter.write(RichText.plain(sentence), Map.of(), random.nextInt(60, 201));
            assertThat(String.join("", parts).replaceAll("[\u200B ]", "")).isEqualTo(sentence.replace(" ", ""));
        });
    }

    /** Blanks between: how marks within a word are read is nobody's promise. */
    private static RichText text(RandomGenerator random) {
        return new RandomTexts(random, some -> sentence(some, 5), "https://example.com/x?y=1", List.of(new Plain(" ")))
                .text();
    }

    private static String sentence(RandomGenerator random, int most) {
        return IntStream.rangeClosed(0, random.nextInt(most))
                .mapToObj(i -> word(random))
                .collect(Collectors.joining(" "));
    }

    private static String word(RandomGenerator random) {
        return switch (random.nextInt(13)) {
            case 0 -> letters(random, 'a', 'z', random.nextInt(30, 91));
            case 1, 2 -> RandomTexts.oneOf(random, ODD);
            default -> letters(random, 'а', 'я', random.nextInt(1, 13));
        };
    }

    private static String letters(RandomGenerator random, char first, char last, int length) {
        return random.ints(length, first, last + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
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
