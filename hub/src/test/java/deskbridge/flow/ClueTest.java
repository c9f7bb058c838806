package deskbridge.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.flow.Clue.Finding;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules look for in a request. */
class ClueTest {

    private static Finding find(String written, String text) {
        return Clue.parse(written).in(Wording.of(text));
    }

    @ParameterizedTest
    @CsvSource({
        "принтер, Принтер не печатает",
        "принтер, 'Сломался ПРИНТЕР.'",
        "счёт, где счет?",
        "счет, Где СЧЁТ",
        "не работает, Сеть  не\u00a0работает",
        "wi-fi, нет wi fi",
        "1с, '1С: бухгалтерия'",
        "йод, 'и\u0306од'",
    })
    void wordsAreFoundWholeWhateverTheirCaseDotsAndBlanks(String written, String text) {
        assertThat(find(written, text)).isEqualTo(Finding.FOUND);
    }

    @ParameterizedTest
    @CsvSource({
        "принтер, принтеры не печатают",
        "принтер, МФУ-принтерная",
        "не работает, не всегда работает",
        "не работает, работает не",
        "принтер, ''",
    })
    void partsOfWordsAndScatteredWordsAreNot(String written, String text) {
        assertThat(find(written, text)).isEqualTo(Finding.MISSING);
    }

    @ParameterizedTest
    @CsvSource({
        "/принтер\\w*/, Наши ПРИНТЕРЫ стоят",
        "/\\bвпн\\b/, нет впн!",
        "'/ошибка \\d{1,3}/', Ошибка 404",
        "/учёт/, учетная запись",
        "/[а-яё]{5}/, ЁЖИКИ",
        "/(?s)раз.*два/, 'раз\ntри два'",
        "/^срочно/, Срочно: упал сервер",
    })
    void expressionsAreFoundAnywhereWhateverTheCaseAndDots(String written, String text) {
        assertThat(find(written, text)).isEqualTo(Finding.FOUND);
    }

    @Test
    void expressionsMayMiss() {
        assertThat(find("/\\bвпн\\b/", "впнка")).isEqualTo(Finding.MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/(a+)+$/", "/(a|a)*b/", "/(a|aa)+b/", "/(.*a){12}b/", "/((a|b)*)*c/"})
    void noExpressionHoldsTheHubUp(String written) {
        assertThat(find(written, "a".repeat(9_999) + "!")).isNotEqualTo(Finding.FOUND);
    }

    @Test
    void whatIsFoundEarlyIsFoundInALongText() {
        assertThat(find("/пожар/", "Пожар! " + "очень длинный рассказ ".repeat(5000)))
                .isEqualTo(Finding.FOUND);
        assertThat(find("/пожар/", "рассказ ".repeat(1000) + "пожар")).isEqualTo(Finding.FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "//x(/", "/(/", "/[a/", "/*/", "!!!", "#"})
    void whatCannotBeLookedForIsRefused(String written) {
        assertThatThrownBy(() -> Clue.parse(written)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusalDoesNotRepeatWhatWasWritten() {
        assertThatThrownBy(() -> Clue.parse("/hunter2(/")).message().doesNotContain("hunter2");
    }

    @Test
    void everyWordOfATextIsFoundInIt() {
        long seed = 20250303;
        var random = new Random(seed);
        String letters = "абвёЁйЙABCxyz0189";
        String between = " ,.-–/\n\t«»!";
        for (int i = 0; i < 500; i++) {
            var text = new StringBuilder();
            String last = "";
            for (int word = 0; word <= random.nextInt(6); word++) {
                last = random.ints(1 + random.nextInt(8), 0, letters.length())
                        .mapToObj(at -> String.valueOf(letters.charAt(at)))
                        .collect(Collectors.joining());
                text.append(last).append(between.charAt(random.nextInt(between.length())));
            }
            assertThat(find(last, text.toString()))
                    .as("seed %d, case %d: %s in %s", seed, i, last, text)
                    .isEqualTo(Finding.FOUND);
        }
    }
}
