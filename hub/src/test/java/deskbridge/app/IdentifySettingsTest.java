package deskbridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.settings.FaultySettingsException;
import deskbridge.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How people become known is set under their channel, and what cannot work is refused by name. */
final class IdentifySettingsTest {

    private static final String OKDESK = """
              okdesk:
                url: https://example.okdesk.ru
                token: given
                webhook-secret: given
            """;

    @TempDir
    private Path folder;

    private Configuration read(String telegram, String more) throws IOException {
        String yaml = "connections:\n  telegram:\n    token: 1:given\n    " + telegram + "\n" + OKDESK.indent(0) + more;
        Path file = Files.writeString(folder.resolve("deskbridge.yaml"), yaml);
        return Configuration.read(Settings.load(Map.of(), folder, Optional.of(file)));
    }

    @Test
    void everythingCanBeSet() throws IOException {
        var configuration = read("identify: required\n    company: ask", "agents-chat: telegram:-100123\n");

        assertThat(configuration.general().routes()).hasSize(1);
    }

    @Test
    void askingAgentsNeedsTheirChat() {
        assertThatThrownBy(() -> read("company: ask", ""))
                .isInstanceOf(FaultySettingsException.class)
                .hasMessageContaining("company")
                .hasMessageContaining("AGENTS_CHAT");
    }

    @Test
    void wordsThatMeanNothingAreNamed() {
        assertThatThrownBy(() -> read("identify: always\n    company: maybe", ""))
                .isInstanceOf(FaultySettingsException.class)
                .hasMessageContaining("identify")
                .hasMessageContaining("company");
    }
}
