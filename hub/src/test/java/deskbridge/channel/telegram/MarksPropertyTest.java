package deskbridge.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import deskbridge.domain.RichText;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for every text that can be written; {@code -Ddeskbridge.texts=100000} tries more of them. */
final class MarksPropertyTest {

    private static final int TRIES = Integer.getInteger("deskbridge.texts", 1_000);
    private static final long SEED = Long.getLong("deskbridge.seed", 20_261_121L);
    private static final Set<String> WHOLE = Set.of("text_link", "text_mention", "code");

    @Test
    void noPartIsTooLongOrBlank() {
        eachText((texts, text) -> {
            int most = texts.between(64, 400);
            var parts = Splitter.split(written(text), most, most);
            assertThat(parts).isNotEmpty().allSatisfy(part -> {
                assertThat(part.text().length()).isLessThanOrEqualTo(most);
                assertThat(part.marks().size()).isLessThanOrEqualTo(100);
                assertThat(part.text()).isEqualTo(part.text().strip());
            });
            if (parts.size() > 1) {
                assertThat(parts).noneMatch(Marked::isBlank);
            }
        });
    }

    @Test
    void partsJoinToTheWhole() {
        eachText((texts, text) -> {
            var whole = written(text);
            var parts = Splitter.split(whole, 64, texts.between(64, 400));
            assertThat(withoutBlanks(parts.stream().map(Marked::text).collect(Collectors.joining())))
                    .isEqualTo(withoutBlanks(whole.text()));
        });
    }

    @Test
    void marksLieWithinTheirTextAndCutNoCharacter() {
        eachText((texts, text) -> {
            for (Marked part : Splitter.split(written(text), 64, texts.between(64, 400))) {
                for (EntityJson mark : part.marks()) {
                    assertThat(mark.offset()).isNotNegative();
                    assertThat(mark.length()).isPositive();
                    assertThat(mark.end()).isLessThanOrEqualTo(part.text().length());
                    assertThat(cutsPair(part.text(), mark.offset())).isFalse();
                    assertThat(cutsPair(part.text(), mark.end())).isFalse();
                }
            }
        });
    }

    @Test
    void whatMustStayWholeIsNotCut() {
        eachText((texts, text) -> {
            int most = texts.between(64, 400);
            var whole = written(text);
            var parts = Splitter.split(whole, most, most);
            var boundaries = BreakIterator.getCharacterInstance(Locale.ROOT);
            boundaries.setText(whole.text());
            var kept = whole.marks().stream()
                    .filter(mark -> WHOLE.contains(mark.kind()) && mark.length() <= most)
                    .toList();
            for (int cut : cuts(whole.text(), parts)) {
                assertThat(kept)
                        .noneMatch(mark -> mark.offset() < cut
                                && cut < mark.end()
                                && !whole.text().substring(mark.offset(), cut).isBlank());
                // A sign that combines with the end of a name or a link is not worth cutting those.
                boolean border = whole.marks().stream().anyMatch(mark -> mark.offset() == cut || mark.end() == cut);
                boolean between = border
                        || boundaries.isBoundary(cut)
                        || Character.isWhitespace(whole.text().charAt(cut - 1));
                assertThat(between)
                        .as(() -> "cut at " + cut + ": " + around(whole.text(), cut))
                        .isTrue();
            }
        });
    }

    @Test
    void noWordIsCutThatFits() {
        eachText((texts, text) -> {
            var words = RichText.plain(text.words());
            int most = texts.between(700, 900);
            var whole = written(words);
            for (int cut : cuts(whole.text(), Splitter.split(whole, most, most))) {
                boolean between = Character.isWhitespace(whole.text().charAt(cut - 1))
                        || Character.isWhitespace(whole.text().charAt(cut));
                assertThat(between || wordAround(whole.text(), cut) > most / 2)
                        .as("cut at %d", cut)
                        .isTrue();
            }
        });
    }

    @Test
    void readingNeverFailsAndKeepsTheWords() {
        eachText((texts, text) -> {
            var words = text.words();
            var read = MarksReader.read(words, texts.marks(words), MarksPropertyTest::person);
            assertThat(withoutSigns(read.words())).isEqualTo(withoutSigns(words));
        });
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        eachText((texts, text) -> {
            var whole = written(text);
            var read = MarksReader.read(whole.text(), whole.marks(), MarksPropertyTest::person);
            assertThat(withoutSigns(read.words())).isEqualTo(withoutSigns(whole.text()));
        });
    }

    private static void eachText(BiConsumer<RandomTexts, RichText> check) {
        for (int i = 0; i < TRIES; i++) {
            var texts = new RandomTexts(SEED + i);
            var text = texts.text();
            try {
                check.accept(texts, text);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("-Ddeskbridge.seed=" + (SEED + i) + ": " + e.getMessage() + "\n" + text, e);
            }
        }
    }

    private static Marked written(RichText text) {
        return MarksWriter.write(text, RandomTexts.TELEGRAM);
    }

    private static Person person(UserJson user) {
        return new Person(
                new PersonRef(RandomTexts.TELEGRAM, Long.toString(user.id())), user.name(), null, null, false);
    }

    /** Where the parts begin, the first aside. */
    private static Set<Integer> cuts(String whole, List<Marked> parts) {
        var cuts = new HashSet<Integer>();
        int at = 0;
        for (Marked part : parts) {
            int start = whole.indexOf(part.text(), at);
            assertThat(start).isNotNegative();
            if (at > 0) {
                cuts.add(start);
            }
            at = start + part.text().length();
        }
        return cuts;
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 20), Math.min(text.length(), at + 20))
                .codePoints()
                .mapToObj(c -> String.format("U+%04X", c))
                .collect(Collectors.joining(" "));
    }

    private static boolean cutsPair(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
    }

    private static int wordAround(String text, int at) {
        int from = at;
        while (from > 0 && !Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        int to = at;
        while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        return to - from;
    }

    private static String withoutBlanks(String text) {
        var kept = new ArrayList<String>();
        text.codePoints().filter(c -> !Character.isWhitespace(c)).forEach(c -> kept.add(Character.toString(c)));
        return String.join("", kept);
    }

    /** Letters and digits: what is left whichever way blanks, signs and scraps are treated. */
    private static String withoutSigns(String text) {
        return text.codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
