package deskbridge.store.jdbc;

import deskbridge.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.sqlite.SQLiteDataSource;

/**
 * Brings the tables up to date. Flyway takes about a second to wake, so one SELECT finds out first whether it is needed. Forward
 * only: tables of a newer hub are refused.
 */
final class Migrations {

    /** Flyway's own table. In a SQLite file it is also the sign that the file is the hub's. */
    static final String HISTORY = "deskbridge_history";

    static final String SCHEMA = "deskbridge";
    static final int NEWEST = 1;

    private Migrations() {}

    static void sqlite(Path file) throws SQLException {
        var source = new SQLiteDataSource(SqliteDatabase.settings());
        source.setUrl("jdbc:sqlite:" + file);
        if (isBehind(source, HISTORY, "database file " + file)) {
            migrate(
                    Flyway.configure().dataSource(source),
                    Map.of("identity", "integer primary key autoincrement", "clustered", "without rowid"),
                    "database file " + file);
        }
    }

    static void postgresql(DataSource source, String where) throws SQLException {
        if (isBehind(source, SCHEMA + "." + HISTORY, where)) {
            migrate(
                    Flyway.configure().dataSource(source).schemas(SCHEMA).defaultSchema(SCHEMA),
                    Map.of("identity", "bigint generated always as identity primary key", "clustered", ""),
                    where);
        }
    }

    private static boolean isBehind(DataSource source, String history, String where) throws SQLException {
        int version;
        try (Connection connection = source.getConnection()) {
            version = version(connection, history);
        }
        if (version > NEWEST) {
            throw new StoreException("The tables of " + where + " are of version " + version
                    + ", made by a newer Deskbridge; this one knows " + NEWEST + ": run the newer one");
        }
        return version < NEWEST;
    }

    private static int version(Connection connection, String history) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select version from %s where version is not null and success order by installed_rank desc limit 1"
                                .formatted(history))) {
            return row.next() ? row.getInt(1) : 0;
        } catch (SQLException e) {
            if (isMissingTable(e)) {
                return 0;
            }
            throw e;
        }
    }

    private static boolean isMissingTable(SQLException failure) {
        String state = failure.getSQLState();
        String message = String.valueOf(failure.getMessage());
        // PostgreSQL: undefined_table, invalid_schema_name. SQLite has no code of its own for it.
        return "42P01".equals(state) || "3F000".equals(state) || message.contains("no such table");
    }

    private static void migrate(FluentConfiguration settings, Map<String, String> words, String where) {
        try {
            settings.table(HISTORY)
                    .locations("classpath:db/migration")
                    .placeholders(words)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StoreException(
                    "The tables of " + where + " could not be brought up to date: " + e.getMessage(), e);
        }
    }
}
