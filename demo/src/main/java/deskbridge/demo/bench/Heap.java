package deskbridge.demo.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** How much of another Java process's heap is in use after a collection, where this Java has {@code jcmd}. */
final class Heap {

    private static final Pattern GENERATION = Pattern.compile("total \\d+K, used (\\d+)K");
    private static final int PATIENCE_SECONDS = 30;
    private static final double KIBIBYTES = 1024;

    private Heap() {}

    /**
     * Collects, and tells what is left in MiB; empty without {@code jcmd}.
     *
     * @param folder where a small file may be put
     */
    static OptionalDouble afterCollection(long process, Path folder) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(jcmd)) {
            return OptionalDouble.empty();
        }
        Path questions = Files.writeString(folder.resolve("jcmd.txt"), "GC.run\nGC.heap_info\n");
        var asked = new ProcessBuilder(jcmd.toString(), Long.toString(process), "-f", questions.toString())
                .redirectErrorStream(true)
                .start();
        String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!asked.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            asked.destroyForcibly();
            throw new IllegalStateException("jcmd does not end");
        }
        return used(answer);
    }

    /** Adds up the generations; empty when there is none. */
    static OptionalDouble used(String told) {
        List<Double> generations = GENERATION
                .matcher(told)
                .results()
                .map(found -> Double.parseDouble(found.group(1)) / KIBIBYTES)
                .toList();
        return generations.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        generations.stream().mapToDouble(Double::doubleValue).sum());
    }
}
