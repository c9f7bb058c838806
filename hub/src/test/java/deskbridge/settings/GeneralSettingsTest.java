package deskbridge.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GeneralSettingsTest {
    @TempDir
    private Path folder;

    @Test
    void theOlderPachcaBotsFileWorksUnchanged() throws Exception {
        env("""
                PACHKA_API_TOKEN=pachca-token
                WEBHOOK_SECRET=signing
                BOT_USER_ID=0
                TRACKER_CREATE_URL=https://api.tracker.yandex.net/v2/issues/
                TRACKER_API_TOKEN=tracker-token
                TRACKER_ORG_ID=7405124
                TRACKER_CLOUD_ORG_ID=
                TRACKER_BASIC_USER=
                Y360_OAUTH="y360-token"
                Y360_ORG_ID='123'
                """);
        Settings settings = load(Map.of());
        GeneralSettings general = GeneralSettings.read(settings);

        assertThat(general.connections().stream().map(ConnectionSettings::name))
                .containsExactlyInAnyOrder("pachca", "tracker");
        assertThat(general.routes()).containsExactly(new Route("pachca", "tracker"));
        Section pachca = section(general, "pachca");
        assertThat(pachca.requiredSecret("token").reveal()).isEqualTo("pachca-token");
        assertThat(pachca.requiredSecret("signing-secret").reveal()).isEqualTo("signing");
        assertThat(pachca.number("bot-user-id", 1, Long.MAX_VALUE)).isEmpty();
        Section tracker = section(general, "tracker");
        assertThat(tracker.requiredSecret("token").reveal()).isEqualTo("tracker-token");
        assertThat(tracker.url("url")).contains(URI.create("https://api.tracker.yandex.net"));
        assertThat(tracker.text("org-id")).contains("7405124");
        assertThat(tracker.text("cloud-org-id")).isEmpty();
        assertThat(tracker.section("directory").requiredSecret("token").reveal())
                .isEqualTo("y360-token");
        assertThat(tracker.section("directory").text("org-id")).contains("123");
        settings.finish();
    }

    @Test
    void theOlderTelegramBotsFileWorksUnchanged() throws Exception {
        env("""
                BOT_TOKEN=1:abc
                OKDESK_API_URL=https://company.okdesk.ru/api/v1
                OKDESK_API_TOKEN=okdesk-token
                OKDESK_PORTAL_URL=https://company.okdesk.ru
                OKDESK_PORTAL_TOKEN=unused
                OKDESK_SYSTEM_USER_ID=5
                WEBHOOK_URL=https://company.example:3000/okdesk-webhook
                WEBHOOK_PATH=/okdesk-webhook
                WEBHOOK_SECRET=hook
                POSTGRES_HOST=postgres
                POSTGRES_PORT=5432
                POSTGRES_DB=okdesk_bot
                POSTGRES_USER=okdesk_user
                POSTGRES_PASSWORD=changeme123
                HOST=0.0.0.0
                PORT=8000
                """);
        Settings settings = load(Map.of());
        GeneralSettings general = GeneralSettings.read(settings);

        assertThat(general.server())
                .isEqualTo(
                        new ServerSettings("0.0.0.0", 8000, Optional.of(URI.create("https://company.example:3000"))));
        assertThat(general.routes()).containsExactly(new Route("telegram", "okdesk"));
        assertThat(general.database()).isInstanceOf(DatabaseSettings.Postgres.class);
        Section okdesk = section(general, "okdesk");
        assertThat(okdesk.requiredUrl("url")).isEqualTo(URI.create("https://company.okdesk.ru/api/v1"));
        assertThat(okdesk.number("employee-id", 1, 100)).contains(5L);
        assertThat(okdesk.requiredSecret("webhook-secret").matches("hook")).isTrue();
        assertThat(section(general, "telegram").requiredSecret("token").reveal())
                .isEqualTo("1:abc");
    }

    @ParameterizedTest
    @CsvSource({
        "https://h.example, https://h.example",
        "https://h.example/, https://h.example",
        "https://h.example/base/, https://h.example/base",
        "https://h.example/webhooks/pachca, https://h.example",
        "https://h.example/base/webhooks/tracker/SECRET, https://h.example/base",
        "https://h.example:8443/okdesk-webhook/, https://h.example:8443",
        "https://h.example/hooks/mine, https://h.example",
    })
    void thePublicUrlEndsBeforeTheWebhooksPath(String written, String meant) throws Exception {
        GeneralSettings general =
                GeneralSettings.read(load(Map.of("WEBHOOK_URL", written, "WEBHOOK_PATH", "hooks/mine")));

        assertThat(general.server().publicUrl()).contains(URI.create(meant));
    }

    @ParameterizedTest
    @CsvSource({"ru, RU", "EN, EN", "en_GB:en, EN", "ru_RU.UTF-8, RU", "de_DE:ru:en, RU", "de_DE:de, RU", "'', RU"})
    void aListOfLocalesIsNoFault(String written, Language meant) {
        assertThat(GeneralSettings.read(load(Map.of("LANGUAGE", written))).language())
                .isEqualTo(meant);
    }

    @Test
    void withFourConnectionsEachChannelHasItsUsualDesk() {
        assertThat(routes(four(), ""))
                .containsExactlyInAnyOrder(new Route("pachca", "tracker"), new Route("telegram", "okdesk"));
        assertThat(routes(four(), "pachca=okdesk, telegram = tracker"))
                .containsExactlyInAnyOrder(new Route("pachca", "okdesk"), new Route("telegram", "tracker"));
    }

    @Test
    void oneDeskTakesEveryChannel() {
        Map<String, String> three = four();
        three.remove("OKDESK_API_TOKEN");
        assertThat(routes(three, ""))
                .containsExactlyInAnyOrder(new Route("pachca", "tracker"), new Route("telegram", "tracker"));
    }

    @ParameterizedTest
    @CsvSource({
        "PACHCA_API_TOKEN, TRACKER_API_TOKEN, pachca, tracker",
        "PACHCA_API_TOKEN, OKDESK_API_TOKEN, pachca, okdesk",
        "TELEGRAM_BOT_TOKEN, TRACKER_API_TOKEN, telegram, tracker",
        "TELEGRAM_BOT_TOKEN, OKDESK_API_TOKEN, telegram, okdesk",
    })
    void oneChannelAndOneDeskAreAPairWhateverTheyAre(String one, String other, String channel, String desk) {
        assertThat(routes(Map.of(one, "1:a", other, "b"), "")).containsExactly(new Route(channel, desk));
    }

    @Test
    void aChannelMayBeLeftWithoutARoute() {
        assertThat(routes(four(), "telegram=tracker")).containsExactly(new Route("telegram", "tracker"));
    }

    @Test
    void severalChannelsMayShareADesk() {
        assertThat(routes(four(), "pachca=okdesk,telegram=okdesk"))
                .containsExactly(new Route("pachca", "okdesk"), new Route("telegram", "okdesk"));
    }

    @ParameterizedTest
    @CsvSource({
        "pachca=jira, the desks are",
        "icq=tracker, the channels are",
        "pachca, channel=desk",
        "tracker=pachca, channel=desk",
        "'pachca=tracker,pachca=okdesk', rules lead to others",
    })
    void aWrongRouteIsToldByTheNameOfItsVariable(String written, String told) {
        Map<String, String> all = four();
        all.put("ROUTES", written);
        all.put("LANGUAGE", "en");
        Settings settings = load(all);
        GeneralSettings.read(settings);

        assertThat(settings.faults().all()).singleElement().satisfies(fault -> {
            assertThat(fault.where()).startsWith("ROUTES");
            assertThat(fault.problem()).contains(told);
        });
    }

    @Test
    void severalConnectionsOfOneKindNeedRoutes() throws Exception {
        Files.writeString(folder.resolve("deskbridge.yaml"), """
                connections:
                  sales: {type: pachca, token: "${SALES_TOKEN}"}
                  support: {type: okdesk, token: b}
                """);
        Map<String, String> environment = Map.of("PACHCA_API_TOKEN", "p", "TRACKER_API_TOKEN", "t", "SALES_TOKEN", "s");
        Settings settings = load(environment);
        GeneralSettings.read(settings);

        assertThat(settings.faults().all()).singleElement().satisfies(fault -> {
            assertThat(fault.where()).contains("ROUTES");
            assertThat(fault.problem()).contains("sales=");
        });
    }

    @Test
    void nothingAtAllSaysWhatToSet() {
        Settings settings = load(Map.of("WEBHOOK_SECRET", "s", "PORT", "9000"));
        GeneralSettings.read(settings);

        assertThatThrownBy(settings::finish)
                .isInstanceOf(FaultySettingsException.class)
                .hasMessageContaining("PACHCA_API_TOKEN")
                .hasMessageContaining("OKDESK_API_TOKEN")
                .hasMessageContaining("deskbridge demo");
    }

    @Test
    void aHalfIsToldItsOtherHalf() {
        Settings settings = load(Map.of("PACHCA_API_TOKEN", "p", "LANGUAGE", "en"));
        GeneralSettings.read(settings);

        assertThat(settings.faults().all().toString())
                .contains("No desk is configured")
                .contains("TRACKER_API_TOKEN");
    }

    @Test
    void theAgentsChatNamesAConnection() {
        Map<String, String> environment = four();
        environment.put("AGENTS_CHAT", "telegram:-100123");
        assertThat(GeneralSettings.read(load(environment)).agentsChat())
                .contains(new AgentsChat("telegram", "-100123"));

        environment.put("AGENTS_CHAT", "tracker:5");
        Settings settings = load(environment);
        assertThat(GeneralSettings.read(settings).agentsChat()).isEmpty();
        assertThat(settings.faults().all().toString()).contains("AGENTS_CHAT").contains("pachca:12345");
    }

    private List<Route> routes(Map<String, String> environment, String written) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("ROUTES", written);
        Settings settings = load(all);
        List<Route> routes = GeneralSettings.read(settings).routes();
        assertThat(settings.faults().all()).isEmpty();
        return routes;
    }

    private static Map<String, String> four() {
        return new HashMap<>(Map.of(
                "PACHCA_API_TOKEN",
                "p",
                "TRACKER_API_TOKEN",
                "t",
                "OKDESK_API_TOKEN",
                "o",
                "TELEGRAM_BOT_TOKEN",
                "1:b"));
    }

    private static Section section(GeneralSettings general, String name) {
        return general.connections().stream()
                .filter(connection -> connection.name().equals(name))
                .findFirst()
                .orElseThrow()
                .section();
    }

    private void env(String text) throws IOException {
        Files.writeString(folder.resolve(".env"), text);
    }

    private Settings load(Map<String, String> environment) {
        return Settings.load(environment, folder, Optional.empty());
    }
}
