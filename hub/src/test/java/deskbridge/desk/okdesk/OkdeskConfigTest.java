package deskbridge.desk.okdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.domain.Status;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Variables, the older bot's among them, become a connection, and secrets stay unseen. */
class OkdeskConfigTest {
    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "OKDESK_API_TOKEN", "key-very-secret",
            "OKDESK_API_URL", "https://company.okdesk.ru/api/v1"));

    private Settings settings() {
        return Settings.load(environment, folder, Optional.empty());
    }

    private static OkdeskConfig read(Settings settings) {
        return OkdeskConfig.from(
                OkdeskFixture.OKDESK,
                settings.root().section("connections").section("okdesk"),
                Map.of(),
                Set.of("Resolved"),
                Locale.ENGLISH);
    }

    @Test
    void aKeyAndAnAddressAreEnough() {
        OkdeskConfig config = read(settings());

        assertThat(config.apiUrl()).isEqualTo("https://company.okdesk.ru");
        assertThat(config.portalUrl()).isEqualTo("https://company.okdesk.ru");
        assertThat(config.employee()).isNull();
        assertThat(config.zone()).isNull();
        assertThat(config.issues().doneCodes()).containsExactly("resolved");
        assertThat(config.proof().secret()).isNull();
        assertThat(config.proof().senders().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://company.okdesk.ru",
                "https://company.okdesk.ru/",
                "https://company.okdesk.ru/api/v1/",
                "https://company.okdesk.ru/api/v2",
                "https://company.okdesk.ru/api"
            })
    void theVersionInAnAddressIsDropped(String url) {
        environment.put("OKDESK_API_URL", url);

        assertThat(read(settings()).apiUrl()).isEqualTo("https://company.okdesk.ru");
    }

    @Test
    void theOlderBotsVariablesAreUnderstood() {
        environment.put("OKDESK_SYSTEM_USER_ID", "5");
        environment.put("WEBHOOK_SECRET", "hook-secret");
        environment.put("OKDESK_PORTAL_URL", "https://help.example.org/");

        OkdeskConfig config = read(settings());

        assertThat(config.employee()).isEqualTo("5");
        assertThat(config.portalUrl()).isEqualTo("https://help.example.org");
        assertThat(config.proof().secret()).isNotNull();
        assertThat(config + " " + config.proof() + " " + config.token()).doesNotContain("hook-secret", "very-secret");
    }

    @Test
    void statusesOfTheAccountAreNamed() throws Exception {
        Files.writeString(folder.resolve("deskbridge.yaml"), """
                connections:
                  okdesk:
                    statuses:
                      in-progress: [wait, Inst_Fin]
                      needs-info: delayed
                    zone: Asia/Yekaterinburg
                    tax-number-parameter: "0001"
                    skip-own-webhooks: true
                """);

        OkdeskConfig config = read(settings());

        assertThat(config.issues().kinds())
                .containsOnly(
                        Map.entry("wait", Status.Kind.IN_PROGRESS),
                        Map.entry("inst_fin", Status.Kind.IN_PROGRESS),
                        Map.entry("delayed", Status.Kind.NEEDS_INFO));
        assertThat(config.codes().taxNumber()).isEqualTo("0001");
        assertThat(config.issues().skipOwnWebhooks()).isTrue();
    }

    @Test
    void whatIsMissingOrWrongIsNamed() throws Exception {
        environment.remove("OKDESK_API_URL");
        environment.put("OKDESK_WEBHOOK_IPS", "195.211.122.131, example.org");
        Files.writeString(folder.resolve("deskbridge.yaml"), "connections: {okdesk: {zone: Nowhere}}\n");
        Settings settings = settings();
        read(settings);

        assertThatThrownBy(settings::finish)
                .isInstanceOf(FaultySettingsException.class)
                .hasMessageContaining("OKDESK_API_URL")
                .hasMessageContaining("OKDESK_WEBHOOK_IPS")
                .hasMessageContaining("zone");
    }
}
