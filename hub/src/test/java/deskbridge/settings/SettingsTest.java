package deskbridge.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {
    /** Spelt in settings with hyphens. */
    enum Colour {
        DARK_RED,
        GREEN
    }

    @TempDir
    private Path folder;

    @Test
    void laterSourcesWin() throws Exception {
        yaml("server: {host: yaml, port: 1, public-url: https://yaml.example}");
        Files.writeString(folder.resolve(".env"), "PORT=2\nWEBHOOK_URL=https://env-file.example\n");
        Section server = load(Map.of("WEBHOOK_URL", "https://environment.example"))
                .root()
                .section("server");

        assertThat(server.text("host")).contains("yaml");
        assertThat(server.port("port", 0)).isEqualTo(2);
        assertThat(server.url("public-url")).contains(URI.create("https://environment.example"));
    }

    @Test
    void anEmptyVariableIsNotSet() throws Exception {
        yaml("server: {host: yaml}");
        assertThat(load(Map.of("HOST", "  ")).root().section("server").text("host"))
                .contains("yaml");
    }

    @Test
    void theProperNameWinsOverTheAlias() {
        Section pachca = load(Map.of("PACHKA_API_TOKEN", "old", "PACHCA_API_TOKEN", "new"))
                .root()
                .section("connections")
                .section("pachca");
        assertThat(pachca.requiredSecret("token").reveal()).isEqualTo("new");
    }

    @Test
    void yamlReadsVariables() throws Exception {
        yaml("""
                a: "${FROM_ENV}/x"
                b: ${FROM_FILE}
                c: ${MISSING:-fallback}
                d: ${EMPTY:-}
                e: $${FROM_ENV}
                """);
        Files.writeString(folder.resolve(".env"), "FROM_FILE=file\n");
        Section root = load(Map.of("FROM_ENV", "env")).root();

        assertThat(root.text("a")).contains("env/x");
        assertThat(root.text("b")).contains("file");
        assertThat(root.text("c")).contains("fallback");
        assertThat(root.text("d")).isEmpty();
        assertThat(root.text("e")).contains("${FROM_ENV}");
    }

    @Test
    void everyFaultIsToldAtOnceByTheNameThatWasUsed() throws Exception {
        yaml("""
                server:
                  port: eighty
                  prot: 80
                time: soon
                colour: blue
                flag: perhaps
                twice: 1
                twice: 2
                needs: ${NOT_THERE}
                list: {a: 1}
                single: [1, 2]
                """);
        Settings settings =
                load(Map.of("LANGUAGE", "en", "WEBHOOK_URL", "ftp://user:hidden@host", "ADMIN_PORT", "70000"));
        Section root = settings.root();
        assertThat(root.section("server").port("port", 8080)).isEqualTo(0);
        root.section("server").url("public-url");
        root.section("server").text("host");
        root.section("admin").port("port", 8081);
        root.duration("time", Duration.ZERO);
        root.oneOf("colour", Colour.class, Colour.GREEN);
        root.flag("flag", false);
        root.text("twice");
        root.text("needs");
        root.list("list");
        root.text("single");
        root.section("connections").section("pachca").requiredSecret("signing-secret");
        root.section("connections").section("mine").requiredText("token");

        assertThatThrownBy(settings::finish)
                .isInstanceOf(FaultySettingsException.class)
                .hasMessageContaining("server.port (deskbridge.yaml:2): must be a whole number from 0 to 65535")
                .hasMessageContaining("server.prot (deskbridge.yaml:3): is not known; did you mean port?")
                .hasMessageContaining("time (deskbridge.yaml:4): must be a time with its unit")
                .hasMessageContaining("colour (deskbridge.yaml:5): must be one of dark-red, green")
                .hasMessageContaining("flag (deskbridge.yaml:6): must be true or false")
                .hasMessageContaining("twice (deskbridge.yaml:8): is given twice")
                .hasMessageContaining("needs (deskbridge.yaml:9): needs the variable NOT_THERE")
                .hasMessageContaining("list (deskbridge.yaml:10): must be a list")
                .hasMessageContaining("single (deskbridge.yaml:11): must be a single value")
                .hasMessageContaining("WEBHOOK_URL: must be a URL")
                .hasMessageContaining("ADMIN_PORT: must be")
                .hasMessageContaining(
                        "PACHCA_WEBHOOK_SECRET / connections.pachca.signing-secret (deskbridge.yaml):" + " is missing")
                .hasMessageContaining("connections.mine.token (deskbridge.yaml): is missing")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void typedValuesAreRead() throws Exception {
        yaml("""
                d1: 1h30m
                d2: 500ms
                d3: 7d
                colour: dark-red
                on: yes
                list: [1, " two ", ""]
                commas: 1, two,, 3
                big: 9007199254740993
                url: https://host/path/
                sections:
                  - {name: a}
                  - {name: b}
                """);
        Settings settings = load(Map.of());
        Section root = settings.root();

        assertThat(root.duration("d1", Duration.ZERO)).isEqualTo(Duration.ofMinutes(90));
        assertThat(root.duration("d2", Duration.ZERO)).isEqualTo(Duration.ofMillis(500));
        assertThat(root.duration("d3", Duration.ZERO)).isEqualTo(Duration.ofDays(7));
        assertThat(root.duration("absent", Duration.ofHours(1))).isEqualTo(Duration.ofHours(1));
        assertThat(root.oneOf("colour", Colour.class, Colour.GREEN)).isEqualTo(Colour.DARK_RED);
        assertThat(root.flag("on", false)).isTrue();
        assertThat(root.list("list")).containsExactly("1", "two");
        assertThat(root.list("commas")).containsExactly("1", "two", "3");
        assertThat(root.list("absent", List.of("x"))).containsExactly("x");
        assertThat(root.number("big", 0, Long.MAX_VALUE)).contains(9007199254740993L);
        assertThat(root.url("url")).contains(URI.create("https://host/path"));
        assertThat(root.sectionList("sections").stream().map(section -> section.requiredText("name")))
                .containsExactly("a", "b");
        settings.finish();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: [1", "a: 1\nb: : 2", "\tx: 1"})
    void brokenYamlIsToldWithItsLine(String text) throws Exception {
        yaml(text);

        assertThat(load(Map.of()).faults().all().getFirst().toString()).startsWith("deskbridge.yaml:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"just text", "[1, 2]"})
    void aFileWithoutNamesIsAFault(String text) throws Exception {
        yaml(text);
        assertThat(load(Map.of()).faults().all()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only a comment", "---", "~"})
    void anEmptyFileIsNone(String text) throws Exception {
        yaml(text);
        assertThat(load(Map.of()).faults().all()).isEmpty();
    }

    @Test
    void theFileCanBeNamed() throws Exception {
        Path other = Files.writeString(folder.resolve("other.yaml"), "language: en");
        Files.writeString(folder.resolve("named.yaml"), "language: ru");

        assertThat(Settings.load(Map.of("DESKBRIDGE_CONFIG", "named.yaml"), folder, Optional.of(other))
                        .root()
                        .text("language"))
                .contains("en");
        assertThat(load(Map.of("DESKBRIDGE_CONFIG", "named.yaml")).root().text("language"))
                .contains("ru");
        assertThat(load(Map.of("DESKBRIDGE_CONFIG", "absent.yaml", "LANGUAGE", "en"))
                        .faults()
                        .all()
                        .toString())
                .contains("absent.yaml: cannot be read");
    }

    /** RFC 4231, test case 2. */
    @Test
    void aSecretSignsAsTheStandardSays() {
        Secret secret = Secret.of("Jefe");
        byte[] text = "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);
        String signature = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

        assertThat(secret.signature(text)).isEqualTo(signature);
        assertThat(secret.signed(text, signature.toUpperCase(Locale.ROOT))).isTrue();
        assertThat(secret.signed(text, signature.substring(1))).isFalse();
        assertThat(secret.signed(text, "")).isFalse();
        assertThat(Secret.of("jefe").signed(text, signature)).isFalse();
    }

    @Test
    void aSecretIsNeverPrinted() {
        Secret secret = Secret.of("topsecret");

        assertThat(secret).hasToString("***").isEqualTo(Secret.of("topsecret")).isNotEqualTo(Secret.of("other"));
        assertThat(secret.matches("topsecret")).isTrue();
        assertThat(secret.matches("")).isFalse();
        assertThat(secret.reveal()).isEqualTo("topsecret");
    }

    private void yaml(String text) throws IOException {
        Files.writeString(folder.resolve("deskbridge.yaml"), text);
    }

    private Settings load(Map<String, String> environment) {
        return Settings.load(environment, folder, Optional.empty());
    }
}
