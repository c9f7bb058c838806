package deskbridge.demo.bench;

import deskbridge.app.server.HelidonServer;
import deskbridge.channel.pachca.PachcaChannel;
import deskbridge.channel.pachca.PachcaConfig;
import deskbridge.demo.bench.ClosedLoop.Load;
import deskbridge.demo.bench.Figure.Verdict;
import deskbridge.domain.ConnectionId;
import deskbridge.engine.Acceptance;
import deskbridge.engine.Metrics;
import deskbridge.engine.WebhookReceiver;
import deskbridge.flow.CsatPolicy;
import deskbridge.flow.Flow;
import deskbridge.flow.FlowSettings;
import deskbridge.flow.IntakeForm;
import deskbridge.http.FloodGuard;
import deskbridge.http.Router;
import deskbridge.rest.LocalAllowance;
import deskbridge.rest.RestListener;
import deskbridge.rest.RestOptions;
import deskbridge.settings.Secret;
import deskbridge.store.Store;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How many webhooks a second are acknowledged, each durable before its 200: the real server, proof and store, compared within the
 * same run with an inbox that keeps nothing and with one commit for each. Nothing works the deliveries meanwhile.
 */
final class AcknowledgeBench {

    private static final int CONNECTIONS = 64;
    private static final int CONVERSATIONS = 1_000;
    private static final double SHARE_OF_NOTHING = 0.5;
    private static final double TIMES_ONE_BY_ONE = 5;
    private static final ConnectionId PACHCA = new ConnectionId("pachca");
    private static final String SECRET = "bench-signing-secret";

    private final InstantSource clock;
    private final Effort effort;

    AcknowledgeBench(InstantSource clock, Effort effort) {
        this.clock = clock;
        this.effort = effort;
    }

    private enum Variant {
        DURABLE,
        NOTHING,
        ONE_BY_ONE;

        String path() {
            return "/webhooks/" + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Measures.
     *
     * @param store of its own, empty
     * @param database its product, for the report
     */
    List<Figure> run(Store store, String database) throws InterruptedException {
        Map<Variant, List<Load>> loads = new EnumMap<>(Variant.class);
        try (PachcaChannel channel = channel();
                HelidonServer server = HelidonServer.start("127.0.0.1", 0, routes(store, channel), Duration.ZERO)) {
            var hooks = new SignedHooks(SECRET, clock, CONVERSATIONS);
            var loop = new ClosedLoop(server.port(), CONNECTIONS);
            for (int round = -effort.warmUp(); round < effort.rounds(); round++) {
                for (Variant variant : Variant.values()) {
                    Load load = loop.run(effort.slice(), () -> hooks.request(variant.path()));
                    if (round >= 0) {
                        loads.computeIfAbsent(variant, any -> new ArrayList<>()).add(load);
                    }
                }
            }
        }
        return figures(loads, database);
    }

    private PachcaChannel channel() {
        var config = new PachcaConfig(
                PACHCA,
                Secret.of("bench-token"),
                Secret.of(SECRET),
                URI.create(PachcaConfig.API),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Locale.ENGLISH);
        return new PachcaChannel(config, clock, RestOptions.defaults(), RestListener.NONE, LocalAllowance.by(clock));
    }

    private Router routes(Store store, PachcaChannel channel) {
        Acceptance durably = Accepting.durably(store.inbox(), clock);
        Map<Variant, Acceptance> ways = Map.of(
                Variant.DURABLE, durably,
                Variant.NOTHING, Accepting.nothing(),
                Variant.ONE_BY_ONE, Accepting.oneByOne(durably));
        var flow = new Flow(new FlowSettings(
                Map.of(), new IntakeForm("", List.of(), List.of()), CsatPolicy.usual(), Locale.ENGLISH));
        var router = Router.builder();
        var guard = new FloodGuard(1, Duration.ofMinutes(1), clock);
        ways.forEach((variant, acceptance) -> {
            var metrics = new Metrics(new PrometheusRegistry());
            var receiver = new WebhookReceiver(acceptance, flow, metrics, guard);
            router.post(variant.path(), request -> receiver.receive(channel, request));
        });
        return router.build();
    }

    private static List<Load> of(Map<Variant, List<Load>> loads, Variant variant) {
        return loads.getOrDefault(variant, List.of());
    }

    private static List<Figure> figures(Map<Variant, List<Load>> loads, String database) {
        double durable = median(of(loads, Variant.DURABLE));
        double share = durable / median(of(loads, Variant.NOTHING));
        double times = durable / median(of(loads, Variant.ONE_BY_ONE));
        return List.of(
                new Figure(
                        database + ": durable acknowledgements against an inbox that keeps nothing",
                        "≥ 0.5×",
                        String.format(Locale.ROOT, "%.2f×", share),
                        Verdict.of(share >= SHARE_OF_NOTHING)),
                new Figure(
                        database + ": durable acknowledgements against one commit for each",
                        "≥ 5×",
                        String.format(Locale.ROOT, "%.1f×", times),
                        Verdict.of(times >= TIMES_ONE_BY_ONE)),
                plain(database + ": durable, commits shared", of(loads, Variant.DURABLE)),
                plain(database + ": kept nowhere", of(loads, Variant.NOTHING)),
                plain(database + ": durable, a commit for each", of(loads, Variant.ONE_BY_ONE)));
    }

    private static Figure plain(String what, List<Load> loads) {
        Latencies latencies = Latencies.all(loads.stream().map(Load::latencies).toList());
        return Figure.plain(what, String.format(Locale.ROOT, "%,.0f/s; %s", median(loads), latencies));
    }

    private static double median(List<Load> loads) {
        double[] sorted = loads.stream().mapToDouble(Load::perSecond).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
