package deskbridge.demo.bench;

import deskbridge.demo.bench.Company.Talk;
import deskbridge.demo.bench.Figure.Verdict;
import deskbridge.demo.hub.HubProcess;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How soon the others do what one of three hubs had begun when it was killed, while nothing else goes wrong. The messenger takes
 * its time, so that there is something in every hub's hands at any moment.
 */
final class TakeoverBench {

    private static final int HUBS = 3;
    private static final int CONVERSATIONS = 60;
    private static final int EVENTS = 60;

    /** Rare enough that no work piles up on a busy machine: only what the dead one had in its hands is to wait. */
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private static final Duration CALL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** Longer than the living need for what they have begun, and no longer than a dead one's leases still last. */
    private static final Duration ORPHANED = Duration.ofSeconds(4);

    private static final Duration GOAL = Duration.ofSeconds(10);

    private final String url;
    private final EmptyPostgres database;
    private final Path folder;
    private final int kills;

    /**
     * A measurement.
     *
     * @param url of the database, as in {@code DATABASE_URL}
     * @param database the same
     * @param folder its own
     */
    TakeoverBench(String url, EmptyPostgres database, Path folder, int kills) {
        this.url = url;
        this.database = database;
        this.folder = folder;
        this.kills = kills;
    }

    List<Figure> run() throws IOException, InterruptedException {
        Path place = Files.createDirectory(folder.resolve("takeover"));
        try (var replicas = new Replicas(HUBS, url, database, place)) {
            replicas.start();
            List<Talk> talks = replicas.company().begin(CONVERSATIONS);
            replicas.company().pachca().faults().always(CallMatch.of("POST", "/api/**"), new Fault.Slow(CALL));
            var orphaned = new ArrayList<Long>();
            long[] lasts = new long[kills];
            for (int kill = 0; kill < kills; kill++) {
                HubProcess victim = replicas.hubs().get(kill % HUBS);
                Effects effects = Effects.of(replicas.company(), EVENTS, true);
                long death = sayAndKill(replicas.company(), talks, effects, victim);
                effects.await(PATIENCE);
                for (int talk = 0; talk < CONVERSATIONS; talk++) {
                    long[] waits = waits(effects, talk, death);
                    if (waits.length > 0 && waits[0] > ORPHANED.toNanos()) {
                        orphaned.add(waits[0]);
                    }
                    lasts[kill] = LongStream.of(waits).reduce(lasts[kill], Math::max);
                }
                victim.start();
            }
            return List.of(movedOn(orphaned), allThere(Latencies.of(lasts)));
        }
    }

    /** How long after the death each event of a conversation that was not there yet came; the first of them first. */
    private static long[] waits(Effects effects, int talk, long death) {
        return IntStream.range(0, EVENTS)
                .filter(event -> event % CONVERSATIONS == talk)
                .mapToLong(event -> effects.at(event) - death)
                .filter(wait -> wait > 0)
                .sorted()
                .toArray();
    }

    /** Returns when it was killed, by {@link System#nanoTime}. */
    private static long sayAndKill(Company company, List<Talk> talks, Effects effects, HubProcess victim)
            throws InterruptedException {
        for (int event = 0; event < EVENTS; event++) {
            company.agentComments(talks.get(event % talks.size()), effects.words(event));
            Thread.sleep(BETWEEN);
        }
        long death = System.nanoTime();
        victim.kill();
        return death;
    }

    private Figure movedOn(List<Long> orphaned) {
        if (orphaned.isEmpty()) {
            throw new IllegalStateException("none of those that were killed had anything in its hands");
        }
        Latencies waits =
                Latencies.of(orphaned.stream().mapToLong(Long::longValue).toArray());
        return new Figure(
                HUBS + " hubs, one killed: until a conversation that it had begun to work moves on",
                String.format(Locale.ROOT, "≤ %d s", GOAL.toSeconds()),
                shown(waits) + String.format(Locale.ROOT, " of %d in %d kills", waits.count(), kills),
                Verdict.of(waits.quantile(1).compareTo(GOAL) <= 0));
    }

    private static Figure allThere(Latencies lasts) {
        return Figure.plain("until all that was said before the death stands on the other side", shown(lasts));
    }

    private static String shown(Latencies waits) {
        return String.format(
                Locale.ROOT,
                "median %.1f s, max %.1f s",
                waits.quantileMillis(0.5) / 1e3,
                waits.quantileMillis(1) / 1e3);
    }
}
