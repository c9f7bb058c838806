package deskbridge.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection and what can be asked of it. Used by one thread at a time. Database errors come as {@link SqlFailure}.
 *
 * <p>On SQLite prepared statements are kept for the life of the connection, because the driver would compile them anew each
 * time; the PostgreSQL driver keeps its own. The SQL of this package is a small fixed set, so nothing needs to be evicted.
 */
final class Session implements AutoCloseable {

    private final Connection connection;
    private final Dialect dialect;
    private final String lock;
    private final Map<String, PreparedStatement> kept = new HashMap<>();
    private final @Nullable Deferred deferred;
    private @Nullable Foreseen foreseen;
    private boolean aside;

    private Session(Connection connection, Dialect dialect, String lock, boolean defers) {
        this.connection = connection;
        this.dialect = dialect;
        this.lock = lock;
        this.deferred = defers ? new Deferred(this) : null;
    }

    /** For transactions: what is looked up to be changed is locked. */
    static Session writing(Connection connection, Dialect dialect) {
        return new Session(connection, dialect, dialect.lock(), dialect == Dialect.POSTGRESQL);
    }

    /** For looking only: locks nothing. */
    static Session reading(Connection connection, Dialect dialect) {
        return new Session(connection, dialect, "", false);
    }

    /** What is written with the next statement or the end of the transaction; null where everything is written at once. */
    @Nullable
    Deferred deferred() {
        return deferred;
    }

    /** Writes what was put off. */
    void settle() {
        if (deferred != null) {
            deferred.write();
        }
    }

    /** What was read beforehand for the unit of work that is under way; null for nothing. */
    @Nullable
    Foreseen foreseen() {
        return foreseen;
    }

    void foresee(@Nullable Foreseen known) {
        foreseen = known;
    }

    /** Reads what nothing that was put off can have changed. */
    <T> T aside(Supplier<T> read) {
        aside = true;
        try {
            return read.get();
        } finally {
            aside = false;
        }
    }

    /** Ends a SELECT whose rows are about to be changed, so that they stay as they are until the transaction ends. */
    String lock() {
        return lock;
    }

    Dialect dialect() {
        return dialect;
    }

    Connection connection() {
        return connection;
    }

    /** Runs one statement without parameters or answer. */
    void run(String sql) {
        with(sql, new Object[0], PreparedStatement::execute);
    }

    /** Number of rows changed. */
    int update(String sql, @Nullable Object... values) {
        return with(sql, values, PreparedStatement::executeUpdate);
    }

    <T> List<T> list(String sql, Function<Row, T> mapper, @Nullable Object... values) {
        return with(sql, values, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                var row = new Row(rows);
                var all = new ArrayList<T>();
                while (rows.next()) {
                    all.add(mapper.apply(row));
                }
                return all;
            }
        });
    }

    <T> Optional<T> first(String sql, Function<Row, T> mapper, @Nullable Object... values) {
        List<T> all = list(sql, mapper, values);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
    }

    boolean exists(String sql, @Nullable Object... values) {
        return !list(sql, row -> true, values).isEmpty();
    }

    @Override
    public void close() {
        try {
            for (PreparedStatement statement : kept.values()) {
                statement.close();
            }
            connection.close();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private <T> T with(String sql, @Nullable Object[] values, Use<T> use) {
        if (deferred != null && !aside) {
            deferred.write();
            deferred.past();
        }
        try {
            if (dialect == Dialect.SQLITE) {
                return withKept(sql, values, use);
            }
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, values);
                return use.of(statement);
            }
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private <T> T withKept(String sql, @Nullable Object[] values, Use<T> use) throws SQLException {
        PreparedStatement statement = kept.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            kept.put(sql, statement);
        }
        try {
            bind(statement, values);
            return use.of(statement);
        } catch (SQLException e) {
            // The driver never runs a statement again that failed once.
            kept.remove(sql);
            statement.close();
            throw e;
        }
    }

    private void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            int at = i + 1;
            switch (value) {
                case null -> statement.setNull(at, Types.NULL);
                case String text -> statement.setString(at, storable(text));
                case Long number -> statement.setLong(at, number);
                case Integer number -> statement.setLong(at, number);
                case Boolean flag -> statement.setLong(at, flag ? 1 : 0);
                case Instant time -> statement.setLong(at, Micros.of(time));
                case String[] texts -> statement.setArray(at, connection.createArrayOf("text", texts));
                case Long[] numbers -> statement.setArray(at, connection.createArrayOf("bigint", numbers));
                default -> throw new IllegalArgumentException("Cannot bind a " + value.getClass());
            }
        }
    }

    /** PostgreSQL's text cannot hold the character 0. */
    static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }
}
