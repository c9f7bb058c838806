package deskbridge.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
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

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
