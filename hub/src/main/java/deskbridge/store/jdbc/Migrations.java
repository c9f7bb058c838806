package deskbridge.store.jdbc;

import deskbridge.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.Supplier;
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
    static final int NEWEST = 11;

    private Migrations() {}

    static void sqlite(Path file) throws SQLException {
        var source = new SQLiteDataSource(SqliteDatabase.settings());
        source.setUrl("jdbc:sqlite:" + file);
        bringUpToDate(
                source,
                HISTORY,
                "database file " + file,
                Flyway::configure,
                Map.of(
                        "identity",
                        "integer primary key autoincrement",
                        "clustered",
                        "without rowid",
                        "unlogged",
                        "",
                        "room_in_conversation",
                        "",
                        "ledger_unchecked",
                        ""));
    }

    static void postgresql(DataSource source, String where) throws SQLException {
        bringUpToDate(
                source,
                SCHEMA + "." + HISTORY,
                where,
                () -> Flyway.configure().schemas(SCHEMA).defaultSchema(SCHEMA),
                Map.of(
                        "identity",
                        "bigint generated always as identity primary key",
                        "clustered",
                        "",
                        "unlogged",
                        "unlogged",
                        "room_in_conversation",
                        "alter table conversation set (fillfactor = 70);",
                        "ledger_unchecked",
                        """
                        alter table ledger drop constraint ledger_conversation_id_fkey;
                        alter table ledger_message drop constraint ledger_message_entry_id_fkey;
                        """));
    }

    private static void bringUpToDate(
            DataSource source,
            String history,
            String where,
            Supplier<FluentConfiguration> settings,
            Map<String, String> words)
            throws SQLException {
        if (!isBehind(source, history, where)) {
            return;
        }
        try {
            settings.get()
                    .dataSource(source)
                    .table(HISTORY)
                    .locations("classpath:db/migration")
                    .placeholders(words)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            // Another process may have been faster: on SQLite Flyway has no lock of its own.
            if (isBehind(source, history, where)) {
                throw new StoreException(
                        "The tables of " + where + " could not be brought up to date: " + e.getMessage(), e);
            }
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
}
