package deskbridge.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import deskbridge.settings.FaultySettingsException;
import deskbridge.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator reads when the settings are wrong: everything at once, in the hub's language, and no value. */
final class SettingsFaultsTest {

    private static final Pattern KEY =
            Pattern.compile("\"((?:must|yaml|routes|rule|unknown|connection|company|telegram)\\.[a-z-]+)\"");

    private static final String SECRET = "hunter2";

    private static final Map<String, String> PAIR = Map.of(
            "PACHCA_API_TOKEN",
            SECRET,
            "PACHCA_WEBHOOK_SECRET",
            SECRET,
            "TRACKER_API_TOKEN",
            SECRET,
            "TRACKER_ORG_ID",
            "7700123");

    @TempDir
    private Path folder;

    private List<String> told(Map<String, String> environment) {
        var faulty = catchThrowableOfType(
                FaultySettingsException.class,
                () -> Configuration.understood(Settings.load(environment, folder, Optional.empty())));
        assertThat(faulty).hasMessageNotContaining(SECRET);
        return requireNonNull(faulty.getMessage()).lines().map(String::strip).toList();
    }

    private static Map<String, String> pairWith(String name, String value) {
        var all = new HashMap<>(PAIR);
        all.put(name, value);
        return all;
    }

    @Test
    void everythingAboutConnectionsIsToldBeforeTheirTokensAreSet() {
        List<String> told = told(Map.of("PACHCA_CHATS", "support", "TRACKER_API_URL", SECRET, "PORT", "http"));

        assertThat(told).first().isEqualTo("В настройках есть ошибки:");
        assertThat(told)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("PACHCA_API_TOKEN / connections.pachca.token (deskbridge.yaml): не задано")
                        .endsWith("ваш бот"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("PACHCA_WEBHOOK_SECRET /")
                        .contains("не задано")
                        .contains("Исходящий Webhook"))
                .anySatisfy(line -> assertThat(line)
                        .isEqualTo("PACHCA_CHATS: нужны номера чатов: целые числа через запятую;"
                                + " сейчас там буквы, длина 7"))
                .anySatisfy(line ->
                        assertThat(line).startsWith("TRACKER_API_TOKEN /").contains("OAuth"))
                .anySatisfy(
                        line -> assertThat(line).startsWith("TRACKER_ORG_ID /").contains("Организации"))
                .anySatisfy(
                        line -> assertThat(line)
                                .isEqualTo(
                                        "TRACKER_API_URL: нужен адрес вида https://host/path; сейчас там буквы, цифры, длина 7"))
                .anySatisfy(line ->
                        assertThat(line).isEqualTo("PORT: нужно целое число от 0 до 65535; сейчас там буквы, длина 4"));
    }

    @Test
    void theHubsLanguageIsTheFaults() {
        List<String> told =
                told(Map.of("LANGUAGE", "en_GB:en", "TELEGRAM_BOT_TOKEN", "“1:a”", "OKDESK_API_URL", "x.okdesk.ru"));

        assertThat(told).first().isEqualTo("The settings have faults:");
        assertThat(told)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("TELEGRAM_BOT_TOKEN: must be the token that @BotFather gave")
                        .endsWith("what stands there: letters, digits, quotation marks, other signs, length 5"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("OKDESK_API_TOKEN /")
                        .endsWith("is missing; the API key stands in the profile of the hub's employee"))
                .anySatisfy(line ->
                        assertThat(line).startsWith("OKDESK_API_URL: must be a URL such as https://host/path;"));
    }

    @Test
    void aTokenThatWasCopiedWrongIsToldAtTheStart() {
        assertThat(told(pairWith("TRACKER_API_TOKEN", SECRET + "с \u201d")))
                .last()
                .isEqualTo(
                        "TRACKER_API_TOKEN: нужен токен, как его выдали: латинские буквы, цифры и знаки, без пробелов и кавычек;"
                                + " сейчас там буквы, нелатинские буквы, цифры, пробелы, кавычки, длина 10");
    }

    @Test
    void faultsOfTheFileAreToldInItsOwnLanguage() throws IOException {
        Files.writeString(folder.resolve("deskbridge.yaml"), """
                language: en
                connections:
                  sales: {type: telegram, tokn: x}
                """);

        assertThat(told(PAIR))
                .anySatisfy(line -> assertThat(line).endsWith("is missing; @BotFather gives it after /newbot"))
                .anySatisfy(line -> assertThat(line)
                        .isEqualTo("connections.sales.tokn (deskbridge.yaml:3): is not known; did you mean token?"));
    }

    @Test
    void whatIsNotConnectedBesideAWorkingPairIsLeftAloneAndWarnedOf() {
        Settings settings = Settings.load(pairWith("OKDESK_API_URL", "nonsense"), folder, Optional.empty());
        Configuration.understood(settings);

        assertThat(settings.faults().warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.toString()).startsWith("OKDESK_API_TOKEN /"));
    }

    @Test
    void aSecretThatIsSharedSaysNothingOfWhatIsMeant() {
        Settings settings = Settings.load(pairWith("WEBHOOK_SECRET", "s"), folder, Optional.empty());
        Configuration.understood(settings);

        assertThat(settings.faults().warnings()).isEmpty();
        assertThatThrownBy(() -> Configuration.understood(
                        Settings.load(Map.of("WEBHOOK_SECRET", "s"), folder, Optional.empty())))
                .message()
                .contains("Ничего не настроено")
                .doesNotContain("PACHCA_API_TOKEN /");
    }

    @Test
    void everyFaultHasItsWords() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (String source : List.of("settings", "app", "channel", "desk")) {
            try (Stream<Path> files =
                    Files.walk(Path.of("src/main/java/deskbridge").resolve(source))) {
                for (Path file :
                        files.filter(it -> it.toString().endsWith(".java")).toList()) {
                    KEY.matcher(Files.readString(file))
                            .results()
                            .map(it -> it.group(1))
                            .forEach(keys::add);
                }
            }
        }

        assertThat(keys).hasSizeGreaterThan(30);
        assertThat(ResourceBundle.getBundle("deskbridge.settings.texts", Locale.ENGLISH)
                        .keySet())
                .containsAll(keys);
    }
}
