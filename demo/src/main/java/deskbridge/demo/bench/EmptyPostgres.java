package deskbridge.demo.bench;

import deskbridge.settings.DatabaseSettings.Postgres;
import deskbridge.settings.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A PostgreSQL database made for a measurement. What was there before is never touched: one that holds a hub's tables is refused,
 * and only the tables that the measurement itself has made are removed.
 */
final class EmptyPostgres {

    private static final String SCHEMA = "deskbridge";

    private final Postgres settings;

    /** @throws IllegalStateException when a hub's tables are there already, or it cannot be reached */
    EmptyPostgres(Postgres settings) {
        this.settings = settings;
        if (!numbers("select 1 from information_schema.schemata where schema_name = '" + SCHEMA + "'")
                .isEmpty()) {
            throw new IllegalStateException(
                    "This database holds a hub's tables: name an empty one, made for the purpose");
        }
    }

    /** In the hub's own schema. */
    Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(
                settings.jdbcUrl(),
                settings.user().orElse(""),
                settings.password().map(Secret::reveal).orElse(""));
        connection.setSchema(SCHEMA);
        return connection;
    }

    /** Removes what the measurement has made. */
    void empty() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + SCHEMA + " cascade");
        } catch (SQLException e) {
            throw new IllegalStateException("The measurement's tables cannot be removed: " + e.getMessage(), e);
        }
    }

    /** The server's processes that work for this database, without the one that answers. */
    List<Long> processes() {
        return numbers(
                "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
    }

    private List<Long> numbers(String question) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            var numbers = new ArrayList<Long>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be asked: " + e.getMessage(), e);
        }
    }
}
