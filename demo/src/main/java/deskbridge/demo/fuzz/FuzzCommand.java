package deskbridge.demo.fuzz;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code deskbridge fuzz}: fires hostile input at a hub of its own, and prints what was answered and what went wrong. */
@Command(
        name = "fuzz",
        description =
                "Fire damaged deliveries at a hub between emulated systems, and see that it stands (loopback only)",
        mixinStandardHelpOptions = true)
public final class FuzzCommand implements Callable<Integer> {

    @Option(names = "--inputs", defaultValue = "10000", description = "Inputs for each target (default: 10000)")
    private long inputs;

    @Option(names = "--seed", defaultValue = "1", description = "The same seed makes the same inputs (default: 1)")
    private long seed;

    @Option(
            names = "--from",
            paramLabel = "N",
            defaultValue = "0",
            description = "Number of the first input, to see one of them again (default: 0)")
    private long from;

    @Option(
            names = "--target",
            split = ",",
            paramLabel = "NAME",
            description = "What to fire at: ${COMPLETION-CANDIDATES}; all when none is named")
    private List<Target> targets = List.of(Target.values());

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = Files.createTempDirectory("deskbridge-fuzz-");
        boolean clean = true;
        say(out, FuzzReport.head());
        for (Target target : targets) {
            FuzzReport report = new FuzzRun(target, seed, folder, line -> say(out, line)).run(from, inputs);
            report.findings().forEach(line -> say(out, line));
            clean &= report.isClean();
        }
        return clean ? 0 : 1;
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
