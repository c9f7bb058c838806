package deskbridge.desk.yandextracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.desk.yandextracker.TrackerConfig.Access;
import deskbridge.desk.yandextracker.TrackerConfig.Organisation;
import deskbridge.settings.FaultySettingsException;
import deskbridge.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Variables become a connection, and secrets stay unseen. */
class TrackerConfigTest {
    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "TRACKER_API_TOKEN", "y0_very-secret",
            "TRACKER_ORG_ID", "7700123"));

    private Settings settings() {
        return Settings.load(environment, folder, Optional.empty());
    }

    private static TrackerConfig read(Settings settings) {
        return TrackerConfig.from(
                TrackerFixture.TRACKER,
                settings.root().section("connections").section("tracker"),
                Map.of(),
                Set.of("Resolved"),
                Locale.ENGLISH);
    }

    @Test
    void aTokenAndAnOrganisationAreEnough() {
        TrackerConfig config = read(settings());

        assertThat(config.queue()).isEqualTo("SERVICEDESK");
        assertThat(config.apiUrl()).isEqualTo("https://api.tracker.yandex.net");
        assertThat(config.organisation()).isEqualTo(new Organisation(false, "7700123"));
        assertThat(config.internalMarker()).isEqualTo("!");
        assertThat(config.doneCodes()).containsExactly("resolved");
        assertThat(config.directory()).isNull();
    }

    @Test
    void noSecretIsPrinted() {
        environment.put("TRACKER_WEBHOOK_SECRET", "hook-secret");
        environment.put("Y360_OAUTH", "y0_directory-secret");
        environment.put("Y360_ORG_ID", "1");

        TrackerConfig config = read(settings());

        assertThat(config.directory()).isNotNull();
        assertThat(config + " " + config.access() + " " + config.directory() + " " + config.webhookSecret())
                .doesNotContain("secret");
    }

    @Test
    void theVersionInAnAddressIsDropped() {
        environment.put("TRACKER_API_URL", "https://tracker.example.org/v2/");

        assertThat(read(settings()).apiUrl()).isEqualTo("https://tracker.example.org");
    }

    @Test
    void aServiceAccountsKeyMustBeReadable() throws Exception {
        environment.remove("TRACKER_API_TOKEN");
        environment.put("TRACKER_SA_KEY_FILE", folder.resolve("key.json").toString());
        Settings missing = settings();
        read(missing);
        assertThatThrownBy(() -> missing.finish())
                .isInstanceOf(FaultySettingsException.class)
                .hasMessageContaining("TRACKER_SA_KEY_FILE");

        Files.writeString(folder.resolve("key.json"), "{}");
        assertThat(read(settings()).access()).isInstanceOf(Access.ServiceAccount.class);
    }

    @Test
    void whatIsMissingIsNamed() {
        environment.remove("TRACKER_ORG_ID");
        Settings settings = settings();
        read(settings);

        assertThatThrownBy(settings::finish)
                .isInstanceOf(FaultySettingsException.class)
                .hasMessageContaining("TRACKER_ORG_ID");
    }
}
