package deskbridge.demo.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HubProcessTest {

    private static final Pattern OPTION = Pattern.compile("(?<=[( ])-(?:X|-enable)[^ )]+");

    @Test
    void hubsThatAreMeasuredAreStartedAsTheLauncherStartsThem() throws IOException {
        List<String> launcher = Files.readAllLines(Path.of("..", "deskbridge"));

        var wanted = new ArrayList<>(HubProcess.OPTIONS);
        wanted.addAll(HubProcess.NEWER_OPTIONS);
        assertThat(launcher.stream()
                        .filter(line -> line.contains("options+=(") || line.startsWith("options=("))
                        .filter(line -> !line.strip().startsWith("*)"))
                        .filter(line -> !line.contains("AOTCache"))
                        .flatMap(line -> OPTION.matcher(line).results())
                        .map(found -> found.group()))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }
}
