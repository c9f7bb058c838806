package deskbridge.app;

import deskbridge.app.log.Terminal;
import deskbridge.connector.RemoteTrouble;
import deskbridge.engine.RebuildReport;
import deskbridge.engine.RebuildReport.Note;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code deskbridge rebuild}: conversations come back from tickets and threads after the database was lost. */
@Command(
        name = "rebuild",
        description =
                "Restore conversations from tickets and threads after the database was lost; the hub must be stopped",
        mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {

    private static final int EVERY = 10;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws RemoteTrouble, InterruptedException {
        boolean terminal = Terminal.isThere();
        PrintWriter err = spec.commandLine().getErr();
        try (var rebuild = Rebuild.of(config.settings(), InstantSource.system())) {
            RebuildReport report = rebuild.run(soFar -> {
                if (terminal && soFar.lookedAt() % EVERY == 0) {
                    err.printf("\r%d tickets, %d conversations restored", soFar.lookedAt(), soFar.restored());
                    err.flush();
                }
            });
            if (terminal) {
                err.print("\r\033[K");
                err.flush();
            }
            tell(report, spec.commandLine().getOut());
            return report.lost().isEmpty() ? 0 : 1;
        }
    }

    private static void tell(RebuildReport report, PrintWriter out) {
        out.printf("tickets looked at          %d%n", report.lookedAt());
        out.printf("conversations restored     %d%n", report.restored());
        out.printf("  known before             %d%n", report.knownBefore());
        out.printf("  left to be adopted       %d%n", report.leftAlone());
        out.printf("messages joined again      %d%n", report.links());
        out.printf("missed, will be sent       %d%n", report.brought());
        out.printf("on one side only           %d%n", report.unpaired().size());
        report.unpaired().forEach(note -> line(note, out));
        out.printf("tickets not restored       %d%n", report.lost().size());
        report.lost().forEach(note -> line(note, out));
        out.flush();
    }

    private static void line(Note note, PrintWriter out) {
        out.printf("  %s  %s%n", note.ticket().key(), note.words());
    }
}
