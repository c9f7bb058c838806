package deskbridge.demo.bench;

import deskbridge.app.Databases;
import deskbridge.demo.bench.Company.Talk;
import deskbridge.demo.bench.Figure.Verdict;
import deskbridge.demo.hub.HubProcess;
import deskbridge.settings.DatabaseSettings;
import deskbridge.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an event costs with a long past in the database, against an empty one: the same hub before and after it was filled. */
final class StoredBench {

    private static final int CONNECTIONS = 25;
    private static final int CONVERSATIONS = 100;
    private static final double DEARER = 1.1;
    private static final String WAITING = "select 1 from delivery where ended_at is null"
            + " union all select 1 from command where ended_at is null limit 1";
    private static final int LOOKS = 5;
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String database;
    private final Place place;
    private final Path folder;
    private final Size size;

    /**
     * How much.
     *
     * @param stored deliveries that the past shall hold
     * @param events for each measurement, after as many to warm up
     */
    record Size(long stored, int events) {}

    /** Where the hub's database is, and how to reach it beside the hub. */
    interface Place {

        /** As in {@code DATABASE_URL}. */
        String url();

        DatabaseSettings settings();

        /** Among the hub's tables. */
        Connection connect() throws SQLException;

        boolean isPostgres();

        /** Processes that work for the hub besides itself. */
        List<Long> processes();
    }

    /**
     * A measurement.
     *
     * @param database its product, for the report
     * @param folder its own, on a disk
     */
    StoredBench(String database, Place place, Path folder, Size size) {
        this.database = database;
        this.place = place;
        this.folder = folder;
        this.size = size;
    }

    /**
     * What was measured at one time.
     *
     * @param perSecond events
     * @param millis processor time of hub and database for each event
     * @param claims the looks that go on all the time
     * @param figures the looks of metrics and the admin page
     */
    record Cost(double perSecond, double millis, Latencies claims, Latencies figures) {}

    List<Figure> run() throws IOException, InterruptedException, SQLException {
        try (Company company = new Company(CONNECTIONS)) {
            Files.writeString(folder.resolve("deskbridge.yaml"), company.settings());
            Cost empty = cost(company);
            int times;
            Sizes sizes;
            try (Connection connection = place.connect()) {
                times = new Copies(connection, place.isPostgres()).fill(size.stored());
                sizes = Sizes.of(connection, place.isPostgres());
            }
            Cost full = cost(company);
            return figures(empty, full, sizes, (long) times * (CONVERSATIONS + 2 * size.events()));
        }
    }

    private Cost cost(Company company) throws IOException, InterruptedException {
        double seconds;
        Duration worked;
        try (HubProcess hub = new HubProcess(folder, Map.of("LOG_LEVEL", "warn", "DATABASE_URL", place.url()))) {
            company.pointAt(hub.port());
            hub.start();
            List<Talk> talks = company.begin(CONVERSATIONS);
            Burst.of(company, talks, size.events());
            Duration before = worked(hub);
            seconds = Burst.of(company, talks, size.events());
            worked = worked(hub).minus(before);
            awaitIdle();
        }
        try (Store store = Databases.open(place.settings())) {
            var looks = new Looks(store, InstantSource.system());
            return new Cost(
                    size.events() / seconds, worked.toNanos() / 1e6 / size.events(), looks.claims(), looks.figures());
        }
    }

    /** Its own writes come back as webhooks, a moment after their effects stand. */
    private void awaitIdle() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (Connection connection = place.connect();
                Statement statement = connection.createStatement()) {
            int quiet = 0;
            while (quiet < LOOKS && System.nanoTime() < end) {
                Thread.sleep(LOOK);
                try (ResultSet waiting = statement.executeQuery(WAITING)) {
                    quiet = waiting.next() ? 0 : quiet + 1;
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be asked: " + e.getMessage(), e);
        }
    }

    private Duration worked(HubProcess hub) throws IOException {
        return CpuTime.of(hub.id()).plus(CpuTime.ofAll(place.processes()));
    }

    private List<Figure> figures(Cost empty, Cost full, Sizes sizes, long stored) {
        var figures = new ArrayList<Figure>();
        figures.add(ratio("processor time of hub and database for an event", full.millis(), empty.millis(), "ms"));
        figures.add(ratio("time for an event in a burst", 1e3 / full.perSecond(), 1e3 / empty.perSecond(), "ms"));
        figures.add(ratio("claims when nothing is due", median(full.claims()), median(empty.claims()), "ms"));
        figures.add(Figure.plain(
                database + ": backlog and dead letters, for metrics",
                String.format(
                        Locale.ROOT, "%.2f ms against %.2f ms", median(full.figures()), median(empty.figures()))));
        figures.add(Figure.plain(
                database + ": bytes for an event (a request, a comment), with indices",
                String.format(
                        Locale.ROOT,
                        "%,d in the log, %,d for good (%,d events)",
                        sizes.log() / stored,
                        sizes.kept() / stored,
                        stored)));
        return figures;
    }

    private Figure ratio(String what, double full, double empty, String unit) {
        double ratio = full / empty;
        return new Figure(
                String.format(Locale.ROOT, "%s: %s, %,d deliveries stored against none", database, what, size.stored()),
                String.format(Locale.ROOT, "≤ %.1f×", DEARER),
                String.format(Locale.ROOT, "%.2f× (%.2f %s against %.2f)", ratio, full, unit, empty),
                Verdict.of(ratio <= DEARER));
    }

    private static double median(Latencies latencies) {
        return latencies.quantileMillis(0.5);
    }
}
