package deskbridge.demo.chaos;

import deskbridge.demo.hub.HubProcess;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL database: on a server of the run's own, which can be stopped and filled up, or on anybody's. */
final class PostgresDatabase implements Memory {

    private static final String NAME = "deskbridge";
    private static final Duration A_WHILE = Duration.ofSeconds(4);

    private final String url;
    private final @Nullable PostgresServer server;

    private PostgresDatabase(String url, @Nullable PostgresServer server) {
        this.url = url;
        this.server = server;
    }

    /** A new database on a server that ends with it. */
    static PostgresDatabase onServer(PostgresServer server) {
        var first = new PostgresDatabase(server.url("postgres"), server);
        first.execute("create database " + NAME);
        return new PostgresDatabase(server.url(NAME), server);
    }

    /** A database that is there, and should be empty. */
    static PostgresDatabase at(String url) {
        return new PostgresDatabase(url, null);
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public List<String> leftOut() {
        if (server == null) {
            return List.of(
                    "restarts, absence and a full disk: the server is not the run's own (--database postgresql)");
        }
        return server.disk().isPresent()
                ? List.of()
                : List.of("a full disk: only root can give PostgreSQL one of its own");
    }

    @Override
    public List<Trouble> troubles(List<HubProcess> hubs) {
        var all = new ArrayList<Trouble>();
        all.add(new Trouble("database connections cut", this::cutConnections));
        all.add(new Trouble("database read-only", this::readOnlyForAWhile));
        PostgresServer own = server;
        if (own != null) {
            all.add(new Trouble("database server restarted", () -> restart(own, "fast", Duration.ZERO)));
            all.add(new Trouble(
                    "database server killed and restarted", () -> restart(own, "immediate", Duration.ZERO)));
            all.add(new Trouble("database server away", () -> restart(own, "fast", A_WHILE)));
            own.disk().ifPresent(disk -> all.add(new Trouble("disk full", () -> fill(own, disk))));
        }
        return all;
    }

    @Override
    public void lose() {
        execute("drop schema if exists deskbridge cascade");
    }

    private void cutConnections() {
        execute("""
                select pg_terminate_backend(pid) from pg_stat_activity
                 where datname = current_database() and pid <> pg_backend_pid()""");
    }

    private void readOnlyForAWhile() throws InterruptedException {
        setReadOnly("on");
        try {
            Thread.sleep(A_WHILE);
        } finally {
            setReadOnly("off");
        }
    }

    private void setReadOnly(String value) {
        execute("""
                do $$ begin
                  execute format('alter database %%I set default_transaction_read_only = %s', current_database());
                end $$""".formatted(value));
        cutConnections();
    }

    private static void restart(PostgresServer own, String how, Duration away) throws InterruptedException {
        own.stop(how);
        try {
            Thread.sleep(away);
        } finally {
            own.start();
        }
    }

    private static void fill(PostgresServer own, Disk disk) throws InterruptedException {
        disk.fill();
        try {
            Thread.sleep(A_WHILE);
        } finally {
            disk.free();
            // Without room for its log it ends; then somebody who has made room starts it.
            own.start();
        }
    }

    private void execute(String sql) {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("The database refuses what chaos asks of it", e);
        }
    }

    private Connection connect() throws SQLException {
        URI address = URI.create(url.replaceFirst("^jdbc:", ""));
        var properties = new Properties();
        Optional.ofNullable(address.getUserInfo()).ifPresent(user -> {
            String[] parts = user.split(":", 2);
            properties.setProperty("user", parts[0]);
            properties.setProperty("password", parts.length > 1 ? parts[1] : "");
        });
        properties.setProperty("options", "-c default_transaction_read_only=off");
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return DriverManager.getConnection(
                "jdbc:postgresql://" + address.getHost() + port + address.getPath(), properties);
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
