package deskbridge.demo.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * What the hub's tables occupy with their indices, in bytes.
 *
 * @param log deliveries, commands, their steps and lanes: forgotten after a while
 * @param kept conversations, ledgers, ratings: kept for good
 */
record Sizes(long log, long kept) {

    private static final List<String> LOG = List.of("delivery", "command", "step", "lane");
    private static final List<String> KEPT = List.of("conversation", "ledger", "ledger_message", "rating");

    static Sizes of(Connection connection, boolean postgres) throws SQLException {
        String question = postgres
                ? "select pg_total_relation_size(?::regclass)"
                : "select sum(pgsize) from dbstat where name in (select name from sqlite_master where tbl_name = ?)";
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            return new Sizes(sum(statement, LOG), sum(statement, KEPT));
        }
    }

    private static long sum(PreparedStatement statement, List<String> tables) throws SQLException {
        long all = 0;
        for (String table : tables) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                all += rows.getLong(1);
            }
        }
        return all;
    }
}
