package deskbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.admin.Health;
import deskbridge.connector.Connector;
import deskbridge.connector.SettableClock;
import deskbridge.engine.Metrics;
import deskbridge.engine.WebhookReceiver;
import deskbridge.flow.Flow;
import deskbridge.http.FloodGuard;
import deskbridge.http.Request;
import deskbridge.rest.LocalAllowance;
import deskbridge.rest.RestOptions;
import deskbridge.settings.Secret;
import deskbridge.settings.Settings;
import deskbridge.store.Store;
import deskbridge.store.jdbc.JdbcStore;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WebhookRoutesTest {

    private static final String SECRET = "s3cret";
    private static final String SETTINGS = """
            connections:
              telegram: {token: "1:given"}
              pachca: {token: given, signing-secret: s3cret}
              tracker: {token: given, org-id: 1}
            routes: [telegram=tracker, pachca=tracker]
            """;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));

    @TempDir
    private Path folder;

    /** The older bot's only address: what Pachca signs is Pachca's, whichever messenger is named first. */
    @Test
    void theSingleAddressLeadsToWhoseShapeItIs() throws IOException {
        byte[] body = ("{\"type\":\"reaction\",\"event\":\"new\",\"webhook_timestamp\":"
                        + clock.instant().getEpochSecond() + "}")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(posted(body, Secret.of(SECRET).signature(body))).isEqualTo(200);
        assertThat(posted(body, "0".repeat(64))).isEqualTo(401);
    }

    private int posted(byte[] body, String signature) throws IOException {
        Path file = Files.writeString(folder.resolve("deskbridge.yaml"), SETTINGS);
        var configuration = Configuration.read(Settings.load(Map.of(), folder, Optional.of(file)));
        List<Connector> connectors =
                configuration.connectors().make(clock, RestOptions.defaults(), LocalAllowance.by(clock));
        var guard = new FloodGuard(100, Duration.ofMinutes(1), clock);
        var receiver = new WebhookReceiver(
                List::size, new Flow(configuration.flow(connectors)), new Metrics(new PrometheusRegistry()), guard);
        var request =
                new Request("POST", "/", Map.of(), Map.of("Pachca-Signature", List.of(signature)), body, "127.0.0.1");
        try (Store store = JdbcStore.sqlite(folder.resolve("hub.db"))) {
            return new WebhookRoutes(connectors, receiver, guard, Map.of())
                    .handler(new Health(store, clock::instant, clock))
                    .handle(request)
                    .status();
        } finally {
            connectors.forEach(Connector::close);
        }
    }
}
