package deskbridge.emulator.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextParsingTest {
    private static final String RESERVED = "_*[]()~`>#+-=|{}.!\\";

    @Test
    void htmlBecomesTextAndEntities() {
        Formatted parsed = HtmlText.parse("<b>жирно <i>и 🖨</i></b> &lt;b&gt; &nbsp; &#33; "
                + "<a href=\"https://example.com/?a=1&amp;b=2\">ссылка</a>"
                + "<pre><code class=\"language-java\">int i;</code></pre><code class='language-x'>x</code>"
                + "<tg-spoiler>т</tg-spoiler><blockquote expandable>ц</blockquote>");
        assertThat(parsed.text()).isEqualTo("жирно и 🖨 <b> &nbsp; ! ссылкаint i;xтц");
        assertThat(parsed.entities())
                .containsExactly(
                        new TelegramEntity("bold", 0, 10),
                        new TelegramEntity("italic", 6, 4),
                        new TelegramEntity("text_link", 24, 6, "https://example.com/?a=1&b=2"),
                        new TelegramEntity("pre", 30, 6, "java"),
                        new TelegramEntity("code", 36, 1),
                        new TelegramEntity("spoiler", 37, 1),
                        new TelegramEntity("expandable_blockquote", 38, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            <p>абзац</p>         ¦ Unsupported start tag "p" at byte offset 0
            я <br/> ты           ¦ Unsupported start tag "br/" at byte offset 3
            <b>жирно             ¦ Can't find end tag corresponding to start tag "b"
            <b>а</i>             ¦ Unmatched end tag at byte offset 5, expected "</b>", found "</i>"
            а</b>                ¦ Unexpected end tag at byte offset 2
            1 < 2                ¦ Unsupported start tag "" at byte offset 2
            <b                   ¦ Unclosed start tag at byte offset 0
            <a href=x y>т</a>    ¦ Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0
            <span>т</span>       ¦ Tag "span" must have class "tg-spoiler" at byte offset 0
            <b>а</b              ¦ Unclosed end tag at byte offset 5
            """)
    void mistakesInHtmlAreRefusedWithTheirPlace(String html, String reason) {
        assertThatThrownBy(() -> HtmlText.parse(html))
                .isInstanceOf(Refusal.class)
                .hasMessage("400 Bad Request: can't parse entities: " + reason);
    }

    @Test
    void markdownBecomesTextAndEntities() {
        Formatted parsed = MarkdownText.parse("*ж _к_* __п__ ~з~ ||с|| `a.b` [я](https://ya.ru/\\)x) \\. 🖨\n"
                + "```java\nint i;```\n>цитата\n>дальше\nконец");
        assertThat(parsed.text()).isEqualTo("ж к п з с a.b я . 🖨\nint i;\nцитата\nдальше\nконец");
        assertThat(parsed.entities())
                .containsExactly(
                        new TelegramEntity("bold", 0, 3),
                        new TelegramEntity("italic", 2, 1),
                        new TelegramEntity("underline", 4, 1),
                        new TelegramEntity("strikethrough", 6, 1),
                        new TelegramEntity("spoiler", 8, 1),
                        new TelegramEntity("code", 10, 3),
                        new TelegramEntity("text_link", 14, 1, "https://ya.ru/)x"),
                        new TelegramEntity("pre", 21, 6, "java"),
                        new TelegramEntity("blockquote", 28, 13));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '"', textBlock = """
            конец.          ¦ Character '.' is reserved and must be escaped with the preceding '\\'
            a-b             ¦ Character '-' is reserved and must be escaped with the preceding '\\'
            a > b           ¦ Character '>' is reserved and must be escaped with the preceding '\\'
            ты! да          ¦ Character '!' is reserved and must be escaped with the preceding '\\'
            ж *жирно        ¦ Can't find end of Bold entity at byte offset 3
            _a __b_         ¦ Can't find end of Italic entity at byte offset 6
            [я](https://x   ¦ Can't find end of a URL at byte offset 5
            ```код          ¦ Can't find end of Pre entity at byte offset 0
            """)
    void mistakesInMarkdownAreRefusedWithTheirPlace(String markdown, String reason) {
        assertThatThrownBy(() -> MarkdownText.parse(markdown))
                .isInstanceOf(Refusal.class)
                .hasMessage("400 Bad Request: can't parse entities: " + reason);
    }

    @Test
    void oldMarkdownIsRead() {
        Formatted parsed = OldMarkdown.parse("*ж* _к_ `c` [я](ya.ru) a\\_b");
        assertThat(parsed.text()).isEqualTo("ж к c я a_b");
        assertThat(parsed.entities())
                .extracting(TelegramEntity::type)
                .containsExactly("bold", "italic", "code", "text_link");
        assertThatThrownBy(() -> OldMarkdown.parse("a_b"))
                .hasMessageContaining("Can't find end of the entity starting at byte offset 1");
    }

    @Test
    void whateverIsEscapedComesBackAsItWas() {
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i >= 0; i--) {
                text.append(
                        switch (random.nextInt(5)) {
                            case 0 -> String.valueOf(RESERVED.charAt(random.nextInt(RESERVED.length())));
                            case 1 -> String.valueOf("<>&\"'".charAt(random.nextInt(5)));
                            case 2 -> Character.toString(0x1F600 + random.nextInt(50));
                            case 3 -> "\n";
                            default -> Character.toString('а' + random.nextInt(32));
                        });
            }
            String original = text.toString();
            String html = original.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            String markdown =
                    original.replaceAll("[" + RESERVED.replaceAll("([\\[\\]\\\\-])", "\\\\$1") + "]", "\\\\$0");
            assertThat(HtmlText.parse(html)).as("seed %s", seed).isEqualTo(Formatted.plain(original));
            assertThat(MarkdownText.parse(markdown)).as("seed %s", seed).isEqualTo(Formatted.plain(original));
        }
    }

    @Test
    void nestedMarksSurviveAnyNesting() {
        String[] tags = {"b", "i", "u", "s", "tg-spoiler"};
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            int depth = 1 + random.nextInt(8);
            StringBuilder open = new StringBuilder();
            StringBuilder close = new StringBuilder();
            for (int i = 0; i < depth; i++) {
                String tag = tags[random.nextInt(tags.length)];
                open.append('<').append(tag).append('>');
                close.insert(0, "</" + tag + ">");
            }
            Formatted parsed = HtmlText.parse("до " + open + "внутри" + close + " после");
            assertThat(parsed.text()).as("seed %s", seed).isEqualTo("до внутри после");
            assertThat(parsed.entities()).as("seed %s", seed).hasSize(depth);
            assertThat(Entities.normal(parsed.entities(), parsed.text().length()))
                    .as("seed %s", seed)
                    .doesNotHaveDuplicates()
                    .allMatch(entity -> entity.offset() == 3 && entity.length() == 6);
        }
    }

    @Test
    void commandsAddressesAndTagsAreFound() {
        Formatted found = Detection.in(
                Formatted.plain(
                        "/new@desk_bot см. https://example.com/a?b=1, ya.ru, @ivanov, #принтер, ivan@example.com, a/b, версия 1.2"));
        assertThat(found.entities())
                .extracting(entity -> entity.type() + " " + found.text().substring(entity.offset(), entity.end()))
                .containsExactly(
                        "bot_command /new@desk_bot",
                        "url https://example.com/a?b=1",
                        "url ya.ru",
                        "mention @ivanov",
                        "hashtag #принтер",
                        "email ivan@example.com");
    }

    @Test
    void codeIsNothingButCodeAndTouchingPiecesAreOne() {
        assertThat(normal("<b>до <code>код</code> после</b>"))
                .containsExactly(
                        new TelegramEntity("bold", 0, 3),
                        new TelegramEntity("code", 3, 3),
                        new TelegramEntity("bold", 6, 6));
        assertThat(normal("<b>раз</b><b>два</b>")).containsExactly(new TelegramEntity("bold", 0, 6));
        assertThat(normal("<pre><i>к</i></pre>")).containsExactly(new TelegramEntity("pre", 0, 1));
    }

    private static List<TelegramEntity> normal(String html) {
        Formatted parsed = HtmlText.parse(html);
        return Entities.normal(parsed.entities(), parsed.text().length());
    }

    @Test
    void quotesInMarkdownMayBeExpandable() {
        Formatted parsed = MarkdownText.parse(">раз\n**>два\n>три||\nконец");
        assertThat(parsed.text()).isEqualTo("раз\nдва\nтри\nконец");
        assertThat(parsed.entities())
                .containsExactly(
                        new TelegramEntity("blockquote", 0, 3), new TelegramEntity("expandable_blockquote", 4, 7));
    }
}
