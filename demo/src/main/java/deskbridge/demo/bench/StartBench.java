package deskbridge.demo.bench;

import deskbridge.demo.bench.Figure.Verdict;
import deskbridge.demo.hub.HubProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How long a hub takes from its process's start to its first 200, with and without the JDK's cache of loaded classes. */
final class StartBench {

    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final int CACHING_JAVA = 25;
    private static final int MINUTES_TO_TRAIN = 2;

    private final Effort effort;

    StartBench(Effort effort) {
        this.effort = effort;
    }

    /** @param folder its own, on a disk */
    List<Figure> run(Path folder) throws IOException, InterruptedException {
        var figures = new ArrayList<Figure>();
        try (Company company = new Company(1)) {
            Files.writeString(folder.resolve("deskbridge.yaml"), company.settings());
            figures.add(figure("start to the first 200, without a cache of classes", started(folder)));
            if (canCache()) {
                Path cache = folder.resolve("bench.aot");
                train(cache, folder);
                figures.add(figure(
                        "start to the first 200, with a cache of classes", started(folder, "-XX:AOTCache=" + cache)));
            }
        }
        return figures;
    }

    /** The JDK caches what comes from jars alone, and only in one step since 25. */
    private static boolean canCache() {
        return Runtime.version().feature() >= CACHING_JAVA
                && List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                        .allMatch(entry -> entry.endsWith(".jar"));
    }

    private static void train(Path cache, Path folder) throws IOException, InterruptedException {
        var process = new ProcessBuilder(HubProcess.command(List.of("-XX:AOTCacheOutput=" + cache), "rehearse"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("rehearse.log").toFile())
                .start();
        if (!process.waitFor(MINUTES_TO_TRAIN, TimeUnit.MINUTES) || !Files.exists(cache)) {
            process.destroyForcibly();
            throw new IllegalStateException("no cache of classes was made; see " + folder.resolve("rehearse.log"));
        }
    }

    /** The first start makes the database and is not counted. */
    private Latencies started(Path folder, String... options) throws InterruptedException {
        long[] nanos = new long[effort.rounds()];
        for (int round = -1; round < nanos.length; round++) {
            try (HubProcess hub = new HubProcess(folder, Map.of("LOG_LEVEL", "warn"), options)) {
                Duration took = hub.start();
                if (round >= 0) {
                    nanos[round] = took.toNanos();
                }
            }
        }
        return Latencies.of(nanos);
    }

    private static Figure figure(String what, Latencies times) {
        return new Figure(
                what,
                "≤ " + LONGEST.toSeconds() + " s",
                String.format(
                        Locale.ROOT, "%.2f s (%d starts, median)", times.quantileMillis(0.5) / 1000, times.count()),
                Verdict.of(times.quantile(0.5).compareTo(LONGEST) <= 0));
    }
}
