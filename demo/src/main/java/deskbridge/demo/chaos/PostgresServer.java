package deskbridge.demo.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL server of the run's own, from the programs that are installed here. Runs until closed. */
final class PostgresServer implements AutoCloseable {

    private static final int MEBIBYTES = 2048;

    /** Where distributions put what is not on the path. */
    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

    private final Path programs;
    private final Path data;
    private final Path log;
    private final Optional<Disk> disk;
    private final List<String> asUser;
    private final int port = freePort();

    private PostgresServer(Path programs, Path home, Optional<Disk> disk, List<String> asUser) {
        this.programs = programs;
        this.data = home.resolve("data");
        this.log = home.resolve("postgres.log");
        this.disk = disk;
        this.asUser = asUser;
    }

    /**
     * Makes a server in this folder and starts it.
     *
     * @throws IllegalStateException when PostgreSQL is not installed here
     */
    static PostgresServer start(Path folder) {
        Path programs = programs()
                .orElseThrow(() -> new IllegalStateException(
                        "PostgreSQL is not installed here: install it, or name a database with --database"));
        boolean root = "root".equals(System.getProperty("user.name"));
        try {
            // PostgreSQL refuses to run as root.
            List<String> asUser = root ? List.of("runuser", "-u", "postgres", "--") : List.of();
            Path home = Files.createDirectories(folder.resolve("database"));
            Optional<Disk> disk = Disk.mounted(home, MEBIBYTES);
            if (root) {
                Commands.run(List.of("chmod", "a+x", folder.toString()));
                Commands.run(List.of("chown", "postgres", home.toString()));
            }
            var server = new PostgresServer(programs, home, disk, asUser);
            server.run("initdb", "-D", server.data.toString(), "-U", "postgres", "-A", "trust", "-E", "UTF8");
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("A place for PostgreSQL", e);
        }
    }

    private static Optional<Path> programs() {
        Stream<Path> onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(Path::of)
                .map(folder -> folder.resolve("pg_ctl"))
                .filter(Files::isExecutable)
                .map(PostgresServer::real);
        return Stream.concat(onPath, installed())
                .map(Path::getParent)
                .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
                .findFirst();
    }

    private static Stream<Path> installed() {
        if (!Files.isDirectory(VERSIONS)) {
            return Stream.of();
        }
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions
                    .sorted(Comparator.reverseOrder())
                    .map(version -> version.resolve("bin/pg_ctl"))
                    .filter(Files::isExecutable)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(VERSIONS.toString(), e);
        }
    }

    private static Path real(Path link) {
        try {
            return link.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(link.toString(), e);
        }
    }

    /** URL of one of its databases, as in {@code DATABASE_URL}. */
    String url(String database) {
        return "postgresql://postgres@127.0.0.1:" + port + "/" + database;
    }

    /** Starts it and waits until it takes connections; nothing happens when it runs. */
    void start() {
        if (!isRunning()) {
            control(
                    "start",
                    "-l",
                    log.toString(),
                    "-o",
                    "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=");
        }
    }

    /** @param how {@code fast}: connections are cut; {@code immediate}: as if its machine had lost power */
    void stop(String how) {
        control("stop", "-m", how);
    }

    boolean isRunning() {
        return Commands.succeeds(
                command("pg_ctl", "-D", data.toString(), "status").toArray(String[]::new));
    }

    /** The disk that it has for itself, if it has one. */
    Optional<Disk> disk() {
        return disk;
    }

    private void control(String what, String... more) {
        var arguments = new ArrayList<>(List.of("-D", data.toString(), "-w", "-t", "60"));
        arguments.addAll(List.of(more));
        arguments.add(what);
        run("pg_ctl", arguments.toArray(String[]::new));
    }

    private void run(String program, String... arguments) {
        Commands.run(command(program, arguments));
    }

    private List<String> command(String program, String... arguments) {
        var command = new ArrayList<>(asUser);
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
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
        if (isRunning()) {
            stop("immediate");
        }
        disk.ifPresent(Disk::close);
    }
}
