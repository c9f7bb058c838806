package deskbridge.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The flow's words in both languages. */
class FlowTextsTest {

    private static final Path SOURCES = Path.of("src/main/java");

    /** What looks like a key in the code: words with a dot between them. */
    private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:\\.[a-z-]+)+)\"");

    /** Looked up by the codes of the categories that are there when none are configured. */
    private static final String CONFIGURED = "category.";

    private static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle(
                "deskbridge.flow.texts",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static Set<String> keysIn(String folder) {
        var keys = new TreeSet<String>();
        try (var files = Files.walk(SOURCES.resolve(folder))) {
            for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                var found = KEY.matcher(Files.readString(file));
                while (found.find()) {
                    keys.add(found.group(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return keys;
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(bundle("ru").keySet()).isEqualTo(bundle("en").keySet());
    }

    @Test
    void everyKeyInTheCodeHasItsWords() {
        assertThat(bundle("en").keySet()).containsAll(keysIn("deskbridge/flow"));
    }

    @Test
    void noWordsAreLeftOver() {
        var used = keysIn("deskbridge/flow");
        used.addAll(keysIn("deskbridge/app"));

        assertThat(bundle("en").keySet())
                .allSatisfy(key -> assertThat(used.contains(key) || key.startsWith(CONFIGURED))
                        .as(key)
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void everyTextCanBeFilledIn(String language) {
        var bundle = bundle(language);

        assertThat(bundle.keySet()).allSatisfy(key -> {
            var format = new MessageFormat(bundle.getString(key), bundle.getLocale());
            assertThat(format.format(new Object[] {"<one>", "<two>", "<three>"}))
                    .isNotBlank()
                    .doesNotContain("{", "}");
        });
    }

    @Test
    void bothLanguagesNameTheSameThings() {
        var russian = bundle("ru");
        var english = bundle("en");

        assertThat(english.keySet())
                .allSatisfy(
                        key -> assertThat(places(russian.getString(key))).isEqualTo(places(english.getString(key))));
    }

    private static List<String> places(String pattern) {
        var places = new ArrayList<String>();
        var found = Pattern.compile("\\{\\d").matcher(pattern);
        while (found.find()) {
            places.add(found.group());
        }
        places.sort(null);
        return places;
    }
}
