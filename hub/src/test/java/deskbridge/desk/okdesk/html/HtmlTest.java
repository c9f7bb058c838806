package deskbridge.desk.okdesk.html;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Bold;
import deskbridge.domain.RichText.Break;
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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTML as Okdesk, people and mail programs write it. */
class HtmlTest {

    private static RichText read(String html) {
        return HtmlDocument.parse(html).text();
    }

    private static Paragraph paragraph(Inline... content) {
        return new Paragraph(List.of(content));
    }

    @Test
    void markupBecomesRichText() {
        assertThat(read("<p>Раз <b>два</b> <i>три</i> <s>четыре</s><br/>пять</p>"
                        + "<ul><li>а</li><li>б</li></ul><blockquote>ц</blockquote><pre>x\n y</pre>"))
                .isEqualTo(new RichText(List.of(
                        paragraph(
                                new Plain("Раз "),
                                new Bold(List.of(new Plain("два"))),
                                new Plain(" "),
                                new Italic(List.of(new Plain("три"))),
                                new Plain(" "),
                                new Strike(List.of(new Plain("четыре"))),
                                new Break(),
                                new Plain("пять")),
                        new Listing(
                                false,
                                List.of(
                                        new Item(List.of(paragraph(new Plain("а")))),
                                        new Item(List.of(paragraph(new Plain("б")))))),
                        new Quote(List.of(paragraph(new Plain("ц")))),
                        new CodeBlock("", "x\n y"))));
    }

    @Test
    void plainWordsKeepTheirLines() {
        assertThat(read("Первая\nвторая &amp; третья")).isEqualTo(RichText.plain("Первая\nвторая & третья"));
        assertThat(read("  \n ")).isEqualTo(RichText.EMPTY);
        assertThat(read("")).isEqualTo(RichText.EMPTY);
    }

    @Test
    void aLetterIsReadAsPeopleSeeIt() {
        String letter = "<html><head><title>t</title><style>p{}</style></head><body><div>Добрый день!</div>"
                + "<div><br></div><div>Не&nbsp;работает\n   касса.</div><script>alert(1)</script><!-- c -->"
                + "<table><tr><td>Касса</td><td><b>2</b></td></tr><tr><td>Чек</td><td></td></tr></table>"
                + "<h2>Подпись</h2><span>Иван</span></body></html>";

        assertThat(read(letter).words()).isEqualTo("Добрый день!\nНе работает касса.\nКасса | 2\nЧек\nПодпись\nИван");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href=\"javascript:alert(1)\">тут</a>",
                "<a href=\" JaVaScRiPt:alert(1)\">тут</a>",
                "<a href=\"data:text/html,x\">тут</a>",
                "<a href=\"/issues/7\">тут</a>",
                "<a>тут</a>"
            })
    void addressesThatRunAreWords(String html) {
        assertThat(read(html)).isEqualTo(RichText.plain("тут"));
    }

    @Test
    void linksAreKept() {
        assertThat(read("<a href=\"https://e.example/?a=1&amp;b=2\"><b>тут</b></a> <a href='https://x.example'></a>"))
                .isEqualTo(RichText.line(
                        new Link("https://e.example/?a=1&b=2", List.of(new Bold(List.of(new Plain("тут"))))),
                        new Plain(" "),
                        new Link("https://x.example", List.of(new Plain("https://x.example")))));
    }

    @Test
    void picturesOfTheTicketAreNamedOthersAreLinked() {
        HtmlDocument document = HtmlDocument.parse("<p>См. <img src=\"/issues/7/attachments/42\"> и"
                + " <img src='https://a.okdesk.ru/issues/7/attachments/43?x=1' alt='схема'>"
                + " <img src=https://e.example/p.png></p><img src='/issues/7/attachments/42'>");

        assertThat(document.pictures()).containsExactly("42", "43");
        assertThat(document.text().words()).isEqualTo("См. и схема https://e.example/p.png");
    }

    @Test
    void depthIsNoTrouble() {
        String deep = "<b>".repeat(100_000) + "слово" + "</b>".repeat(100_000);
        assertThat(read(deep).words()).isEqualTo("слово");
        assertThat(read("<ul><li>".repeat(20_000) + "слово").words()).contains("слово");
        assertThat(read("<blockquote>".repeat(20_000) + "слово").words()).contains("слово");
    }

    @Test
    void nothingIsCut() {
        String word = "длинное слово ".repeat(100_000);
        assertThat(read("<p>" + word + "</p>").words()).isEqualTo(word.strip());
        assertThat(HtmlWriter.write(RichText.plain(word.strip()))).isEqualTo("<p>" + word.strip() + "</p>");
    }

    @Test
    void everyFormIsWritten() {
        RichText text = new RichText(List.of(
                paragraph(
                        new Plain("a<b>&\"'"),
                        new Break(),
                        new Link("https://e.example/?a=1&b=\"2\"", List.of(new Italic(List.of(new Plain("тут"))))),
                        new Link("javascript:alert(1)", List.of(new Plain(" там"))),
                        new Mention("ivan<", null),
                        new RichText.Code("x  y")),
                new Listing(true, List.of(new Item(List.of(paragraph(new Plain("раз")))))),
                new Quote(List.of(paragraph(new Strike(List.of(new Plain("два")))))),
                new CodeBlock("java", "if (a < b)\n    return;")));

        assertThat(HtmlWriter.write(text))
                .isEqualTo("<p>a&lt;b&gt;&amp;&quot;&#39;<br>"
                        + "<a href=\"https://e.example/?a=1&amp;b=&quot;2&quot;\"><i>тут</i></a> там@ivan&lt;"
                        + "<code>x \u00a0y</code></p><ol><li><p>раз</p></li></ol>"
                        + "<blockquote><p><s>два</s></p></blockquote><pre>if (a &lt; b)\n    return;</pre>");
    }

    @ParameterizedTest
    @CsvSource({"<p>а  б</p>, а б", "а<br>б, а б", "<ul><li>а<li>б</ul>, а б", "'а\u00a0 б', а б"})
    void spellingsOfOneTextHaveTheSameWords(String html, String words) {
        assertThat(HtmlDocument.parse(html).words()).isEqualTo(words);
    }
}
