package deskbridge.demo.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** How much of another Java process's heap is in use after a collection, where this Java has {@code jcmd}. */
final class Heap {

    private static final Pattern GENERATION = Pattern.compile("total (\\d+)K, used (\\d+)K");
    private static final String COLLECTED = "Command executed successfully";
    private static final int READINGS = 3;
    private static final int PATIENCE_SECONDS = 30;
    private static final double KIBIBYTES = 1024;

    private Heap() {}

    /**
     * A reading, in MiB.
     *
     * @param used what is left after a collection
     * @param taken what the heap has taken from the system, used or not
     */
    record Reading(double used, double taken) {}

    /**
     * Collects a few times, and tells the least that was left: work goes on meanwhile. Empty without {@code jcmd}.
     *
     * @param folder where a small file may be put
     */
    static Optional<Reading> afterCollection(long process, Path folder) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(jcmd)) {
            return Optional.empty();
        }
        Path questions = Files.writeString(folder.resolve("jcmd.txt"), "GC.run\nGC.heap_info\n".repeat(READINGS));
        var asked = new ProcessBuilder(jcmd.toString(), Long.toString(process), "-f", questions.toString())
                .redirectErrorStream(true)
                .start();
        String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!asked.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            asked.destroyForcibly();
            throw new IllegalStateException("jcmd does not end");
        }
        return least(answer);
    }

    /** Adds up the generations after each collection, and takes the least; empty when there is none. */
    static Optional<Reading> least(String told) {
        return Arrays.stream(told.split(COLLECTED, -1))
                .map(Heap::reading)
                .flatMap(Optional::stream)
                .min(Comparator.comparingDouble(Reading::used));
    }

    private static Optional<Reading> reading(String told) {
        double used = 0;
        double taken = 0;
        var generations = GENERATION.matcher(told);
        while (generations.find()) {
            taken += Double.parseDouble(generations.group(1)) / KIBIBYTES;
            used += Double.parseDouble(generations.group(2)) / KIBIBYTES;
        }
        return taken > 0 ? Optional.of(new Reading(used, taken)) : Optional.empty();
    }
}
