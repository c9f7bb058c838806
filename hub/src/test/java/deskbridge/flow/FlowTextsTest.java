package deskbridge.flow;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.texts.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The flow hands its keys around, and nothing else in it looks like one. */
class FlowTextsTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "deskbridge", "flow");

    /** Words with a dot between them. */
    private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:\\.[a-z-]+)+)\"");

    @Test
    void everyKeyInTheCodeHasItsWords() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                KEY.matcher(Files.readString(file)).results().forEach(match -> keys.add(match.group(1)));
            }
        }

        assertThat(keys).hasSizeGreaterThan(50);
        assertThat(Texts.beside(Flow.class, Locale.ENGLISH).all()).containsKeys(keys.toArray(String[]::new));
    }
}
