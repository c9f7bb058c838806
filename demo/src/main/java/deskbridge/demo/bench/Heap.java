package deskbridge.demo.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** How much of another Java process's heap is in use after a collection, where this Java has {@code jcmd}. */
final class Heap {

    private static final Pattern GENERATION = Pattern.compile("total \\d+K, used (\\d+)K");
    private static final String COLLECTED = "Command executed successfully";
    private static final int READINGS = 3;
    private static final int PATIENCE_SECONDS = 30;
    private static final double KIBIBYTES = 1024;

    private Heap() {}

    /**
     * Collects a few times, and tells the least that was left in MiB: work goes on meanwhile. Empty without {@code jcmd}.
     *
     * @param folder where a small file may be put
     */
    static OptionalDouble afterCollection(long process, Path folder) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(jcmd)) {
            return OptionalDouble.empty();
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
    static OptionalDouble least(String told) {
        return Arrays.stream(told.split(COLLECTED, -1))
                .filter(reading -> GENERATION.matcher(reading).find())
                .mapToDouble(Heap::used)
                .min();
    }

    private static double used(String reading) {
        return GENERATION
                .matcher(reading)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)) / KIBIBYTES)
                .sum();
    }
}
