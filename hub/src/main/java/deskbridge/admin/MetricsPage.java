package deskbridge.admin;

import deskbridge.engine.AuditReport;
import deskbridge.http.Response;
import deskbridge.store.Journal.Backlog;
import deskbridge.store.Store;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;

/** {@code /metrics} in the text format of Prometheus, with how much is waiting read at that moment. */
public final class MetricsPage {

    private final PrometheusRegistry registry;
    private final PrometheusTextFormatWriter writer =
            PrometheusTextFormatWriter.builder().build();

    public MetricsPage(PrometheusRegistry registry, Store store, InstantSource clock) {
        this.registry = registry;
        gauge(store, clock, "deskbridge_inbox_waiting", "Deliveries stored and not yet worked", Backlog::deliveries);
        gauge(store, clock, "deskbridge_outbox_waiting", "Commands decided and not yet carried out", Backlog::commands);
        gauge(
                store,
                clock,
                "deskbridge_dead_letters",
                "What was given up and waits for a person",
                Backlog::deadLetters);
        gauge(
                store,
                clock,
                "deskbridge_oldest_waiting_seconds",
                "Age of the oldest waiting work",
                Backlog::oldestSeconds);
        audit(
                store,
                "deskbridge_drift",
                "Differences that the last audit found, each being made good",
                AuditReport::drift);
        audit(
                store,
                "deskbridge_drift_left",
                "Differences that the last audit left as people made them",
                AuditReport::left);
        audit(
                store,
                "deskbridge_audit_unread",
                "Conversations that the last audit could not read",
                AuditReport::unread);
        audit(
                store,
                "deskbridge_audit_conversations",
                "Conversations that the last audit compared",
                AuditReport::conversations);
        audit(
                store,
                "deskbridge_audit_finished_seconds",
                "When the last audit ended, in seconds since 1970",
                report -> report.finishedAt().getEpochSecond());
    }

    /** Nothing is shown before the first audit: a zero would say that all is well. */
    private void audit(Store store, String name, String help, ToDoubleFunction<AuditReport> value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(gauge -> AuditReport.last(store).ifPresent(report -> gauge.call(value.applyAsDouble(report))))
                .register(registry);
    }

    private void gauge(Store store, InstantSource clock, String name, String help, ToDoubleFunction<Backlog> value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(
                        gauge -> gauge.call(value.applyAsDouble(store.journal().backlog(clock.instant()))))
                .register(registry);
    }

    Response show() {
        var out = new ByteArrayOutputStream();
        try {
            writer.write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written", e);
        }
        return Response.bytes(200, PrometheusTextFormatWriter.CONTENT_TYPE, out.toByteArray());
    }
}
