package deskbridge.app;

import deskbridge.settings.FaultySettingsException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/**
 * The command line: one root command and the subcommands it is given. Ends with 0 when all is well, 1 when a fault was found, 2
 * for wrong usage or settings.
 */
public final class Program {
    private static final Logger log = LoggerFactory.getLogger(Program.class);
    private static final int FAULT = 1;
    private static final int WRONG_SETTINGS = 2;

    /** Holds the options that every command has. */
    @Command(
            name = "deskbridge",
            description = "A hub between messengers and ticket systems.",
            synopsisSubcommandLabel = "COMMAND",
            mixinStandardHelpOptions = true,
            versionProvider = VersionCommand.Provider.class)
    private static final class Root {}

    private final CommandLine line;

    /**
     * A program with these subcommands and {@code version}.
     *
     * @param commands objects annotated as picocli commands, in the order in which the help lists them
     */
    public Program(List<? extends Callable<Integer>> commands) {
        line = new CommandLine(new Root());
        commands.forEach(line::addSubcommand);
        line.addSubcommand(new VersionCommand());
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().mixinStandardHelpOptions(true));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(Program::report);
    }

    /** Writes to these instead of the standard streams. */
    public Program writingTo(PrintWriter out, PrintWriter err) {
        line.setOut(out);
        line.setErr(err);
        return this;
    }

    /** Runs one command to its end and answers the process's exit code. */
    public int run(String... arguments) {
        return line.execute(arguments);
    }

    /** A person sees one sentence; the log has the rest. */
    private static int report(Exception fault, CommandLine command, ParseResult result) {
        if (fault instanceof FaultySettingsException) {
            command.getErr().println(fault.getMessage());
            return WRONG_SETTINGS;
        }
        log.debug("the command failed", fault);
        String message = fault.getMessage();
        command.getErr().println("deskbridge: " + (message == null ? fault.toString() : message));
        return FAULT;
    }
}
