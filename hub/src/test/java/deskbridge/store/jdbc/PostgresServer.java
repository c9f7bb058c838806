package deskbridge.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** One real PostgreSQL for all tests of a JVM; it ends with the JVM. */
public final class PostgresServer {

    static final String USER = "postgres";

    private static final EmbeddedPostgres SERVER = start();

    private static final Set<String> EMPTIED = new HashSet<>();

    private PostgresServer() {}

    /** The URL of a database of that name, empty and new. */
    static String freshDatabase(String name) {
        execute(SERVER.getJdbcUrl(USER, "postgres"), "drop database if exists %s with (force)".formatted(name));
        execute(SERVER.getJdbcUrl(USER, "postgres"), "create database " + name);
        return SERVER.getJdbcUrl(USER, name);
    }

    /** The URL of a database of that name that remembers nothing. Quicker than a new one, once there is one. */
    public static synchronized String emptyDatabase(String name) {
        if (EMPTIED.add(name)) {
            return freshDatabase(name);
        }
        cutConnections(name);
        String url = SERVER.getJdbcUrl(USER, name);
        execute(url, """
                do $$
                declare
                  tables text;
                begin
                  select string_agg(format('%I.%I', schemaname, tablename), ', ') into tables
                    from pg_tables where schemaname = 'deskbridge' and tablename <> 'deskbridge_history';
                  if tables is not null then
                    execute 'truncate ' || tables || ' restart identity';
                  end if;
                end $$""");
        return url;
    }

    /** Cuts all connections to the database of that name, as a server does that starts anew. */
    public static void cutConnections(String name) {
        execute(
                SERVER.getJdbcUrl(USER, "postgres"),
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'".formatted(name));
    }

    static void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url, USER, "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
