package deskbridge.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SecretMaskTest {
    @Test
    void aSecretIsMaskedInEveryShape() {
        SecretMask.hide("tok\"en/with+signs");

        assertThat(SecretMask.masked("plain tok\"en/with+signs.")).isEqualTo("plain ***.");
        assertThat(SecretMask.masked("json tok\\\"en/with+signs.")).isEqualTo("json ***.");
        assertThat(SecretMask.masked("url tok%22en%2Fwith%2Bsigns.")).isEqualTo("url ***.");
    }

    @Test
    void aLongerSecretIsMaskedWhole() {
        SecretMask.hide("abcdefgh");
        SecretMask.hide("abcdefgh-and-more");

        assertThat(SecretMask.masked("abcdefgh-and-more abcdefgh")).isEqualTo("*** ***");
    }

    @Test
    void aShortWordIsLeftAlone() {
        SecretMask.hide("admin");
        assertThat(SecretMask.masked("the admin pages")).isEqualTo("the admin pages");
    }

    @Test
    void aStackTraceIsMaskedToo() {
        SecretMask.hide("exception-secret");
        LoggerContext logs = new LoggerContext();
        JsonEncoder json = new JsonEncoder();
        json.setContext(logs);
        json.start();
        LoggingEvent event = new LoggingEvent(
                "x",
                logs.getLogger("deskbridge"),
                Level.ERROR,
                "failed with {}",
                new IllegalStateException("exception-secret"),
                new Object[] {"exception-secret"});
        event.setMDCPropertyMap(Map.of());

        String line = new String(new MaskingEncoder(json).encode(event), StandardCharsets.UTF_8);

        assertThat(line).contains("***").doesNotContain("exception-secret");
    }
}
