package deskbridge.store.jdbc;

import java.sql.Connection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the log of a SQLite file into it, on a thread and a connection of its own: thousands of pages and a sync, for which else
 * some commit would wait, and whoever waits for that. Only the end of a long log, a few pages, is left to the writer: the log begins
 * anew when nobody adds to it while its last page is copied.
 */
final class SqliteCheckpoints implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteCheckpoints.class);

    private static final String COPY = "pragma wal_checkpoint(passive)";

    /** A commit adds ten to a hundred pages. */
    private static final int COMMITS = 128;

    /**
     * 16 MiB. What waits in many lanes touches many pages, each of them again and again: beginning anew four times as seldom as SQLite
     * would saves a sixth of the time and a quarter of what is written.
     */
    private static final int LONG_LOG = 4_000;

    private final Session session;
    private final GroupThread<Integer> thread;
    private int commits;
    private volatile boolean endIsLeft;
    private volatile boolean closed;

    /** @param connection for nothing else */
    SqliteCheckpoints(Connection connection) {
        session = Session.reading(connection, Dialect.SQLITE);
        thread = new GroupThread<>("store-checkpoints", Integer.MAX_VALUE, asked -> {
            // Once, however often it was asked for.
            copyAll();
            return List.of();
        });
    }

    /** Called by the writer after each commit, between its transactions. */
    void committed(Session writer) {
        if (endIsLeft) {
            endIsLeft = false;
            copy(writer);
        }
        commits++;
        if (commits % COMMITS == 0) {
            thread.put(commits);
        }
    }

    /** Ends the thread after what it is doing. */
    @Override
    public void close() {
        closed = true;
        thread.close();
        session.close();
    }

    private void copyAll() {
        if (!closed && copy(session) >= LONG_LOG) {
            // What was added meanwhile is little by now.
            copy(session);
            endIsLeft = true;
        }
    }

    /**
     * Copies what can be copied without waiting for anybody.
     *
     * @return pages of the log; 0 when that failed, which harms nothing: the log holds what was committed
     */
    private static long copy(Session session) {
        try {
            return session.first(COPY, row -> row.number("log")).orElse(0L);
        } catch (SqlFailure e) {
            LOG.warn("The database's log could not be copied into its file and grows: {}", e.getMessage());
            return 0;
        }
    }
}
