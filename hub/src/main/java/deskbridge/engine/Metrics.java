package deskbridge.engine;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;

/** What is counted on the road of an event. Names are part of the product: dashboards and alarms rely on them. */
public final class Metrics {

    private static final double[] SECONDS = {.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30};

    private final Counter webhooks;
    private final Counter events;
    private final Counter commands;
    private final Histogram sending;
    private final Histogram waiting;

    public Metrics(PrometheusRegistry registry) {
        webhooks = Counter.builder()
                .name("deskbridge_webhooks")
                .help("Webhooks received, by connection and outcome")
                .labelNames("connection", "outcome")
                .register(registry);
        events = Counter.builder()
                .name("deskbridge_events")
                .help("Stored deliveries worked, by connection, kind and outcome")
                .labelNames("connection", "kind", "outcome")
                .register(registry);
        commands = Counter.builder()
                .name("deskbridge_commands")
                .help("Attempts to carry out commands, by connection, command and outcome")
                .labelNames("connection", "command", "outcome")
                .register(registry);
        sending = Histogram.builder()
                .name("deskbridge_send_seconds")
                .help("Time one attempt took, by connection")
                .labelNames("connection")
                .classicUpperBounds(SECONDS)
                .register(registry);
        waiting = Histogram.builder()
                .name("deskbridge_decide_seconds")
                .help("Time from receiving a delivery to its decision, by connection")
                .labelNames("connection")
                .classicUpperBounds(SECONDS)
                .register(registry);
    }

    void webhook(String connection, String outcome) {
        webhooks.labelValues(connection, outcome).inc();
    }

    void webhook(String connection, String outcome, int count) {
        webhooks.labelValues(connection, outcome).inc(count);
    }

    void event(String connection, String kind, String outcome, Duration sinceReceived) {
        events.labelValues(connection, kind, outcome).inc();
        waiting.labelValues(connection).observe(sinceReceived.toNanos() / 1e9);
    }

    void command(String connection, String command, String outcome, Duration took) {
        commands.labelValues(connection, command, outcome).inc();
        sending.labelValues(connection).observe(took.toNanos() / 1e9);
    }
}
