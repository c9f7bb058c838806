package deskbridge.demo.chaos;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code deskbridge chaos}: lets everything go wrong while both sides talk, and prints what was lost, doubled or out of order. */
@Command(
        name = "chaos",
        description =
                "Let everything go wrong while both sides talk, then count what was lost, doubled or out of order (loopback only)",
        mixinStandardHelpOptions = true)
public final class ChaosCommand implements Callable<Integer> {

    private static final String ALL = "all";

    @Option(names = "--events", defaultValue = "2000", description = "What people and agents do (default: 2000)")
    private int events;

    @Option(names = "--conversations", description = "Requests among them (default: one in 33)")
    private @Nullable Integer conversations;

    @Option(
            names = "--pair",
            defaultValue = ALL,
            description =
                    "Messenger and ticket system, for example pachca-tracker (default: all four, one after the other)")
    private String pair = ALL;

    @Option(
            names = "--replicas",
            defaultValue = "1",
            description = "Hubs on one database; more than one needs PostgreSQL (default: 1)")
    private int replicas;

    @Option(names = "--kills", defaultValue = "10", description = "How often the hub is killed (default: 10)")
    private int kills;

    @Option(
            names = "--troubles",
            defaultValue = "24",
            description = "How often something else happens to hub, database, remotes, webhooks (default: 24)")
    private int troubles;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same seed makes the same events and troubles (default: 1)")
    private long seed;

    @Option(names = "--pause-ms", defaultValue = "15", description = "Between two events (default: 15)")
    private int pause;

    @Option(
            names = "--patience",
            defaultValue = "240",
            paramLabel = "SECONDS",
            description = "What has not arrived is lost when nothing more arrives for so long (default: 240)")
    private int patience;

    @Option(
            names = "--database",
            paramLabel = "sqlite|postgresql|URL",
            defaultValue = ChaosPlan.SQLITE,
            description =
                    "A new SQLite file (default), a PostgreSQL server of the run's own, or an empty database as in DATABASE_URL")
    private String database = ChaosPlan.SQLITE;

    @Option(
            names = "--rebuild",
            description = "After each run lose its database, rebuild it, let people go on, and count once more")
    private boolean rebuild;

    @Option(names = "--replay", paramLabel = "RUN", description = "Repeats a run that failed, as it was printed")
    private @Nullable String replay;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        var report = new Report(out);
        var outcomes = new ArrayList<Outcome>();
        for (ChaosPlan plan : plans()) {
            outcomes.addAll(run(plan, report, out));
        }
        out.println();
        report.table(outcomes);
        return outcomes.stream().allMatch(outcome -> outcome.tally().isClean()) ? 0 : 1;
    }

    private List<ChaosPlan> plans() {
        try {
            if (replay != null) {
                return List.of(ChaosPlan.read(replay, Duration.ofMillis(pause), Duration.ofSeconds(patience)));
            }
            return (pair.equals(ALL) ? Stream.of(ChaosPair.values()) : Stream.of(ChaosPair.named(pair)))
                    .map(this::plan)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private ChaosPlan plan(ChaosPair one) {
        int requests = conversations == null ? Math.max(1, events / 33) : conversations;
        return new ChaosPlan(
                one,
                events,
                requests,
                kills,
                troubles,
                replicas,
                database,
                seed,
                rebuild,
                Duration.ofMillis(pause),
                Duration.ofSeconds(patience));
    }

    private static List<Outcome> run(ChaosPlan plan, Report report, PrintWriter out)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("deskbridge-chaos");
        out.println(plan.written());
        out.flush();
        try (var run = new ChaosRun(plan, folder, out)) {
            var outcomes = new ArrayList<>(List.of(run.run()));
            report.details(outcomes.getFirst());
            if (plan.rebuild() && outcomes.getFirst().tally().isClean()) {
                outcomes.add(run.runOnRebuilt());
                report.details(outcomes.getLast());
            }
            Tally tally = outcomes.getLast().tally();
            if (!tally.isClean()) {
                run.explain(tally);
                howToRepeat(plan, folder, out);
            }
            return outcomes;
        } catch (RuntimeException e) {
            howToRepeat(plan, folder, out);
            throw e;
        }
    }

    private static void howToRepeat(ChaosPlan plan, Path folder, PrintWriter out) {
        out.println("  repeat it with: ./deskbridge chaos --replay " + plan.written());
        out.println("  the hub's log and database: " + folder);
        out.flush();
    }
}
