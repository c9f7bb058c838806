package deskbridge.demo.simulation;

import deskbridge.demo.simulation.Month.Outcome;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code deskbridge simulate}: a month of requests against measured costs and the remotes' limits, in seconds and without any of them. */
@Command(
        name = "simulate",
        description =
                "Simulate a month: what waits for what, how long, and what it leaves behind (no clock, no network)",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class SimulateCommand implements Callable<Integer> {

    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    private static final double KEPT_DAYS = 30;
    private static final double MEBIBYTE = 1 << 20;

    @Option(names = "--companies", defaultValue = "1", description = "Each with its own tokens, chat and ticket system")
    private int companies;

    @Option(names = "--people", defaultValue = "10000", description = "In all companies together")
    private int people;

    @Option(names = "--requests", defaultValue = "1", description = "Of each person in the month, on average")
    private double requests;

    @Option(names = "--messages", defaultValue = "6", description = "Comments and replies after each, on average")
    private int messages;

    @Option(names = "--outages", defaultValue = "2", description = "In the month, in each company")
    private int outages;

    @Option(names = "--hit", defaultValue = "0.1", description = "Share of the people who then write at once")
    private double hit;

    @Option(names = "--month", defaultValue = "2026-10", description = "Which")
    private YearMonth month = YearMonth.of(2026, 10);

    @Option(names = "--seed", defaultValue = "1", description = "The same seed makes the same month")
    private long seed;

    @Option(names = "--processor-ms", defaultValue = "4", description = "The hub's processor time for an event")
    private double processor;

    @Option(names = "--cores", defaultValue = "2", description = "Processors of all replicas together")
    private int cores;

    @Option(
            names = "--database-ms",
            defaultValue = "1",
            description = "How long an event keeps the database's writer busy")
    private double database;

    @Option(names = "--answer-ms", defaultValue = "150", description = "How long a remote takes to answer")
    private double answer;

    @Option(names = "--reads", defaultValue = "10", description = "Messages a token may read in a second")
    private int reads;

    @Option(names = "--others", defaultValue = "50", description = "Other calls of the messenger in a second")
    private int others;

    @Option(names = "--desk-at-once", defaultValue = "8", description = "Calls of a desk at the same time")
    private int deskAtOnce;

    @Option(names = "--log-bytes", defaultValue = "1413", description = "Of an event, kept for 30 days")
    private double logBytes;

    @Option(names = "--kept-bytes", defaultValue = "500", description = "Of an event, kept for good")
    private double keptBytes;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Outcome outcome;
        try {
            var business = new Business(companies, people, requests, messages, outages, hit);
            var costs =
                    new Costs(millis(processor), cores, millis(database), millis(answer), reads, others, deskAtOnce);
            outcome = new Month(business, costs, month, seed).run();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        say("| what | " + (companies == 1 ? "one company" : "%,d companies".formatted(companies)) + " |");
        say("| --- | --- |");
        row("requests, events", "%,d, %,d", outcome.conversations(), outcome.events());
        row("waiting: p50, p99, longest", times(outcome.delays()));
        row("from an event to its effect: p50, p99, longest", times(outcome.journeys()));
        row(
                "busiest minute (Moscow time)",
                "%s, %,d events",
                DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH)
                        .format(outcome.busiestMinute().atZone(MOSCOW)),
                outcome.inBusiestMinute());
        row(
                "the hub's processors in their busiest minute",
                share(outcome.processors().busiestMinute()));
        row(
                "the database's writer in its busiest minute",
                share(outcome.database().busiestMinute()));
        row("messages read: the fullest token's fullest minute", fullest(outcome, Tenant::reads));
        row("messages written: the fullest chat's fullest minute", fullest(outcome, Tenant::writes));
        row("other calls of the messenger: the fullest token's fullest minute", fullest(outcome, Tenant::others));
        row(
                "calls of the desk: the fullest desk's fullest minute",
                share(most(outcome, tenant -> tenant.desk().busiestMinute())));
        row(
                "the event log, kept for 30 days",
                "%,.0f MiB",
                outcome.events() * logBytes * KEPT_DAYS / month.lengthOfMonth() / MEBIBYTE);
        row("kept for good, more each month", "%,.0f MiB", outcome.events() * keptBytes / MEBIBYTE);
        return 0;
    }

    private static Duration millis(double millis) {
        return Duration.ofNanos(Math.round(millis * 1e6));
    }

    private static String times(Delays delays) {
        return "%s, %s, %s"
                .formatted(told(delays.quantile(0.5)), told(delays.quantile(0.99)), told(delays.quantile(1)));
    }

    private static String told(Duration time) {
        double seconds = time.toNanos() / 1e9;
        return seconds < 1
                ? String.format(Locale.ROOT, "%.0f ms", seconds * 1_000)
                : seconds < 600
                        ? String.format(Locale.ROOT, "%.1f s", seconds)
                        : String.format(Locale.ROOT, "%.0f min", seconds / 60);
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static String fullest(Outcome outcome, Function<Tenant, Allowance> which) {
        double full = most(outcome, tenant -> which.apply(tenant).busiestMinute());
        double calls = outcome.tenants().stream()
                .mapToLong(tenant -> which.apply(tenant).calls())
                .sum();
        return String.format(Locale.ROOT, "%s of what is allowed (%,.0f calls in the month)", share(full), calls);
    }

    private static double most(Outcome outcome, ToDoubleFunction<Tenant> measure) {
        return outcome.tenants().stream().mapToDouble(measure).max().orElse(0);
    }

    @SuppressWarnings("AnnotateFormatMethod") // the formats stand right above
    private void row(String what, String format, Object... values) {
        say("| " + what + " | " + String.format(Locale.ROOT, format, values) + " |");
    }

    private void row(String what, String measured) {
        say("| " + what + " | " + measured + " |");
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
