package deskbridge.desk.yandextracker.yfm;

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
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever people say in a chat, Tracker shows the same words; whatever Tracker holds can be read. */
class YfmPropertyTest {

    @Property(tries = 3_000)
    void wordsSurviveWritingAndReading(@ForAll("texts") RichText text) {
        String written = YfmWriter.write(text, Map.of());

        String read = YfmDocument.parse(written, "").text(Map.of()).words();

        assertThat(bare(read)).as("written as <%s>", written).isEqualTo(bare(text.words()));
    }

    @Property(tries = 3_000)
    void plainWordsSurviveWithEverySign(@ForAll("phrases") String phrase) {
        String written = YfmWriter.write(RichText.plain(phrase), Map.of());

        String read = YfmDocument.parse(written, "").text(Map.of()).words();

        assertThat(bare(read)).as("written as <%s>", written).isEqualTo(bare(phrase));
    }

    @Property(tries = 2_000)
    void anyTextOfTrackerIsRead(@ForAll("phrases") String text) {
        assertThat(YfmDocument.parse(text, "https://tracker.example").text(Map.of()))
                .isNotNull();
    }

    @Provide
    Arbitrary<RichText> texts() {
        return blocks(2).list().ofMaxSize(4).map(RichText::new);
    }

    private Arbitrary<Block> blocks(int depth) {
        Arbitrary<Block> paragraph = inlines(2).list().ofMinSize(1).ofMaxSize(5).map(Paragraph::new);
        Arbitrary<Block> code = words().map(text -> new CodeBlock("", text));
        if (depth == 0) {
            return Arbitraries.oneOf(paragraph, code);
        }
        Arbitrary<List<Block>> inner = blocks(depth - 1).list().ofMinSize(1).ofMaxSize(2);
        Arbitrary<Block> quote = inner.map(Quote::new);
        Arbitrary<Block> list =
                inner.map(Item::new).list().ofMinSize(1).ofMaxSize(3).map(items -> new Listing(false, items));
        return Arbitraries.oneOf(paragraph, paragraph, code, quote, list);
    }

    private Arbitrary<Inline> inlines(int depth) {
        Arbitrary<Inline> plain = words().map(Plain::new);
        Arbitrary<Inline> code = words().map(Code::new);
        Arbitrary<Inline> end = Arbitraries.just(new Break());
        if (depth == 0) {
            return Arbitraries.oneOf(plain, code, end);
        }
        Arbitrary<List<Inline>> inner = inlines(depth - 1).list().ofMinSize(1).ofMaxSize(3);
        return Arbitraries.oneOf(
                plain,
                plain,
                code,
                end,
                inner.map(Bold::new),
                inner.map(Italic::new),
                inner.map(Strike::new),
                words().map(text -> new Link("https://example.org/a_b(c)", List.of(new Plain("<" + text + ">")))));
    }

    private Arbitrary<String> words() {
        return phrases().map(text -> text.replace('\n', ' '));
    }

    @Provide
    Arbitrary<String> phrases() {
        Arbitrary<String> piece = Arbitraries.of(
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
        return piece.list().ofMaxSize(12).map(parts -> String.join("", parts));
    }

    private static String bare(String words) {
        return words.replaceAll("[\\s\\p{Z}]+", "");
    }
}
