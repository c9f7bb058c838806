package deskbridge.demo;

import deskbridge.demo.hub.DemoHub.Mode;
import deskbridge.demo.hub.LocalHub;
import deskbridge.demo.hub.TerminalLog;
import deskbridge.texts.Texts;
import java.awt.Desktop;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code deskbridge demo}: the sandbox, until it is told to stop. */
@Command(
        name = "demo",
        description =
                "Try Deskbridge on this machine: the hub, emulated messengers and desks, and a page to play with.")
final class DemoCommand implements Callable<Integer> {

    /** Filled by picocli before anything else happens. */
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Option(names = "--port", defaultValue = "8090", paramLabel = "PORT", description = "The page's port (8090).")
    private int port = 8090;

    @Option(
            names = "--language",
            defaultValue = "ru",
            paramLabel = "LANGUAGE",
            description = "Language of names and texts at first: ru or en (ru).")
    private String language = "ru";

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Put the hub's database into this folder and keep it. Without it everything is removed.")
    private @Nullable Path keep;

    @Option(names = "--open", description = "Open the page in the browser.")
    private boolean open;

    @Override
    public Integer call() throws IOException, InterruptedException {
        // the page shows what the hub does
        TerminalLog.onlyWarnings();
        Locale locale = Locale.of(language.equals("en") ? "en" : "ru");
        Texts texts = Texts.beside(DemoCommand.class, locale);
        PrintWriter out = command.commandLine().getOut();
        out.println(texts.get("starting"));
        out.flush();
        Path folder = keep == null ? Files.createTempDirectory("deskbridge-demo") : Files.createDirectories(keep);
        Demo demo = start(folder, locale);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            out.println(texts.get("stopping"));
            out.flush();
            demo.close();
            tidy(folder);
            stopped.countDown();
        }));
        out.println(texts.get("pachca", demo.world().pachca().emulator().apiUri()));
        out.println(texts.get("telegram", demo.world().telegram().emulator().url()));
        out.println(texts.get("tracker", demo.world().tracker().emulator().uri()));
        out.println(texts.get("okdesk", demo.world().okdesk().emulator().url()));
        out.println(texts.get("database", folder));
        out.println(texts.get("page", demo.uri()));
        out.println(texts.get("stop"));
        out.flush();
        if (open) {
            show(demo.uri());
        }
        stopped.await();
        return 0;
    }

    private Demo start(Path folder, Locale locale) {
        InstantSource time = InstantSource.system();
        try {
            return new Demo(port, locale, time, world -> LocalHub.start(world, folder, Mode.usual(locale), time));
        } catch (RuntimeException e) {
            tidy(folder);
            throw e;
        }
    }

    private void show(URI page) {
        try {
            if (Desktop.isDesktopSupported()) {
                Desktop.getDesktop().browse(page);
            }
        } catch (IOException | UnsupportedOperationException e) {
            command.commandLine().getErr().println("deskbridge: no browser could be opened: " + e.getMessage());
        }
    }

    /** Removes a folder that nobody asked to keep. */
    private void tidy(Path folder) {
        if (keep != null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException | UncheckedIOException e) {
            command.commandLine()
                    .getErr()
                    .println("deskbridge: " + folder + " could not be removed: " + e.getMessage());
        }
    }
}
