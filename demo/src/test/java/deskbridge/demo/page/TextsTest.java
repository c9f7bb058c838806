package deskbridge.demo.page;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.demo.Demo;
import deskbridge.demo.hub.Routes;
import deskbridge.demo.world.Trouble;
import deskbridge.texts.Texts;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    private static final Pattern USED = Pattern.compile("\\bt\\('([\\w.]+)'");

    private final Map<String, String> russian =
            Texts.beside(PageServer.class, Locale.of("ru")).all();
    private final Map<String, String> english =
            Texts.beside(PageServer.class, Locale.of("en")).all();

    @Test
    void bothLanguagesSayTheSameThings() {
        Set<String> onlyRussian = new TreeSet<>(russian.keySet());
        onlyRussian.removeAll(english.keySet());
        Set<String> onlyEnglish = new TreeSet<>(english.keySet());
        onlyEnglish.removeAll(russian.keySet());

        // Russian has more forms of a number's noun.
        assertThat(onlyRussian).allMatch(key -> key.endsWith(".few") || key.endsWith(".many"));
        assertThat(onlyEnglish).isEmpty();
        assertThat(russian.values()).noneMatch(String::isBlank);
        assertThat(english.values()).noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @ValueSource(classes = {Demo.class, Trouble.class})
    void theDemoAndItsWorldSayTheSameThingsInBothLanguages(Class<?> neighbour) {
        Map<String, String> one = Texts.beside(neighbour, Locale.of("ru")).all();
        Map<String, String> other = Texts.beside(neighbour, Locale.of("en")).all();

        assertThat(one.keySet()).isNotEmpty().isEqualTo(other.keySet());
        assertThat(Stream.of(one, other).flatMap(it -> it.values().stream())).noneMatch(String::isBlank);
    }

    @Test
    void everyTextThatThePageAsksForExists() throws IOException, URISyntaxException {
        Set<String> used = new TreeSet<>();
        for (Path script : scripts()) {
            USED.matcher(Files.readString(script))
                    .results()
                    .map(match -> match.group(1))
                    .forEach(used::add);
        }
        for (Trouble trouble : Trouble.values()) {
            used.addAll(List.of("trouble." + trouble, "trouble." + trouble + ".hint"));
        }
        for (Routes routes : Routes.values()) {
            used.addAll(List.of("routes." + routes.label(), "routes." + routes.label() + ".hint"));
        }
        for (String side : List.of("pachca", "telegram", "tracker", "okdesk", "left", "right", "hub")) {
            used.add("side." + side);
        }
        for (String status : List.of("opened", "in_progress", "add_info", "delayed", "completed", "closed")) {
            used.addAll(List.of("okdesk.status." + status, "okdesk.move." + status));
        }

        assertThat(used).hasSizeGreaterThan(80);
        assertThat(english.keySet()).containsAll(used);
    }

    @Test
    void thePageHasNoAddressOfAnotherSite() throws IOException, URISyntaxException {
        for (Path script : scripts()) {
            assertThat(Files.readString(script).replace("http://www.w3.org/2000/svg", ""))
                    .as(script.toString())
                    .doesNotContain("innerHTML")
                    .doesNotContainPattern("https?://\\w");
        }
    }

    private static List<Path> scripts() throws IOException, URISyntaxException {
        URL index = Objects.requireNonNull(PageServer.class.getResource("index.html"));
        try (Stream<Path> files =
                Files.list(Objects.requireNonNull(Path.of(index.toURI()).getParent()))) {
            return files.filter(file -> file.toString().matches(".*\\.(js|css|html)"))
                    .toList();
        }
    }
}
