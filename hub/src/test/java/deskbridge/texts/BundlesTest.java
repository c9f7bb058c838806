package deskbridge.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bundle of the hub, found by its files: a new connector's is checked with the others. */
final class BundlesTest {

    private static final Path MAIN = Path.of("src", "main");
    private static final Path BUNDLES = MAIN.resolve("resources");
    private static final String ENGLISH = "texts_en.properties";

    /** Who reads a bundle besides the package beside it. */
    private static final Map<String, List<String>> FURTHER_READERS = Map.of(
            "deskbridge/admin", List.of("jte"),
            "deskbridge/flow", List.of("java/deskbridge/app"),
            "deskbridge/settings", List.of("java/deskbridge/app", "java/deskbridge/channel", "java/deskbridge/desk"));

    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-zA-Z.-]*)\"");
    private static final Pattern ASKED = Pattern.compile("\\btexts(?:\\(\\))?\\s*\\.get\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern PLACE = Pattern.compile("\\{\\d");

    static Stream<String> bundles() throws IOException {
        try (Stream<Path> files = Files.walk(BUNDLES)) {
            return files
                    .filter(file -> file.endsWith(ENGLISH))
                    .map(file -> String.valueOf(BUNDLES.relativize(file).getParent()))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesNameTheSameThings(String folder) {
        ResourceBundle russian = bundle(folder, "ru");
        ResourceBundle english = bundle(folder, "en");

        assertThat(russian.keySet()).isEqualTo(english.keySet());
        assertThat(english.keySet())
                .allSatisfy(
                        key -> assertThat(places(russian.getString(key))).isEqualTo(places(english.getString(key))));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyTextCanBeFilledIn(String folder) {
        for (ResourceBundle bundle : List.of(bundle(folder, "ru"), bundle(folder, "en"))) {
            assertThat(bundle.keySet()).isNotEmpty().allSatisfy(key -> {
                var format = new MessageFormat(bundle.getString(key), bundle.getLocale());
                assertThat(format.format(new Object[] {"<one>", "<two>", "<three>", "<four>", "<five>", "<six>"}))
                        .isNotBlank()
                        .doesNotContain("{", "}");
            });
        }
    }

    /** A key that is put together begins with a literal that ends in a dot. */
    @ParameterizedTest
    @MethodSource("bundles")
    void nothingIsSaidThatNobodyAsksFor(String folder) throws IOException {
        List<String> readers = new ArrayList<>(FURTHER_READERS.getOrDefault(folder, List.of()));
        readers.add("java/" + folder);
        Set<String> literals = found(LITERAL, readers);

        assertThat(bundle(folder, "en").keySet())
                .allSatisfy(key -> assertThat(literals)
                        .as(key)
                        .anyMatch(
                                literal -> key.equals(literal) || (literal.endsWith(".") && key.startsWith(literal))));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void whatIsAskedForIsThere(String folder) throws IOException {
        assertThat(bundle(folder, "en").keySet()).containsAll(found(ASKED, List.of("java/" + folder)));
    }

    private static ResourceBundle bundle(String folder, String language) {
        return ResourceBundle.getBundle(
                folder.replace('\\', '/').replace('/', '.') + ".texts",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    private static Set<String> found(Pattern pattern, List<String> readers) throws IOException {
        Set<String> found = new TreeSet<>();
        for (String reader : readers) {
            try (Stream<Path> files = Files.walk(MAIN.resolve(reader))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    pattern.matcher(Files.readString(file)).results().forEach(match -> found.add(match.group(1)));
                }
            }
        }
        return found;
    }
}
