package deskbridge.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row of an answer, by column name. */
final class Row {

    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    /** Text of a column that is never null. */
    String text(String column) {
        String value = textOrNull(column);
        if (value == null) {
            throw new IllegalStateException("Column " + column + " is null");
        }
        return value;
    }

    @Nullable
    String textOrNull(String column) {
        try {
            return rows.getString(column);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** A whole number; 0 for null. */
    long number(String column) {
        try {
            return rows.getLong(column);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    int count(String column) {
        return Math.toIntExact(number(column));
    }

    @Nullable
    Long numberOrNull(String column) {
        try {
            long value = rows.getLong(column);
            return rows.wasNull() ? null : value;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    boolean flag(String column) {
        return number(column) != 0;
    }

    Instant time(String column) {
        return Micros.at(number(column));
    }

    @Nullable
    Instant timeOrNull(String column) {
        Long value = numberOrNull(column);
        return value == null ? null : Micros.at(value);
    }
}
