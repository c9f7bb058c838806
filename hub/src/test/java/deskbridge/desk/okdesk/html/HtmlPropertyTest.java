package deskbridge.desk.okdesk.html;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.Cases;
import deskbridge.domain.RandomTexts;
import deskbridge.domain.RichText;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Whatever people write: nothing is lost, nothing becomes markup. */
class HtmlPropertyTest {
    private static final int CASES = 3_000;
    private static final Set<String> WRITTEN =
            Set.of("p", "br", "b", "i", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a");
    private static final List<String> SCRAPS = List.of(
            "слово",
            "<script>alert(1)</script>",
            "&amp;",
            "&",
            "<",
            ">",
            "\"",
            "'",
            "</p>",
            "<b>",
            "]]>",
            "<!--",
            "onclick=\"x\"",
            "😀",
            "é",
            " ",
            "  ",
            "\u00a0",
            "1 < 2 && 3 > 2",
            "javascript:alert(1)",
            "<a href='x'>",
            "&#60;",
            "\u0000",
            "\ud800",
            "</pre>",
            "</blockquote>",
            "\t",
            "@ivan");
    private static final List<String> TAGS = List.of(
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<b>",
            "</b>",
            "<ul>",
            "<li>",
            "</ul>",
            "<table>",
            "<tr>",
            "<td>",
            "</table>",
            "<pre>",
            "</pre>",
            "<a href=",
            "\"https://e.example\">",
            "</a>",
            "<br>",
            "<img src=x>",
            "<script>",
            "</script>",
            "<svg>",
            "<math>",
            "<style>",
            "&nbsp;",
            "&#x1F600;",
            "-->",
            "<![CDATA[",
            "<template>",
            "<select>",
            "<option>",
            "<textarea>",
            "<h1>",
            "<input>");

    @Test
    void noWordIsLostAndNoWordBecomesMarkup() {
        Cases.tryOut(CASES, random -> {
            RichText text = text(random, "https://e.example/?a=1&b=\"2\"><script>");
            String html = HtmlWriter.write(text);

            assertThat(elements(html)).allSatisfy(element -> {
                assertThat(element.normalName()).isIn(WRITTEN);
                assertThat(element.attributes().size()).isLessThanOrEqualTo(element.nameIs("a") ? 1 : 0);
                assertThat(element.attr("href")).matches("(?s)(https?://.*|)");
            });
            assertThat(bare(HtmlDocument.parse(html).text()))
                    .as("<%s>, written as <%s>", text, html)
                    .isEqualTo(bare(text));
        });
    }

    @Test
    void addressesThatRunAreNeverWritten() {
        Cases.tryOut(CASES, random -> {
            RichText text = text(random, random.nextBoolean() ? "javascript:alert(1)" : "data:text/html,<b>");

            assertThat(elements(HtmlWriter.write(text)))
                    .allSatisfy(element -> assertThat(element.attr("href")).isEmpty());
        });
    }

    @Test
    void whatWasReadIsWrittenAndReadTheSame() {
        Cases.tryOut(CASES, random -> {
            RichText once = HtmlDocument.parse(HtmlWriter.write(text(random, "https://e.example/a")))
                    .text();
            RichText twice = HtmlDocument.parse(HtmlWriter.write(once)).text();

            assertThat(withoutSpaces(HtmlWriter.write(twice))).isEqualTo(withoutSpaces(HtmlWriter.write(once)));
        });
    }

    @Test
    void rubbishIsReadWithoutComplaint() {
        Cases.tryOut(CASES, random -> {
            StringBuilder html = new StringBuilder();
            for (int n = random.nextInt(30); n > 0; n--) {
                html.append(RandomTexts.oneOf(random, random.nextBoolean() ? TAGS : SCRAPS));
            }
            RichText read = HtmlDocument.parse(html.toString()).text();
            RichText again = HtmlDocument.parse(HtmlWriter.write(read)).text();

            assertThat(bare(again)).as("<%s>", html).isEqualTo(bare(read));
        });
    }

    private static List<Element> elements(String html) {
        return Jsoup.parseBodyFragment(html).body().getAllElements().stream()
                .skip(1)
                .collect(Collectors.toList());
    }

    private static RichText text(RandomGenerator random, String url) {
        return new RandomTexts(random, HtmlPropertyTest::scraps, url, List.of()).text();
    }

    private static String scraps(RandomGenerator random) {
        StringBuilder text = new StringBuilder("w");
        for (int n = random.nextInt(4); n > 0; n--) {
            boolean any = random.nextInt(8) == 0;
            text.append(any ? RandomTexts.anything(random) : RandomTexts.oneOf(random, SCRAPS));
        }
        return text.toString();
    }

    /** What people see, whatever the spaces; characters that HTML cannot hold do not count. */
    private static String bare(RichText text) {
        StringBuilder bare = new StringBuilder();
        text.words()
                .codePoints()
                .filter(c -> !Character.isISOControl(c))
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .forEach(bare::appendCodePoint);
        return withoutSpaces(bare.toString());
    }

    private static String withoutSpaces(String text) {
        return text.replaceAll("[\\s\\u00a0]+", "");
    }
}
