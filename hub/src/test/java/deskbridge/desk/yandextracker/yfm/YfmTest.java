package deskbridge.desk.yandextracker.yfm;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.ConnectionId;
import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Bold;
import deskbridge.domain.RichText.Break;
import deskbridge.domain.RichText.Code;
import deskbridge.domain.RichText.Inline;
import deskbridge.domain.RichText.Item;
import deskbridge.domain.RichText.Link;
import deskbridge.domain.RichText.Listing;
import deskbridge.domain.RichText.Mention;
import deskbridge.domain.RichText.Paragraph;
import deskbridge.domain.RichText.Plain;
import deskbridge.domain.RichText.Quote;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YfmTest {
    private static final Person IVAN =
            new Person(new PersonRef(new ConnectionId("tracker"), "7"), "Иван", "ivan@example.org", "ivan.p", false);

    private static RichText read(String text) {
        return YfmDocument.parse(text, "https://tracker.example").text(Map.of("ivan.p", IVAN));
    }

    private static List<Inline> inlines(String text) {
        return ((Paragraph) read(text).blocks().getFirst()).content();
    }

    private static String write(String plain) {
        return YfmWriter.write(RichText.plain(plain), Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Не работает C++ и C#, цена 100% (совсем)!",
                "Ну вот((( опять",
                "Срочно!! Помогите",
                "файл a_b_c.txt, 2 * 3 = 6, 5 > 3, a < b",
                "see [1] and {x} & co.",
                "почта ivan@example.org, время 12:30 - 14:00",
                "#123 и #тег",
                "см. https://example.org/path?a=1"
            })
    void whatNeedsNoEscapeIsWrittenAsItIs(String text) {
        assertThat(write(text)).isEqualTo(text);
    }

    @Test
    void signsThatTrackerWouldReadAreEscaped() {
        assertThat(write("# не заголовок")).isEqualTo("\\# не заголовок");
        assertThat(write("!!красное!!")).startsWith("\\!\\!красное");
        assertThat(write("((https://x.ru тут))")).startsWith("\\(\\(");
        assertThat(write("{% cut \"a\" %}")).startsWith("\\{%");
        assertThat(write("см. HELP-12")).isEqualTo("см. HELP\\-12");
        assertThat(write("1. первое")).isEqualTo("1\\. первое");
        assertThat(write("- минус")).isEqualTo("\\- минус");
        assertThat(write("**жирно**")).isEqualTo("\\*\\*жирно\\*\\*");
        assertThat(write("https://x.ru/__init__.py")).isEqualTo("<https://x.ru/__init__.py>");
    }

    @Test
    void formattingIsWrittenAsMarkdown() {
        var text = RichText.line(
                new Bold(List.of(new Plain("Иван Петров"))),
                new Plain(" · "),
                new Link("https://app.pachca.com/chats/1?message=2", List.of(new Plain("Пачка"))),
                new Plain(": "),
                new Code("a*b"));

        assertThat(YfmWriter.write(text, Map.of()))
                .isEqualTo("**Иван Петров** · [Пачка](https://app.pachca.com/chats/1?message=2): `a*b`");
    }

    @Test
    void mentionsAreReadButMailAddressesAreNot() {
        assertThat(inlines("Привет, @ivan.p. Пиши на ivan@ivan.p или @nobody"))
                .containsExactly(
                        new Plain("Привет, "),
                        new Mention("ivan.p", IVAN),
                        new Plain(". Пиши на ivan@ivan.p или "),
                        new Mention("nobody", null));
    }

    @Test
    void loginsAreCollectedOnceInLowerCase() {
        assertThat(YfmDocument.parse("@Ivan.P **@ivan.p** `@code`", "").logins())
                .containsExactly("ivan.p");
    }

    @Test
    void mentionsAreWrittenWithTheLoginOfTracker() {
        var text = RichText.line(new Mention("vanya", IVAN), new Plain(", глянь"), new Mention("кто-то", null));

        assertThat(YfmWriter.write(text, Map.of(IVAN.ref(), "ivan.p"))).isEqualTo("@ivan.p, глянь@кто-то");
    }

    @Test
    void olderMarkupIsReadForItsWords() {
        assertThat(read("== Заголовок ==\n!!(red)важно!! ##код## ++подчёркнуто++ {red}(цвет)")
                        .words())
                .isEqualTo("Заголовок\nважно код подчёркнуто цвет");
        assertThat(inlines("((https://x.ru сайт))"))
                .containsExactly(new Link("https://x.ru", List.of(new Plain("сайт"))));
        assertThat(read("{% cut \"Подробнее\" %}\nтело\n{% endcut %}\nконец").words())
                .isEqualTo("Подробнее\nтело\nконец");
        assertThat(read("<#<html><body><div>раз</div><div>два</div></body></html>#>")
                        .words())
                .isEqualTo("раз\nдва");
    }

    @Test
    void whatIsBlankIsNotWrittenSinceItWouldEndAListOrMakeCode() {
        var nothing = new Paragraph(List.of(new Break()));
        var star = new Listing(false, List.of(new Item(List.of(new Paragraph(List.of(new Plain("*")))))));
        var nested = new RichText(List.of(new Listing(
                false, List.of(new Item(List.of()), new Item(List.of(nothing, star, nothing)), new Item(List.of())))));

        String written = YfmWriter.write(nested, Map.of());

        assertThat(written).isEqualTo("- - \\*");
        assertThat(read(written).words()).isEqualTo("*");
        assertThat(YfmWriter.write(new RichText(List.of(new Quote(List.of(nothing)))), Map.of()))
                .isEmpty();
    }

    @Test
    void codeBehindABackslashIsLeftAlone() {
        var text = RichText.line(new Plain("\\"), new Code("a%%b%%c"));

        assertThat(read(YfmWriter.write(text, Map.of())).words()).isEqualTo("\\a%%b%%c");
        assertThat(inlines("\\\\`a%%b%%`")).containsExactly(new Plain("\\"), new Code("a%%b%%"));
        assertThat(read("\\`a %%b%% c`").words()).isEqualTo("`a b c`");
    }

    @Test
    void aTableStaysReadable() {
        assertThat(read("| a | b |\n|---|---|\n| 1 | 2 |").words())
                .contains("| a | b |")
                .contains("| 1 | 2 |");
    }

    @Test
    void linksWithoutAHostLeadToTheSiteAndStrangeOnesNowhere() {
        assertThat(inlines("[файл](/ajax/1)"))
                .containsExactly(new Link("https://tracker.example/ajax/1", List.of(new Plain("файл"))));
        assertThat(inlines("[клик](javascript:alert(1))")).containsExactly(new Plain("клик"));
    }

    @Test
    void deepNestingDoesNotOverflow() {
        assertThat(read(">".repeat(100_000) + "x").words()).contains("x");
        assertThat(read("*_".repeat(50_000) + "x" + "_*".repeat(50_000)).words())
                .contains("x");
        assertThat(read("[".repeat(100_000)).words()).isNotEmpty();
        assertThat(read("@".repeat(50_000) + "h".repeat(50_000) + "((".repeat(50_000))
                        .words())
                .isNotEmpty();
    }
}
