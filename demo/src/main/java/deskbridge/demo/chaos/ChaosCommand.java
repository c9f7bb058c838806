package deskbridge.demo.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code deskbridge chaos}: kills the hub while both sides talk, and prints what was lost, doubled or out of order. */
@Command(
        name = "chaos",
        description =
                "Kill the hub while both sides talk, then count what was lost, doubled or out of order (loopback only)",
        mixinStandardHelpOptions = true)
public final class ChaosCommand implements Callable<Integer> {

    private static final int SHOWN_FAULTS = 20;

    @Option(names = "--events", defaultValue = "2000", description = "What people and agents do (default: 2000)")
    private int events;

    @Option(names = "--conversations", defaultValue = "60", description = "Requests among them (default: 60)")
    private int conversations;

    @Option(
            names = "--pair",
            defaultValue = "pachca-tracker",
            converter = PairName.class,
            description = "Messenger and ticket system (default: pachca-tracker)")
    private ChaosPair pair = ChaosPair.PACHCA_TRACKER;

    @Option(
            names = "--replicas",
            defaultValue = "1",
            description = "Hubs on one database; more than one needs PostgreSQL (default: 1)")
    private int replicas;

    @Option(names = "--kills", defaultValue = "10", description = "How often the hub is killed (default: 10)")
    private int kills;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same seed makes the same events and faults (default: 1)")
    private long seed;

    @Option(names = "--pause-ms", defaultValue = "15", description = "Between two events (default: 15)")
    private int pause;

    @Option(names = "--database", paramLabel = "URL", description = "As in DATABASE_URL; default: a new SQLite file")
    private @Nullable String database;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (replicas > 1 && (database == null || !database.contains("postgres"))) {
            throw new ParameterException(
                    spec.commandLine(), "Several hubs share a PostgreSQL database: name one with --database");
        }
        var out = spec.commandLine().getOut();
        Path folder = Files.createTempDirectory("deskbridge-chaos");
        var plan = new ChaosPlan(
                pair, events, conversations, kills, replicas, seed, Duration.ofMillis(pause), Duration.ofMinutes(4));
        out.printf(
                "%s: %d events in up to %d conversations, %d kills of %d, seed %d%n",
                pair.written(), events, conversations, kills, replicas, seed);
        out.flush();
        try (var run = new ChaosRun(plan, folder, Optional.ofNullable(database), out)) {
            Tally tally = run.run();
            out.printf("%nexpected effects   %d%n", tally.expected());
            out.printf("arrived            %d%n", tally.arrived());
            out.printf("lost               %d%n", tally.lost());
            out.printf("doubled            %d%n", tally.doubled());
            out.printf("repeated, allowed  %d%n", tally.repeated());
            out.printf("out of order       %d%n", tally.disordered());
            out.printf("leaked             %d%n", tally.leaked());
            out.printf("calls with a fault %d%n", run.troubledCalls());
            out.printf("longest restart    %d ms%n", run.longestStart().toMillis());
            tally.faults().stream().limit(SHOWN_FAULTS).forEach(fault -> out.println("  " + fault));
            if (!tally.isClean()) {
                out.println("The hub's log: " + folder.resolve("hub.log"));
            }
            out.flush();
            return tally.isClean() ? 0 : 1;
        }
    }

    /** {@code pachca-tracker} and the like. */
    private static final class PairName implements ITypeConverter<ChaosPair> {

        @Override
        public ChaosPair convert(String value) {
            for (ChaosPair pair : ChaosPair.values()) {
                if (pair.written().equals(value)) {
                    return pair;
                }
            }
            throw new TypeConversionException("There is no pair " + value + "; there are "
                    + Arrays.stream(ChaosPair.values()).map(ChaosPair::written).collect(Collectors.joining(", ")));
        }
    }
}
