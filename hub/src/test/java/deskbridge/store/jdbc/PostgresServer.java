package deskbridge.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One real PostgreSQL for all tests of a JVM; it ends with the JVM. */
final class PostgresServer {

    static final String USER = "postgres";

    private static final EmbeddedPostgres SERVER = start();

    private PostgresServer() {}

    /** The URL of a database of that name, empty and new. */
    static String freshDatabase(String name) {
        execute(SERVER.getJdbcUrl(USER, "postgres"), "drop database if exists %s with (force)".formatted(name));
        execute(SERVER.getJdbcUrl(USER, "postgres"), "create database " + name);
        return SERVER.getJdbcUrl(USER, name);
    }

    static void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url, USER, "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static long count(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url, USER, "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Ends all connections to a database, as a restart of the server would. */
    static void cut(String name) {
        execute(
                SERVER.getJdbcUrl(USER, "postgres"),
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'".formatted(name));
    }

    /** Whether new connections to a database are taken. */
    static void admit(String name, boolean admit) {
        execute(
                SERVER.getJdbcUrl(USER, "postgres"),
                "alter database %s with allow_connections %s".formatted(name, admit));
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
