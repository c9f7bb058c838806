package deskbridge.app;

import java.util.List;
import java.util.concurrent.Callable;

/** Starts the program from a command line. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new Program(commands()).run(arguments));
    }

    /** The hub's own commands; the shipped jar adds those that need the emulators. */
    public static List<Callable<Integer>> commands() {
        return List.of(
                new ServeCommand(),
                new DeadLettersCommand(),
                new TraceCommand(),
                new RebuildCommand(),
                new ExplainCommand());
    }
}
