package deskbridge.desk.yandextracker.yfm;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.Cases;
import deskbridge.domain.RandomTexts;
import deskbridge.domain.RichText;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever people say in a chat, Tracker shows the same words; whatever Tracker holds can be read. */
class YfmPropertyTest {

    private static final List<String> PIECES = List.of(
            "слово",
            "word",
            " ",
            " ",
            "\n",
            "12",
            ".",
            "*",
            "**",
            "_",
            "__",
            "~~",
            "++",
            "##",
            "# ",
            "!!",
            "((",
            "))",
            "[",
            "](",
            "]",
            "(",
            ")",
            "{%",
            "%}",
            "%%",
            "{red}(",
            "cut \"a\"",
            "<",
            ">",
            "&amp;",
            "&",
            "\\",
            "`",
            "```",
            "- ",
            "1. ",
            "> ",
            "---",
            "===",
            "== ",
            "|",
            "HELP-12",
            "C++",
            "C#",
            "a_b_c",
            "@ivan",
            "a@b.ru",
            "https://example.org/x_y_z?a=1&b=2",
            "http://x/__init__.py",
            "!",
            "![",
            "^",
            "=",
            "+",
            "<{",
            "}>",
            "#|",
            "<b>",
            "<#",
            "#>",
            "«",
            "😀",
            "    ",
            "\t",
            "~~~",
            "- [ ] ",
            "a: b",
            "]:");

    @Test
    void wordsSurviveWritingAndReading() {
        Cases.tryOut(5_000, random -> {
            var text = new RandomTexts(random, YfmPropertyTest::words, "https://example.org/a_b(c)", List.of()).text();
            String written = YfmWriter.write(text, Map.of());

            String read = YfmDocument.parse(written, "").text(Map.of()).words();

            assertThat(bare(read)).as("<%s>, written as <%s>", text, written).isEqualTo(bare(text.words()));
        });
    }

    @Test
    void plainWordsSurviveWithEverySign() {
        Cases.tryOut(5_000, random -> {
            String phrase = phrase(random);
            String written = YfmWriter.write(RichText.plain(phrase), Map.of());

            String read = YfmDocument.parse(written, "").text(Map.of()).words();

            assertThat(bare(read)).as("written as <%s>", written).isEqualTo(bare(phrase));
        });
    }

    @Test
    void anyTextOfTrackerIsRead() {
        Cases.tryOut(5_000, random -> {
            String text = random.nextBoolean() ? phrase(random) : RandomTexts.anything(random);
            assertThat(YfmDocument.parse(text, "https://tracker.example").text(Map.of()))
                    .isNotNull();
        });
    }

    private static String words(RandomGenerator random) {
        return phrase(random).replace('\n', ' ');
    }

    private static String phrase(RandomGenerator random) {
        return IntStream.range(0, random.nextInt(13))
                .mapToObj(i -> RandomTexts.oneOf(random, PIECES))
                .collect(Collectors.joining());
    }

    private static String bare(String words) {
        return words.replaceAll("[\\s\\p{Z}]+", "");
    }
}
