package deskbridge.demo.bench;

import deskbridge.demo.bench.Company.Talk;
import deskbridge.demo.bench.Figure.Verdict;
import deskbridge.demo.hub.HubProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How many events a second one, two and three hubs on one PostgreSQL get through, and what each event costs them. On few cores hubs,
 * database and emulators share the processors, so that what an event costs tells more than how many there were.
 */
final class ReplicasBench {

    private static final int MOST = 3;
    private static final int CONVERSATIONS = 150;

    /** Together cost no more than this for each event, against one alone. */
    private static final double DEARER = 1.25;

    private static final double LEAST_SHARE = 0.2;

    private final String url;
    private final EmptyPostgres database;
    private final Path folder;
    private final int events;

    /**
     * A measurement.
     *
     * @param url of the database, as in {@code DATABASE_URL}
     * @param database the same
     * @param folder its own
     * @param events for each number of hubs
     */
    ReplicasBench(String url, EmptyPostgres database, Path folder, int events) {
        this.url = url;
        this.database = database;
        this.folder = folder;
        this.events = events;
    }

    /**
     * How so many hubs did.
     *
     * @param perSecond events
     * @param hubMillis processor time of all hubs for each event
     * @param databaseMillis processor time of the database for each event; 0 when it is elsewhere
     * @param leastShare of the hubs' work that the idlest of them did
     */
    record Run(double perSecond, double hubMillis, double databaseMillis, double leastShare) {}

    List<Figure> run() throws IOException, InterruptedException {
        var runs = new ArrayList<Run>();
        var figures = new ArrayList<Figure>();
        for (int hubs = 1; hubs <= MOST; hubs++) {
            Run run = with(hubs);
            runs.add(run);
            figures.add(Figure.plain(
                    hubs + (hubs == 1 ? " hub: " : " hubs: ") + events + " events at once",
                    String.format(
                            Locale.ROOT,
                            "%,.0f/s; processor time for each: %.2f ms of hubs, %.2f ms of PostgreSQL",
                            run.perSecond(),
                            run.hubMillis(),
                            run.databaseMillis())));
        }
        Run one = runs.getFirst();
        for (int hubs = 2; hubs <= MOST; hubs++) {
            Run run = runs.get(hubs - 1);
            double times = run.hubMillis() / one.hubMillis();
            figures.add(Figure.plain(
                    hubs + " hubs against 1: events/s, processors shared",
                    String.format(Locale.ROOT, "%.2f×", run.perSecond() / one.perSecond())));
            figures.add(new Figure(
                    hubs + " hubs against 1: processor time of hubs for each event",
                    String.format(Locale.ROOT, "≤ %.2f×", DEARER),
                    String.format(Locale.ROOT, "%.2f×", times),
                    Verdict.of(times <= DEARER)));
            figures.add(new Figure(
                    hubs + " hubs: the idlest one's share of the work",
                    String.format(Locale.ROOT, "≥ %.0f %%", 100 * LEAST_SHARE),
                    String.format(Locale.ROOT, "%.0f %%", 100 * run.leastShare()),
                    Verdict.of(run.leastShare() >= LEAST_SHARE)));
        }
        return figures;
    }

    /** With so many hubs, on tables of their own. */
    Run with(int count) throws IOException, InterruptedException {
        Path place = Files.createDirectory(folder.resolve("hubs-" + count));
        try (var replicas = new Replicas(count, url, database, place)) {
            replicas.start();
            List<Talk> talks = replicas.company().begin(CONVERSATIONS);
            // Every hub has to compile its code before what it costs is counted.
            Burst.of(replicas.company(), talks, Math.max(1, count * events / 3));
            return measured(replicas.company(), talks, replicas.hubs());
        }
    }

    private Run measured(Company company, List<Talk> talks, List<HubProcess> hubs)
            throws IOException, InterruptedException {
        List<Duration> before = worked(hubs);
        Duration databaseBefore = CpuTime.ofAll(database.processes());
        double seconds = Burst.of(company, talks, events);
        Duration databaseWorked = CpuTime.ofAll(database.processes()).minus(databaseBefore);
        List<Duration> after = worked(hubs);
        var each = new ArrayList<Double>();
        for (int i = 0; i < hubs.size(); i++) {
            each.add(millis(after.get(i).minus(before.get(i))));
        }
        double all = each.stream().mapToDouble(Double::doubleValue).sum();
        double least = each.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        return new Run(events / seconds, all / events, millis(databaseWorked) / events, least / all);
    }

    private static List<Duration> worked(List<HubProcess> hubs) {
        return hubs.stream().map(hub -> CpuTime.of(hub.id())).toList();
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
