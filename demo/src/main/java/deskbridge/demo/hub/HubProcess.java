package deskbridge.demo.hub;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A hub in a process of its own, which can be killed without a word. Used by one thread at a time. */
public final class HubProcess implements AutoCloseable {

    /** The largest heap of a hub. */
    public static final String MOST_HEAP = "96m";

    /** As the launcher starts {@code serve}. */
    static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "-Xms24m",
            "-Xmn16m",
            "-Xmx" + MOST_HEAP,
            "-XX:SurvivorRatio=3",
            "-XX:TieredStopAtLevel=1");

    /** What it adds where the JDK has it. */
    static final List<String> NEWER_OPTIONS =
            List.of("-XX:+UseCompactObjectHeaders", "-XX:TrimNativeHeapInterval=10000");

    private static final int NEWER_JAVA = 25;

    private static final Duration START = Duration.ofMinutes(10);

    /** Promised are ten seconds; a machine that has no time for it may need much longer to end a process. */
    private static final Duration STOP = Duration.ofMinutes(2);

    private static final Duration LOOK = Duration.ofMillis(10);

    private final Path folder;
    private final Map<String, String> variables;
    private final List<String> program;
    private final List<String> options;
    private final int port = freePort();
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Process process;

    /**
     * A hub that is not started yet.
     *
     * @param folder where it works: its {@code deskbridge.yaml}, if any, its log, and its database unless a variable says else
     * @param options for java, besides those that the launcher gives
     */
    public HubProcess(Path folder, Map<String, String> variables, String... options) {
        this(folder, variables, List.of("serve"), List.of(options));
    }

    /**
     * A hub that is not started yet and runs another command than {@code serve}.
     *
     * @param program the command and its arguments
     */
    public HubProcess(Path folder, Map<String, String> variables, List<String> program, List<String> options) {
        this.folder = folder;
        this.variables = Map.copyOf(variables);
        this.program = List.copyOf(program);
        this.options = List.copyOf(options);
    }

    /** The port of its listener, the same after each start. */
    public int port() {
        return port;
    }

    /** Starts it and waits until it takes webhooks; returns how long that took. */
    public Duration start() throws InterruptedException {
        Instant began = Instant.now();
        Process launched = launch();
        while (!isReady()) {
            if (!launched.isAlive() || Instant.now().isAfter(began.plus(START))) {
                throw new IllegalStateException("The hub does not start; see " + folder.resolve("hub.log"));
            }
            Thread.sleep(LOOK);
        }
        return Duration.between(began, Instant.now());
    }

    /**
     * Starts it and waits for nothing.
     *
     * @return its process
     */
    public Process launch() {
        var builder = new ProcessBuilder(command(options, program.toArray(String[]::new)));
        builder.directory(folder.toFile());
        builder.environment().putAll(variables);
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        builder.environment().put("HOST", "127.0.0.1");
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("ADMIN_PORT", "0");
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("hub.log").toFile()));
        try {
            process = builder.start();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("The hub cannot be started", e);
        }
    }

    /** The command line of a java that runs the shipped program with these arguments, as this one was started. */
    public static List<String> command(List<String> options, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        if (Runtime.version().feature() >= NEWER_JAVA) {
            command.addAll(NEWER_OPTIONS);
        }
        command.addAll(options);
        command.addAll(List.of("-cp", absoluteClassPath(), "deskbridge.demo.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Its operating system's id; it must be running. */
    public long id() {
        if (process == null) {
            throw new IllegalStateException("The hub is not running");
        }
        return process.pid();
    }

    /** As {@code kill -9}. */
    public void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** As a supervisor does: asks it to stop and waits until it is gone; it has ten seconds for that. */
    public void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("The hub does not stop within " + STOP.toSeconds() + " s");
            }
        }
    }

    /** Waits until it has ended by itself; false when it has not in that time. */
    public boolean awaitEnd(Duration most) throws InterruptedException {
        return process == null || process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether its process lives. */
    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Whether it takes webhooks, as it says itself. Blocks for five seconds at most. */
    public boolean isReady() throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** The hub runs in a folder of its own, where a relative path would lead nowhere. */
    private static String absoluteClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port", e);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        http.close();
    }
}
