package deskbridge.app;

import deskbridge.admin.AdminAccess;
import deskbridge.admin.AdminRoutes;
import deskbridge.admin.Health;
import deskbridge.admin.MetricsPage;
import deskbridge.app.server.HelidonServer;
import deskbridge.connector.Connector;
import deskbridge.connector.Polled;
import deskbridge.engine.Connections;
import deskbridge.engine.Engine;
import deskbridge.engine.Leases;
import deskbridge.engine.Metrics;
import deskbridge.engine.Poller;
import deskbridge.engine.RetryPolicy;
import deskbridge.engine.Surroundings;
import deskbridge.engine.WebhookReceiver;
import deskbridge.engine.WorkSignal;
import deskbridge.flow.Flow;
import deskbridge.http.FloodGuard;
import deskbridge.rest.HandMovedClock;
import deskbridge.rest.RestOptions;
import deskbridge.settings.GeneralSettings;
import deskbridge.settings.Secret;
import deskbridge.settings.Settings;
import deskbridge.store.Store;
import deskbridge.store.StoreException;
import deskbridge.texts.Texts;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running hub: reads the settings, opens the database, joins the parts and listens. Constructors, no container. */
public final class Hub implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);

    /** In the database: when the hub first ran on it. */
    private static final String BORN = "born";

    /** Of the ten seconds that a stop may take. */
    private static final Duration GRACE = Duration.ofSeconds(7);

    private static final Duration SHORT_GRACE = Duration.ofMillis(500);
    private static final int UNPROVEN_A_MINUTE = 120;

    /** Ten a second of one address: a desk that cannot sign says no more. */
    private static final int HINTS_A_MINUTE = 600;

    private final Store store;
    private final AgreedClock clock;
    private final Connections connections;
    private final Engine engine;
    private final ExecutorService executor;
    private final HelidonServer listener;
    private final HelidonServer admin;
    private final EngineLoop loop;
    private final List<Poller> pollers;
    private final List<PollLoop> polling;
    private final AdminAccess access;
    private final Presence presence;

    private Hub(
            Configuration configuration,
            List<Connector> connectors,
            Store store,
            Leases leases,
            AgreedClock agreed,
            Presence presence,
            InstantSource clock) {
        this.store = store;
        this.presence = presence;
        this.clock = agreed;
        GeneralSettings general = configuration.general();
        this.connections = new Connections(connectors);
        var random = new SecureRandom();
        var surroundings = new Surroundings(clock, random, born(store, clock));
        var registry = new PrometheusRegistry();
        var metrics = new Metrics(registry);
        var signal = new WorkSignal();
        var flow = new Flow(configuration.flow(connectors));
        this.executor = Executors.newVirtualThreadPerTaskExecutor();
        this.engine = new Engine(
                store,
                flow,
                connections,
                RetryPolicy.USUAL,
                signal,
                metrics,
                surroundings,
                configuration.audit(),
                leases,
                executor);
        var health = new Health(store, engine::lastTurn, clock);
        this.access =
                new AdminAccess(general.admin().password().map(Secret::reveal).orElse(null), random, clock);
        var guard = new FloodGuard(UNPROVEN_A_MINUTE, Duration.ofMinutes(1), clock);
        var hints = new FloodGuard(HINTS_A_MINUTE, Duration.ofMinutes(1), clock);
        var receiver = new WebhookReceiver(engine, flow, metrics, hints);
        var proxies = configuration.proxies();
        var words = Texts.beside(AdminRoutes.class, configuration.language()).all();
        this.loop = new EngineLoop(engine, presence::renew, signal, clock, GRACE);
        this.pollers = connections.all().stream()
                .filter(Polled.class::isInstance)
                .map(Polled.class::cast)
                .filter(Polled::polls)
                .map(polled -> new Poller(polled, store, engine, metrics, surroundings))
                .toList();
        this.polling = new CopyOnWriteArrayList<>();
        this.admin = HelidonServer.start(
                general.admin().host(),
                general.admin().port(),
                proxies.telling(new AdminRoutes(store, signal, clock, words)
                        .handler(access, health, new MetricsPage(registry, store, clock))),
                SHORT_GRACE);
        this.listener = HelidonServer.start(
                general.server().host(),
                general.server().port(),
                proxies.telling(new WebhookRoutes(
                                connections.all(),
                                receiver,
                                guard,
                                configuration.connectors().ownPaths())
                        .handler(health)),
                Duration.ofSeconds(1));
    }

    /**
     * Starts a hub. Blocks until it listens.
     *
     * @throws deskbridge.settings.FaultySettingsException with every fault of the settings at once
     * @throws deskbridge.store.StoreException when the database cannot be opened
     */
    public static Hub start(Settings settings) {
        return start(settings, InstantSource.system());
    }

    /** As {@link #start(Settings)}, with another clock. */
    public static Hub start(Settings settings, InstantSource clock) {
        return start(settings, clock, UnaryOperator.identity());
    }

    /**
     * As {@link #start(Settings)}, with other connectors.
     *
     * @param dressed what takes the place of each configured one
     */
    public static Hub start(Settings settings, InstantSource clock, UnaryOperator<Connector> dressed) {
        Hub hub = listening(settings, clock, dressed);
        hub.clock.keepRight();
        hub.loop.start();
        hub.startPolling();
        return hub;
    }

    /** A hub that takes webhooks and works only when {@link #drain} is called: for tests. */
    public static Hub listening(Settings settings, InstantSource clock) {
        return listening(settings, clock, UnaryOperator.identity());
    }

    private static Hub listening(Settings settings, InstantSource clock, UnaryOperator<Connector> dressed) {
        Configuration configuration = Configuration.read(settings);
        Store store = Databases.open(configuration.general().database());
        var agreed = new AgreedClock(clock, store::now);
        InstantSource present = clock instanceof HandMovedClock ? clock : agreed;
        var presence = Presence.ofHub(store, present);
        if (!presence.take()) {
            store.close();
            throw new StoreException("A rebuild works on this database: wait until it is done");
        }
        var leases = new Leases(present);
        var options = RestOptions.defaults().onlyWhile(leases::stand);
        List<Connector> connectors =
                configuration.connectors().make(present, options, Allowances.on(store, present)).stream()
                        .map(dressed)
                        .toList();
        var hub = new Hub(configuration, connectors, store, leases, agreed, presence, present);
        store.takeOver();
        presence.take();
        hub.engine.wakeTimedWork();
        LOG.info(
                "Deskbridge listens on port {}, admin pages on port {}, connections: {}",
                hub.port(),
                hub.adminPort(),
                connectors.stream().map(it -> it.id().name()).toList());
        return hub;
    }

    private static Instant born(Store store, InstantSource clock) {
        bornAt(store, clock.instant());
        return Instant.parse(store.kept(BORN).orElseThrow());
    }

    /** True when a hub, or a rebuild to its end, has worked on a database. */
    static boolean hasWorkedOn(Store store) {
        return store.kept(BORN).isPresent();
    }

    /** Notes when the hub first ran on a database, unless that is known. */
    static void bornAt(Store store, Instant moment) {
        if (!hasWorkedOn(store)) {
            store.keep(BORN, moment.toString());
        }
    }

    private void startPolling() {
        for (Poller poller : pollers) {
            var one = new PollLoop(poller);
            polling.add(one);
            one.start();
        }
    }

    /** Fetches what waits in remotes that do not send, unless that is done all the time, and does what is due. */
    public boolean drain(Instant deadline) throws InterruptedException {
        if (polling.isEmpty()) {
            pollers.forEach(poller -> poller.poll(Duration.ZERO));
        }
        return engine.drain(deadline);
    }

    /** Port of the webhook listener. */
    public int port() {
        return listener.port();
    }

    /** Port of the admin pages. */
    public int adminPort() {
        return admin.port();
    }

    /** Path of the one-time link to the admin pages; empty when there is a password. */
    public Optional<String> adminLink() {
        return access.oneTimePath();
    }

    /** The same, and another one when it was used: for the sandbox, whose page leads there in any browser. */
    public Optional<String> anotherAdminLink() {
        return access.anotherOneTimePath();
    }

    /** The database, for the live path of events. */
    public Store store() {
        return store;
    }

    /** Stops taking webhooks, does what is due within ten seconds, and leaves the rest stored. */
    @Override
    public void close() {
        listener.close();
        polling.forEach(PollLoop::close);
        pollers.forEach(Poller::release);
        loop.close();
        connections.all().forEach(Connector::close);
        awaitWorkers();
        presence.leave();
        admin.close();
        clock.close();
        store.close();
        LOG.info("Deskbridge has stopped");
    }

    /** Whoever waited for a remote has been told by now that it does not answer, and writes that down. */
    private void awaitWorkers() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(SHORT_GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("Some work is under way still; the next start finds out what became of it");
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
