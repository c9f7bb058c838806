package deskbridge.demo.bench;

import deskbridge.app.Databases;
import deskbridge.demo.hub.TerminalLog;
import deskbridge.settings.DatabaseSettings;
import deskbridge.settings.Settings;
import deskbridge.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deskbridge bench}: measures the hub here, on loopback, and prints the table of {@code docs/benchmarks.md}. */
@Command(name = "bench", description = "Measure the hub on this machine", mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {

    /** What can be measured by itself. */
    enum Part {
        /** How many webhooks a second are acknowledged. */
        ACKNOWLEDGE,
        /** How long an event takes to the other side. */
        JOURNEY,
        /** How long a start takes. */
        START,
        /** How many events a second the hub itself carries. */
        ENGINE,
        /** How much of the remotes' rate limits is used. */
        RATES,
        /** Whether memory stays flat. */
        SOAK,
        /** What several hubs on one database do. */
        REPLICAS,
        /** How soon the others take over from one that was killed. */
        TAKEOVER,
        /** What a long past in the database costs. */
        STORED;

        /** Short enough for everybody who just wants to know. */
        static List<Part> usual() {
            return List.of(ACKNOWLEDGE, ENGINE, JOURNEY, START);
        }
    }

    @Parameters(
            paramLabel = "PART",
            arity = "0..*",
            description =
                    "acknowledge, engine, journey, start (these when none is named); rates, soak, replicas, takeover, stored")
    private List<Part> parts = Part.usual();

    @Option(names = "--quick", description = "Short, to see that it works; the figures mean little")
    private boolean quick;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description =
                    "Measure PostgreSQL, too, in this empty database made for the purpose; replicas and takeover need it")
    private @Nullable String database;

    @Option(names = "--minutes", defaultValue = "10", description = "How long soak lasts (default: 10)")
    private int minutes;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Where temporary databases are made; must be a disk, not memory")
    private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        TerminalLog.onlyWarnings();
        Effort effort = quick ? Effort.QUICK : Effort.USUAL;
        Path place = Files.createTempDirectory(folder, "deskbridge-bench-");
        try {
            say(Machine.describe(place));
            say("");
            say("| what | goal | measured | reached |");
            say("| --- | --- | --- | --- |");
            for (Part part : parts) {
                switch (part) {
                    case ACKNOWLEDGE -> acknowledge(effort, place);
                    case ENGINE -> engine(effort, inside(place, part));
                    case JOURNEY -> say(new JourneyBench(effort).run(inside(place, part)));
                    case START -> say(new StartBench(effort).run(inside(place, part)));
                    case RATES -> say(new RatesBench(Duration.ofSeconds(quick ? 5 : 30), inside(place, part)).run());
                    case REPLICAS ->
                        say(new ReplicasBench(database(), shared(), inside(place, part), quick ? 300 : 3_000).run());
                    case TAKEOVER ->
                        say(new TakeoverBench(database(), shared(), inside(place, part), quick ? 3 : 12).run());
                    case STORED -> stored(inside(place, part));
                    case SOAK -> say(new SoakBench(soakTime(), inside(place, part)).run());
                }
            }
        } finally {
            Folders.remove(place);
        }
        return 0;
    }

    /** The database that several hubs share. */
    private EmptyPostgres shared() {
        if (settings(database()) instanceof DatabaseSettings.Postgres postgres) {
            return new EmptyPostgres(postgres);
        }
        throw noDatabase();
    }

    private String database() {
        if (database == null) {
            throw noDatabase();
        }
        return database;
    }

    private ParameterException noDatabase() {
        return new ParameterException(
                spec.commandLine(), "Several hubs share a PostgreSQL database: name an empty one with --database");
    }

    private void stored(Path place) throws IOException, InterruptedException, SQLException {
        var size = quick ? new StoredBench.Size(5_000, 100) : new StoredBench.Size(1_000_000, 2_000);
        Path sqlite = Files.createDirectory(place.resolve("sqlite"));
        say(new StoredBench("SQLite", Places.sqlite(sqlite.resolve("stored.db")), sqlite, size).run());
        if (database != null && settings(database) instanceof DatabaseSettings.Postgres postgres) {
            Path folderOfPostgres = Files.createDirectory(place.resolve("postgres"));
            var empty = new EmptyPostgres(postgres);
            try {
                say(new StoredBench("PostgreSQL", Places.postgres(database, postgres, empty), folderOfPostgres, size)
                        .run());
            } finally {
                empty.empty();
            }
        }
    }

    private Duration soakTime() {
        return quick ? Duration.ofSeconds(40) : Duration.ofMinutes(minutes);
    }

    private static Path inside(Path place, Part part) throws IOException {
        return Files.createDirectory(place.resolve(part.name().toLowerCase(Locale.ROOT)));
    }

    private void acknowledge(Effort effort, Path place) throws InterruptedException {
        var bench = new AcknowledgeBench(InstantSource.system(), effort);
        try (Store store = Databases.open(new DatabaseSettings.Sqlite(place.resolve("acknowledge.db")))) {
            say(bench.run(store, "SQLite"));
        }
        if (database != null && settings(database) instanceof DatabaseSettings.Postgres postgres) {
            var empty = new EmptyPostgres(postgres);
            try (Store store = Databases.open(postgres)) {
                say(bench.run(store, "PostgreSQL"));
            } finally {
                empty.empty();
            }
        }
    }

    private void engine(Effort effort, Path place) throws IOException, InterruptedException {
        var bench = new EngineBench(effort);
        say(bench.run(Places.sqlite(place.resolve("engine.db")), "SQLite", place));
        if (database != null && settings(database) instanceof DatabaseSettings.Postgres postgres) {
            var empty = new EmptyPostgres(postgres);
            try {
                say(bench.run(Places.postgres(database, postgres, empty), "PostgreSQL", place));
            } finally {
                empty.empty();
            }
        }
    }

    private DatabaseSettings settings(String url) {
        Settings settings = Settings.load(Map.of("DATABASE_URL", url), folder, Optional.empty());
        DatabaseSettings read = DatabaseSettings.read(settings.root());
        settings.faults().throwIfAny();
        return read;
    }

    private void say(List<Figure> figures) {
        figures.forEach(figure -> say(figure.row()));
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
