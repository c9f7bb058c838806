package deskbridge.app;

import deskbridge.connector.Connector;
import deskbridge.connector.RemoteTrouble;
import deskbridge.engine.Connections;
import deskbridge.engine.RebuildReport;
import deskbridge.engine.Rebuilding;
import deskbridge.engine.Surroundings;
import deskbridge.flow.Flow;
import deskbridge.rest.RestOptions;
import deskbridge.settings.Settings;
import deskbridge.store.Store;
import deskbridge.store.StoreException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** A database that lost its conversations, and the connections from which they come back. No hub works on it meanwhile. */
public final class Rebuild implements AutoCloseable {

    /** What was asked longer ago nobody waits for any more. */
    private static final Duration LONGEST_GAP = Duration.ofDays(7);

    private final List<Connector> connectors;
    private final Store store;
    private final Flow flow;
    private final InstantSource clock;
    private final Presence presence;

    private Rebuild(List<Connector> connectors, Store store, Flow flow, InstantSource clock) {
        this.connectors = connectors;
        this.store = store;
        this.flow = flow;
        this.clock = clock;
        this.presence = Presence.ofRebuild(store, clock);
    }

    /**
     * Opens the configured database and connections.
     *
     * @throws deskbridge.settings.FaultySettingsException with every fault of the settings at once
     * @throws StoreException when the database cannot be opened, or a hub works on it
     */
    public static Rebuild of(Settings settings, InstantSource clock) {
        Configuration configuration = Configuration.read(settings);
        Store store = Databases.open(configuration.general().database());
        List<Connector> connectors =
                configuration.connectors().make(clock, RestOptions.defaults(), Allowances.on(store, clock));
        var rebuild = new Rebuild(connectors, store, new Flow(configuration.flow(connectors)), clock);
        if (!rebuild.presence.take()) {
            rebuild.close();
            throw new StoreException(
                    "A hub works on this database, or did so half a minute ago: stop it, then try again");
        }
        return rebuild;
    }

    /** Restores what is missing; see {@link Rebuilding}. */
    public RebuildReport run(Rebuilding.Progress progress) throws RemoteTrouble, InterruptedException {
        Instant began = clock.instant();
        var surroundings = new Surroundings(clock, new SecureRandom(), began);
        var rebuilding = new Rebuilding(
                store,
                flow,
                new Connections(connectors),
                surroundings,
                Rebuild::pause,
                soFar -> {
                    presence.renew();
                    progress.ticket(soFar);
                },
                !Hub.hasWorkedOn(store));
        RebuildReport report = rebuilding.run();
        // Requests that were made since then the hub has never seen: its catch-up takes them.
        Instant weekAgo = began.minus(LONGEST_GAP);
        Hub.bornAt(store, rebuilding.worked().isAfter(weekAgo) ? rebuilding.worked() : began);
        return report;
    }

    private static void pause(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    @Override
    public void close() {
        presence.leave();
        connectors.forEach(Connector::close);
        store.close();
    }
}
