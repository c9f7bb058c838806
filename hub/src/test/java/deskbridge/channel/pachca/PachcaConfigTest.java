package deskbridge.channel.pachca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.settings.FaultySettingsException;
import deskbridge.settings.Settings;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PachcaConfigTest {

    @TempDir
    private Path directory;

    @Test
    void variablesOfTheOlderBotAreEnough() {
        var config = read(Map.of("PACHKA_API_TOKEN", "t0ken", "WEBHOOK_SECRET", "s3cret", "BOT_USER_ID", "17"));
        assertThat(config.api()).hasToString(PachcaConfig.API);
        assertThat(config.token().reveal()).isEqualTo("t0ken");
        assertThat(config.signingSecret().reveal()).isEqualTo("s3cret");
        assertThat(config.botUserId()).contains(17L);
        assertThat(config.chats()).isEmpty();
        assertThat(config.toString()).doesNotContain("t0ken", "s3cret");
    }

    @Test
    void everythingElseIsRead() {
        var config = read(Map.of(
                "PACHCA_API_TOKEN", "t",
                "PACHCA_WEBHOOK_SECRET", "s",
                "PACHCA_API_URL", "http://127.0.0.1:1/x/",
                "PACHCA_EMAIL_DOMAIN", "@example.com",
                "PACHCA_CHATS", "12, 2637266155"));
        assertThat(config.api()).hasToString("http://127.0.0.1:1/x");
        assertThat(config.emailDomain()).contains("example.com");
        assertThat(config.chats()).containsExactlyInAnyOrder(12L, 2_637_266_155L);
    }

    @Test
    void allFaultsAreNamed() {
        var settings = settings(Map.of("PACHCA_API_TOKEN", "t", "PACHCA_CHATS", "12,Поддержка"));
        PachcaConfig.from(
                Workplace.PACHCA, settings.root().section("connections").section("pachca"), Locale.ROOT);
        assertThatThrownBy(settings::finish)
                .isInstanceOf(FaultySettingsException.class)
                .hasMessageContaining("PACHCA_WEBHOOK_SECRET")
                .hasMessageContaining("PACHCA_CHATS")
                .hasMessageNotContaining("Поддержка");
    }

    @Test
    void textsExistInBothLanguages() {
        var noFallback = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        var name = PachcaConfig.class.getPackageName() + ".texts";
        var russian = ResourceBundle.getBundle(name, Locale.of("ru"), noFallback);
        var english = ResourceBundle.getBundle(name, Locale.ENGLISH, noFallback);
        assertThat(russian.keySet()).isEqualTo(english.keySet()).isNotEmpty();
    }

    private PachcaConfig read(Map<String, String> environment) {
        var section = settings(environment).root().section("connections").section("pachca");
        return PachcaConfig.from(Workplace.PACHCA, section, Locale.ROOT);
    }

    private Settings settings(Map<String, String> environment) {
        return Settings.load(environment, directory, Optional.empty());
    }
}
