package deskbridge.channel.pachca;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Block;
import deskbridge.domain.RichText.Bold;
import deskbridge.domain.RichText.Break;
import deskbridge.domain.RichText.Code;
import deskbridge.domain.RichText.CodeBlock;
import deskbridge.domain.RichText.Italic;
import deskbridge.domain.RichText.Item;
import deskbridge.domain.RichText.Link;
import deskbridge.domain.RichText.Listing;
import deskbridge.domain.RichText.Mention;
import deskbridge.domain.RichText.Paragraph;
import deskbridge.domain.RichText.Plain;
import deskbridge.domain.RichText.Quote;
import deskbridge.domain.RichText.Strike;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DialectTest {

    private static final Person OLGA =
            new Person(new PersonRef(Workplace.PACHCA, "7"), "Ольга", "o@example.com", "olga.p", false);

    @Test
    void whatLeadsNowhereIsNoLink() {
        assertThat(DialectParser.parse("list[i](j) [там](javascript:alert(1))", Map.of()))
                .isEqualTo(RichText.plain("list[i](j) [там](javascript:alert(1))"));
    }

    @Test
    void everyMarkOfTheDialectIsRead() {
        var text = parse("""
                **жирный** и __тоже__, *курсив* и _тоже_, ~~зачёркнутый~~, `код *как есть*`, [сайт](https://example.com/a_(b))
                вторая строка

                ```java
                int a_b = 1; // **нет**
                ```
                после""");
        assertThat(text.blocks())
                .containsExactly(
                        new Paragraph(List.of(
                                bold("жирный"),
                                plain(" и "),
                                bold("тоже"),
                                plain(", "),
                                italic("курсив"),
                                plain(" и "),
                                italic("тоже"),
                                plain(", "),
                                new Strike(List.of(plain("зачёркнутый"))),
                                plain(", "),
                                new Code("код *как есть*"),
                                plain(", "),
                                new Link("https://example.com/a_(b)", List.of(plain("сайт"))),
                                new Break(),
                                plain("вторая строка"))),
                        new CodeBlock("java", "int a_b = 1; // **нет**"),
                        new Paragraph(List.of(plain("после"))));
    }

    @Test
    void whatIsNoMarkStaysText() {
        for (String text : List.of(
                "snake_case_name и 2 * 3 * 4",
                "**не закрыто",
                "[не ссылка] (совсем)",
                "одинокий ` апостроф",
                "- список\n- как есть\n> и цитата",
                "a@b.example и @ пусто",
                "****",
                "```не забор```")) {
            assertThat(parse(text).words().replace("`", "")).isEqualTo(text.replace("`", ""));
        }
    }

    @Test
    void emphasisNests() {
        assertThat(parse("**жирный _и курсив_**").blocks())
                .containsExactly(new Paragraph(List.of(new Bold(List.of(plain("жирный "), italic("и курсив"))))));
        assertThat(parse("***оба***").words()).isEqualTo("оба");
    }

    @Test
    void addressesAndMentionsAreRecognized() {
        var named = Map.of("olga.p", OLGA);
        var text = DialectParser.parse("@olga.p, см. https://example.com/x_y_z?a=1. И @kto", named);
        assertThat(text.mentioned()).containsExactly(OLGA);
        assertThat(text.blocks())
                .containsExactly(new Paragraph(List.of(
                        new Mention("olga.p", OLGA),
                        plain(", см. "),
                        new Link("https://example.com/x_y_z?a=1", List.of(plain("https://example.com/x_y_z?a=1"))),
                        plain(". И @kto"))));
        assertThat(Names.in("@a.b- (@c) mail@host @all @Here @a.b-")).containsExactly("a.b", "c");
    }

    @Test
    void hostileTextEndsSoon() {
        for (String mark : List.of("*", "_", "~~", "**", "[", "`", "@", "h", "_a ", "*a ", "[a](", "**a __b ")) {
            assertThat(parse(mark.repeat(40_000 / mark.length()))).isNotNull();
        }
        assertThat(parse("a\0b\uD800c").words()).isEqualTo("ab\uFFFDc");
    }

    @Test
    void listsAndQuotesAreWrittenAsReadableLines() {
        var text = new RichText(List.of(
                paragraph("Итак:"),
                new Listing(
                        false,
                        List.of(
                                new Item(List.of(paragraph("раз"))),
                                new Item(List.of(
                                        paragraph("два"),
                                        new Listing(true, List.of(new Item(List.of(paragraph("внутри"))))))))),
                new Quote(List.of(paragraph("было сказано"), paragraph("и ещё"))),
                new CodeBlock("sql", "select 1\nfrom dual")));
        assertThat(write(text)).containsExactly("""
                        Итак:

                        • раз
                        • два
                           1. внутри

                        > было сказано
                        >\s
                        > и ещё

                        ```sql
                        select 1
                        from dual
                        ```""");
    }

    @Test
    void nobodyIsCalledByAccident() {
        for (String text : List.of(
                "@all", "(@here)", "<@7>", "@Дизайн", "@ivanov", "x@all", "@ALL!", "**@all**", "`@here`", "@@all")) {
            var written = String.join("", write(RichText.plain(text)));
            assertThat(Names.MENTION.matcher(written.replace("\u200B", " ")).find())
                    .as(written)
                    .isFalse();
            assertThat(written.replace("\u200B", "")).isEqualTo(text);
        }
        var torn = RichText.line(new Plain("@"), new Plain("all"));
        assertThat(write(torn).getFirst()).doesNotContain("@all");
        var link = RichText.line(new Link("https://example.com/@all", List.of(plain("@here"))));
        assertThat(write(link).getFirst()).doesNotContain("@all", "@here").contains("https://example.com/%40all");
        assertThat(write(RichText.plain("ivan@example.com")).getFirst()).isEqualTo("ivan@example.com");
        assertThat(write(RichText.line(new Code("@Override"))).getFirst()).isEqualTo("`@Override`");
    }

    @Test
    void codeCannotBreakOutOfItsFence() {
        var text = new RichText(List.of(new CodeBlock("a b`", "```\n@all")));
        assertThat(write(text).getFirst())
                .startsWith("```ab\n")
                .endsWith("\n```")
                .doesNotContain("@all");
        assertThat(parse(write(text).getFirst()).blocks()).hasSize(1);
        assertThat(write(RichText.line(new Code("a`b"))).getFirst()).isEqualTo("a`b");
    }

    @Test
    void emphasisIsClosedAndOpenedAgainAtEveryCut() {
        var words = IntStream.range(0, 40).mapToObj(i -> "слово" + i).collect(Collectors.joining(" "));
        var parts = DialectWriter.write(
                RichText.line(new Bold(List.of(plain(words), new Italic(List.of(plain(" курсив")))))), Map.of(), 100);
        assertThat(parts)
                .hasSizeGreaterThan(3)
                .allSatisfy(part -> assertThat(part).startsWith("**").endsWith("**"));
        assertThat(parts.stream().map(part -> parse(part).words()).collect(Collectors.joining(" ")))
                .isEqualTo(words + " курсив");
    }

    @Test
    void fencesAndLinksStayWholeAtEveryCut() {
        var lines = IntStream.range(0, 60).mapToObj(i -> "строка " + i).toList();
        var parts = DialectWriter.write(
                new RichText(List.of(new CodeBlock("text", String.join("\n", lines)))), Map.of(), 200);
        assertThat(parts)
                .hasSizeGreaterThan(3)
                .allSatisfy(part -> assertThat(part).startsWith("```text\n").endsWith("\n```"));
        assertThat(parts.stream().flatMap(part -> parse(part).words().lines()).toList())
                .isEqualTo(lines);
        var links = RichText.line(IntStream.range(0, 30)
                .mapToObj(i -> new Link("https://example.com/" + i, List.of(plain("длинное имя " + i))))
                .flatMap(link -> java.util.stream.Stream.of(link, plain(" ")))
                .toArray(RichText.Inline[]::new));
        assertThat(DialectWriter.write(links, Map.of(), 120))
                .allSatisfy(part -> assertThat(part).startsWith("[длинное имя").endsWith(")"));
    }

    @Test
    void longWordsAreCutBetweenWhatPeopleSeeAsCharacters() {
        var family = "👨‍👩‍👧‍👦";
        var parts = DialectWriter.write(RichText.plain(family.repeat(50)), Map.of(), 120);
        assertThat(parts)
                .allSatisfy(part -> assertThat(part.replace(family, "")).isEmpty());
        assertThat(String.join("", parts)).isEqualTo(family.repeat(50));
        var heaped = "e" + "\u0301".repeat(500);
        assertThat(String.join("", DialectWriter.write(RichText.plain(heaped), Map.of(), 100)))
                .isEqualTo(heaped);
    }

    private static RichText parse(String text) {
        return DialectParser.parse(text, Map.of());
    }

    private static List<String> write(RichText text) {
        return DialectWriter.write(text, Map.of(), Composer.LONGEST_TEXT);
    }

    private static Plain plain(String text) {
        return new Plain(text);
    }

    private static Bold bold(String text) {
        return new Bold(List.of(plain(text)));
    }

    private static Italic italic(String text) {
        return new Italic(List.of(plain(text)));
    }

    private static Block paragraph(String text) {
        return new Paragraph(List.of(plain(text)));
    }
}
