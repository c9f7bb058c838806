package deskbridge.demo.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fills a database with the past: every row that a hub has written is copied again and again, with numbers and keys of its own and at
 * times before it. So bodies, states and notes are as long as real ones, and every table grows as it would have grown.
 */
final class Copies {

    /** Between two copies; a thousand of them stay within what the hub does not forget. */
    private static final long GAP_MICROS = Duration.ofMinutes(20).toNanos() / 1_000;

    /** What becomes of a column in copy {@code #} ({@code @} is the distance between numbers); all others stay as they are. */
    private static final Map<String, Map<String, String>> TABLES = Map.of(
            "conversation",
                    Map.of(
                            "id",
                            key("id"),
                            "thread_id",
                            key("thread_id"),
                            "ticket_key",
                            key("ticket_key"),
                            "saved_hour",
                            "(saved_at - cast(# as bigint) * " + GAP_MICROS + ") / 3600000000",
                            "is_open",
                            "0"),
            "delivery",
                    Map.of(
                            "id", number("id"),
                            "dedupe_key", key("dedupe_key"),
                            "lane", key("lane"),
                            "conversation_id", key("conversation_id")),
            "command",
                    Map.of(
                            "id", number("id"),
                            "lane", key("lane"),
                            "conversation_id", key("conversation_id"),
                            "cause", number("cause")),
            "step", Map.of("id", number("id"), "item", number("item")),
            "ledger", Map.of("id", number("id"), "conversation_id", key("conversation_id")),
            "ledger_message",
                    Map.of(
                            "entry_id", number("entry_id"),
                            "message_id", key("message_id"),
                            "conversation_id", key("conversation_id")),
            "lane", Map.of("key", key("key"), "due", "null", "lease_until", "null"));

    /** What others refer to comes first. */
    private static final List<String> ORDER =
            List.of("conversation", "delivery", "command", "step", "ledger", "ledger_message", "lane");

    private static final List<String> TIMES =
            List.of("received_at", "ended_at", "created_at", "first_tried_at", "at", "saved_at", "used_at");
    private static final List<String> NUMBERED = List.of("delivery", "command", "step", "ledger");

    private final Connection connection;
    private final boolean postgres;

    /** @param postgres else it is SQLite */
    Copies(Connection connection, boolean postgres) {
        this.connection = connection;
        this.postgres = postgres;
    }

    private static String key(String column) {
        return column + " || '-' || #";
    }

    private static String number(String column) {
        return column + " + cast(# as bigint) * @";
    }

    /**
     * Copies until the log holds this many deliveries.
     *
     * @return how many times everything stands there now
     */
    int fill(long deliveries) throws SQLException {
        connection.setAutoCommit(false);
        long before = count("select count(*) from delivery");
        if (before == 0 || count("select count(*) from delivery where ended_at is null") > 0) {
            throw new IllegalStateException("only what is done can be copied");
        }
        long distance = 1;
        for (String table : NUMBERED) {
            distance = Math.max(distance, 1 + count("select coalesce(max(id), 0) from " + table));
        }
        var copying = new ArrayList<String>();
        for (String table : ORDER) {
            run("create temporary table original_%1$s as select * from %1$s".formatted(table));
            copying.add(copy(table).replace("@", Long.toString(distance)));
        }
        int copies = (int) Math.ceilDiv(deliveries - before, before);
        for (int copy = 1; copy <= copies; copy++) {
            for (String sql : copying) {
                run(sql.replace("#", Integer.toString(copy)));
            }
            connection.commit();
        }
        for (String table : NUMBERED) {
            if (postgres) {
                run("select setval(pg_get_serial_sequence('%1$s', 'id'), (select max(id) from %1$s))".formatted(table));
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
        // As both would have done by themselves while they grew.
        run(postgres ? "vacuum (analyze)" : "pragma wal_checkpoint(truncate)");
        return copies + 1;
    }

    private String copy(String table) throws SQLException {
        var columns = new ArrayList<String>();
        var values = new ArrayList<String>();
        Map<String, String> changed = TABLES.getOrDefault(table, Map.of());
        for (String column : columns(table)) {
            columns.add(column);
            values.add(changed.getOrDefault(
                    column, TIMES.contains(column) ? column + " - cast(# as bigint) * " + GAP_MICROS : column));
        }
        return "insert into %s (%s) %s select %s from original_%s"
                .formatted(
                        table,
                        String.join(", ", columns),
                        postgres ? "overriding system value" : "",
                        String.join(", ", values),
                        table);
    }

    private List<String> columns(String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select * from " + table + " where 1 = 0");
                ResultSet none = statement.executeQuery()) {
            var columns = new ArrayList<String>();
            for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                columns.add(none.getMetaData().getColumnName(i));
            }
            return columns;
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
