package deskbridge.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.rest.ProxyAddress;
import deskbridge.settings.FaultySettingsException;
import deskbridge.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TelegramConfigTest {

    @TempDir
    private Path directory;

    @Test
    void tokenAloneIsEnough() {
        var config = read(Map.of("BOT_TOKEN", "42:AbC_d-e"));
        assertThat(config.roots()).containsExactly(URI.create(TelegramConfig.API));
        assertThat(config.mode()).isEqualTo(TelegramConfig.Mode.POLLING);
        assertThat(config.proxy()).isEmpty();
        assertThat(config.hookSecret()).isEmpty();
        assertThat(config.toString()).doesNotContain("AbC_d-e");
    }

    @Test
    void everythingElseIsRead() {
        var config = read(Map.of(
                "TELEGRAM_BOT_TOKEN", "42:AbC",
                "TELEGRAM_API_URL", "https://a.example/x/, https://b.example",
                "TELEGRAM_PROXY", "socks5://user:pa55@127.0.0.1:1080",
                "TELEGRAM_MODE", "webhook",
                "TELEGRAM_WEBHOOK_SECRET", "s3cret_-"));
        assertThat(config.roots()).containsExactly(URI.create("https://a.example/x"), URI.create("https://b.example"));
        assertThat(config.proxy().map(ProxyAddress::kind)).contains(ProxyAddress.Kind.SOCKS5);
        assertThat(config.mode()).isEqualTo(TelegramConfig.Mode.WEBHOOK);
        assertThat(config.hookUrl()).contains(URI.create("https://hub.example/webhooks/telegram"));
        assertThat(config.toString()).doesNotContain("pa55").doesNotContain("s3cret");
    }

    @Test
    void allFaultsAreNamed() {
        var settings = settings(Map.of(
                "TELEGRAM_BOT_TOKEN", "42:AbC/../x",
                "TELEGRAM_API_URL", "https://a.example,ftp://b.example",
                "TELEGRAM_PROXY", "127.0.0.1",
                "TELEGRAM_MODE", "webhook"));
        TelegramConfig.from(
                RandomTexts.TELEGRAM,
                settings.root().section("connections").section("telegram"),
                Optional.empty(),
                Locale.ROOT);
        assertThatThrownBy(settings::finish)
                .isInstanceOf(FaultySettingsException.class)
                .hasMessageContaining("TELEGRAM_BOT_TOKEN")
                .hasMessageContaining("TELEGRAM_API_URL")
                .hasMessageContaining("TELEGRAM_PROXY")
                .hasMessageContaining("TELEGRAM_WEBHOOK_SECRET")
                .hasMessageContaining("WEBHOOK_URL");
    }

    @Test
    void textsExistInBothLanguages() {
        var noFallback = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        var name = TelegramConfig.class.getPackageName() + ".texts";
        var russian = ResourceBundle.getBundle(name, Locale.of("ru"), noFallback);
        var english = ResourceBundle.getBundle(name, Locale.ENGLISH, noFallback);
        assertThat(russian.keySet()).isEqualTo(english.keySet()).isNotEmpty();
        for (Refusal refusal : Refusal.values()) {
            assertThat(russian.containsKey(refusal.text())).as(refusal.text()).isTrue();
        }
    }

    private TelegramConfig read(Map<String, String> environment) {
        var section = settings(environment).root().section("connections").section("telegram");
        return TelegramConfig.from(
                RandomTexts.TELEGRAM, section, Optional.of(URI.create("https://hub.example")), Locale.ROOT);
    }

    private Settings settings(Map<String, String> environment) {
        return Settings.load(environment, directory, Optional.empty());
    }
}
