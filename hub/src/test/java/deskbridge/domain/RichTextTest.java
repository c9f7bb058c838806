package deskbridge.domain;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RichTextTest {

    private static final Person ANNA =
            new Person(new PersonRef(new ConnectionId("chat"), "1"), "Anna", null, "anna", false);
    private static final Person BORIS =
            new Person(new PersonRef(new ConnectionId("chat"), "2"), "Boris", null, "boris", false);

    private static List<Inline> plain(String text) {
        return List.of(new Plain(text));
    }

    @Test
    void blankLinesSeparateParagraphsAndSingleBreaksAreKept() {
        assertThat(RichText.plain("one\ntwo\n\n \t\nthree"))
                .isEqualTo(new RichText(List.of(
                        new Paragraph(List.of(new Plain("one"), new Break(), new Plain("two"))),
                        new Paragraph(plain("three")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "\t\r\n "})
    void blankTextIsEmpty(String text) {
        assertThat(RichText.plain(text)).isEqualTo(RichText.EMPTY);
        assertThat(RichText.plain(text).isBlank()).isTrue();
    }

    @Test
    void windowsLineEndsAreLineEnds() {
        assertThat(RichText.plain("one\r\ntwo\r\n\r\nthree")).isEqualTo(RichText.plain("one\ntwo\n\nthree"));
    }

    @Test
    void wordsAreAllThatPeopleReadWithoutTheirDress() {
        var text = new RichText(List.of(
                new Paragraph(List.of(
                        new Bold(List.of(new Italic(plain("Hurry")))),
                        new Plain(" "),
                        new Strike(plain("not")),
                        new Break(),
                        new Code("rm -rf"),
                        new Plain(" "),
                        new Link("https://example.com", plain("here")),
                        new Plain(" "),
                        new Mention("anna", ANNA))),
                new Quote(List.of(new Paragraph(plain("quoted")))),
                new CodeBlock("java", "int a;\nint b;"),
                new Listing(true, List.of(new Item(List.of(new Paragraph(plain("first"))))))));

        assertThat(text.words()).isEqualTo("Hurry not\nrm -rf here @anna\nquoted\n\nint a;\nint b;\nfirst");
    }

    @Test
    void namedPeopleAreFoundOnceInOrderWhereverTheyAreNamed() {
        var text = new RichText(List.of(
                new Paragraph(List.of(new Bold(List.of(new Mention("boris", BORIS))), new Mention("nobody", null))),
                new Quote(List.of(new Paragraph(List.of(new Mention("anna", ANNA), new Mention("boris", BORIS)))))));

        assertThat(text.mentioned()).containsExactly(BORIS, ANNA);
    }

    @Test
    void onlyWhatIsSeenMakesATextVisible() {
        assertThat(RichText.line(new Break(), new Plain(" ")).isBlank()).isTrue();
        assertThat(RichText.line(new Mention("anna", null)).isBlank()).isFalse();
    }

    @Test
    void oneTextGoesBelowAnother() {
        assertThat(RichText.plain("one").then(RichText.plain("two"))).isEqualTo(RichText.plain("one\n\ntwo"));
    }
}
