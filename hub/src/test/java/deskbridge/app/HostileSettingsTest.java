package deskbridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import deskbridge.settings.FaultySettingsException;
import deskbridge.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in the settings, a start ends with the list of faults, and not in the middle of somewhere. */
@Timeout(value = 20, unit = TimeUnit.MINUTES) // a hang, not a measure
final class HostileSettingsTest {

    private static final long SEED = Long.getLong("deskbridge.seed", 1);
    private static final int CASES = Integer.getInteger("deskbridge.cases", 1_500);
    private static final String TOKEN = "token-of-this-test";

    private static final Map<String, String> ENOUGH = Map.ofEntries(
            Map.entry("PACHCA_API_TOKEN", TOKEN),
            Map.entry("PACHCA_WEBHOOK_SECRET", TOKEN),
            Map.entry("TRACKER_API_TOKEN", TOKEN),
            Map.entry("TRACKER_ORG_ID", "1"),
            Map.entry("OKDESK_API_TOKEN", TOKEN),
            Map.entry("OKDESK_API_URL", "https://x.okdesk.ru"),
            Map.entry("TELEGRAM_BOT_TOKEN", "123456:" + TOKEN));

    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("`([A-Z][A-Z0-9_]{3,})`");

    @TempDir
    private Path folder;

    private static List<String> found(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(Path.of("..", "docs", "configuration.md")))
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    /** How the settings are read; true when a hub could start with them. */
    private boolean starts(Map<String, String> environment) {
        try {
            Configuration.understood(Settings.load(environment, folder, Optional.empty()));
            return true;
        } catch (FaultySettingsException e) {
            assertThat(e.getMessage()).doesNotContain(TOKEN);
            return false;
        }
    }

    private void starts(Map<String, String> environment, int number) {
        try {
            starts(environment);
        } catch (RuntimeException | StackOverflowError e) {
            fail("seed %d, case %d: %s".formatted(SEED, number, shown(environment)), e);
        }
    }

    private static String of(Set<String> names, Random random) {
        return names.stream().sorted().toList().get(random.nextInt(names.size()));
    }

    private String shown(Map<String, String> environment) {
        var text = new StringBuilder(environment.toString());
        for (String name : List.of(".env", "deskbridge.yaml")) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                try {
                    text.append('\n').append(Files.readString(file, StandardCharsets.ISO_8859_1));
                } catch (IOException e) {
                    text.append('\n').append(e);
                }
            }
        }
        return text.length() < 3000 ? text.toString() : text.substring(0, 3000) + "…";
    }

    @Test
    void variablesOfAnyValueEndInFaultsOrInAHub() throws IOException {
        var names = found(VARIABLE);
        assertThat(names).hasSizeGreaterThan(30).contains("ROUTES", "AGENTS_CHAT", "TRUSTED_PROXIES");
        for (int i = 0; i < CASES; i++) {
            var random = new Random(SEED * 31 + i);
            var environment = new HashMap<>(ENOUGH);
            if (random.nextInt(3) == 0) {
                environment.remove(of(ENOUGH.keySet(), random));
            }
            for (int some = 1 + random.nextInt(4); some > 0; some--) {
                environment.put(names.get(random.nextInt(names.size())), HostileSettings.value(random));
            }
            starts(environment, i);
        }
    }

    @Test
    void anEnvFileOfAnyKindEndsInFaultsOrInAHub() throws IOException {
        var names = found(VARIABLE);
        for (int i = 0; i < CASES; i++) {
            var random = new Random(SEED * 37 + i);
            Files.write(folder.resolve(".env"), HostileSettings.envFile(names, random));
            starts(ENOUGH, i);
        }
    }

    @Test
    void aYamlFileOfAnyKindEndsInFaultsOrInAHub() throws IOException {
        var examples = found(YAML);
        assertThat(examples).hasSizeGreaterThan(3);
        int started = 0;
        for (int i = 0; i < CASES; i++) {
            var random = new Random(SEED * 41 + i);
            String example = examples.get(random.nextInt(examples.size()));
            Files.write(folder.resolve("deskbridge.yaml"), HostileSettings.yaml(example, random));
            starts(ENOUGH, i);
            started += i % 50 == 0 && starts(ENOUGH) ? 1 : 0;
        }
        assertThat(started).as("some of them are good").isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &a [*a]",
                "routes: &a [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]",
                "a: &a {b: *a}",
                "? [a]\n: b",
                "&a *a : b",
                "!!java/object:java.net.URL [http://127.0.0.1/]",
                "routes: 1\n--- \nroutes: 2",
                "server: {port: !!float 1e999}",
                "\"\\ud800\": x",
                "csat: {time-zone: \"GMT+25\"}",
                "form: {fields: [{name: description, min: 5, max: 1}]}",
                "form: {fields: [{name: description, type: choice, options: [a, a]}]}",
                "form: {categories: [{name: a}, {name: a}]}",
                "routes: [{name: x, when: {words: [\"/(((((((((((((((((((((/\"]}, then: {queue: A}}]",
                "database: {url: \"sqlite:///\\0\"}",
                "connections: {pachca: {url: \"https://[::1\"}}"
            })
    void oddYamlIsTold(String yaml) throws IOException {
        Files.writeString(folder.resolve("deskbridge.yaml"), yaml);
        starts(ENOUGH, 0);
    }

    @Test
    void aYamlFileNestedWithoutEndIsTold() throws IOException {
        for (String deep : List.of("[".repeat(100_000), "{a: ".repeat(100_000), "- ".repeat(100_000))) {
            Files.writeString(folder.resolve("deskbridge.yaml"), "routes: " + deep);
            assertThat(starts(ENOUGH)).isFalse();
        }
    }

    @Test
    void whatRefersToItselfManyTimesOverIsTold() throws IOException {
        var laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            laughs.append("a%d: &a%d [%s]%n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(5)));
        }
        Files.writeString(folder.resolve("deskbridge.yaml"), laughs);
        assertThat(starts(ENOUGH)).isFalse();
    }

    @Test
    void aLongValueIsReadInAnyQuotes() throws IOException {
        String key = "x\\\\ y".repeat(200_000);
        for (String quoted : List.of("\"" + key + "\"", "'" + key + "'", key, "\"" + key, "# #".repeat(200_000))) {
            Files.writeString(folder.resolve(".env"), "DESKBRIDGE_ODD=" + quoted + "\nLANGUAGE=en\nPORT=1\n");
            assertThat(starts(ENOUGH)).isTrue();
        }
    }
}
