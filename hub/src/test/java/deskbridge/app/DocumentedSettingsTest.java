package deskbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Examples in the documentation of the settings work as they stand. */
final class DocumentedSettingsTest {

    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern EXPLAINED =
            Pattern.compile("```\n\\$ \\./deskbridge (explain [^\n]*)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TempDir
    private Path folder;

    private static String documentation() throws IOException {
        return Files.readString(Path.of("..", "docs", "configuration.md"));
    }

    static Stream<String> examples() throws IOException {
        return YAML.matcher(documentation()).results().map(found -> found.group(1));
    }

    private Path written(String yaml) throws IOException {
        return Files.writeString(folder.resolve("deskbridge.yaml"), yaml.replaceAll("\\$\\{[A-Z_]+}", "given"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesStartAHub(String yaml) throws IOException {
        Settings settings = Settings.load(Map.of(), folder, Optional.of(written(yaml)));

        Configuration configuration = Configuration.read(settings);

        assertThat(configuration.general().routes()).isNotEmpty();
        assertThat(settings.faults().warnings()).isEmpty();
    }

    @Test
    void theExplanationIsWhatTheCommandSays() throws IOException {
        MatchResult explained =
                EXPLAINED.matcher(documentation()).results().findFirst().orElseThrow();
        String yaml =
                examples().filter(it -> it.contains("name: board")).findFirst().orElseThrow();
        List<String> arguments = new ArrayList<>();
        WORD.matcher(explained.group(1))
                .results()
                .forEach(word -> arguments.add(word.group(1) == null ? word.group(2) : word.group(1)));
        arguments.add("--config=" + written(yaml));
        var out = new StringWriter();

        int code = new Program(List.of(new ExplainCommand()))
                .writingTo(new PrintWriter(out), new PrintWriter(out))
                .run(arguments.toArray(String[]::new));

        assertThat(code).isZero();
        assertThat(out.toString().lines().map(String::stripTrailing))
                .containsExactlyElementsOf(explained.group(2).lines().toList());
    }
}
