package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reader of every scenario's log can find something. */
final class LoggedSecretsTest {

    private static final Logger LOG = LoggerFactory.getLogger("deskbridge.scenario.LoggedSecretsTest");
    private static final String SECRET = "s3cret/of+this?test";

    @Test
    void aSecretIsNoticedInEveryFormAtEveryLevel() {
        LoggedSecrets.hide(Map.of("SOME_API_TOKEN", SECRET, "SOME_API_URL", "http://127.0.0.1/plain"));
        byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
        for (String form : List.of(
                SECRET,
                URLEncoder.encode(SECRET, StandardCharsets.UTF_8),
                Base64.getEncoder().encodeToString(bytes))) {
            LOG.trace("called http://127.0.0.1/bot{}/sendMessage", form);
            assertThat(LoggedSecrets.told()).as(form).hasSize(1);
        }
        LOG.debug("failed", new IllegalStateException(SECRET));
        assertThat(LoggedSecrets.told()).hasSize(1);
        LOG.error("called http://127.0.0.1/plain");
        assertThat(LoggedSecrets.told()).isEmpty();
    }
}
