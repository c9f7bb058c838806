package deskbridge.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import deskbridge.domain.Conversation;
import deskbridge.domain.Envelope;
import deskbridge.store.About;
import deskbridge.store.About.Whose;
import deskbridge.store.Accepted;
import deskbridge.store.StoreException;
import deskbridge.store.jdbc.Arrivals.Arrival;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL database, everything in the schema {@value Migrations#SCHEMA}. Deliveries share commits through
 * {@link GroupCommit}, units of work about a conversation through {@link UnitGroups}, looks at
 * conversations one SELECT through {@link LookGroups}; all other work runs on as many connections as
 * the pool has. Connections that broke are replaced: the store
 * works again as soon as the server does.
 */
final class PostgresDatabase implements Database {

    private static final int TRIES = 5;

    /** Deliveries, units of work and looks have a thread each that needs one. */
    private static final int FEWEST_CONNECTIONS = 4;

    private static final int CONNECTIONS_OF_FLYWAY = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    /** A hub that stands still within a transaction would hold what others wait for: its transaction is undone by the server. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /**
     * The road of an event finds a few rows in tables of any size, by an index. Left to itself the server plans for what a table holds
     * at that moment, and keeps to that: plans made while a database was empty read all that came into it later, group by group.
     */
    private static final String PLANS =
            " -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off"
                    + " -c plan_cache_mode=force_generic_plan";

    private final PostgresFaults faults;
    private final HikariDataSource pool;
    private final GroupCommit group;
    private final UnitGroups units;
    private final LookGroups looks;

    private PostgresDatabase(HikariDataSource pool, PostgresFaults faults) {
        this.pool = pool;
        this.faults = faults;
        this.group = new GroupCommit("store-writer", this::runForGroup, Arrivals::together, faults);
        this.units = new UnitGroups("store-units", this::runForGroup);
        this.looks =
                new LookGroups("store-looks", wanted -> read(session -> ConversationSearch.committed(session, wanted)));
    }

    static PostgresDatabase open(String jdbcUrl, String user, String password, int connections) {
        var faults = new PostgresFaults(jdbcUrl);
        migrate(settings(jdbcUrl, user, password), faults);
        var session = SessionOptions.of(jdbcUrl);
        var settings = settings(session.jdbcUrl(), user, password);
        settings.setPoolName("store");
        settings.setMaximumPoolSize(Math.max(FEWEST_CONNECTIONS, connections));
        settings.setAutoCommit(false);
        // Not the pool's own schema setting: that is undone when the first transaction of a connection is.
        settings.addDataSourceProperty("currentSchema", Migrations.SCHEMA);
        settings.addDataSourceProperty("tcpKeepAlive", "true");
        settings.addDataSourceProperty("socketTimeout", String.valueOf(LONGEST_SILENCE.toSeconds()));
        // Not the pool's own first statement either: it leaves a transaction open, and is undone with it.
        settings.addDataSourceProperty(
                "options", session.after("-c idle_in_transaction_session_timeout=" + LONGEST_PAUSE.toMillis() + PLANS));
        return new PostgresDatabase(pool(settings, faults), faults);
    }

    private static HikariConfig settings(String jdbcUrl, String user, String password) {
        var settings = new HikariConfig();
        settings.setJdbcUrl(jdbcUrl);
        settings.setUsername(user);
        settings.setPassword(password);
        settings.setConnectionTimeout(PATIENCE.toMillis());
        settings.addDataSourceProperty("ApplicationName", "deskbridge");
        return settings;
    }

    /** On connections of their own: while Flyway works on one, it holds its lock in a transaction on another. */
    private static void migrate(HikariConfig settings, PostgresFaults faults) {
        settings.setPoolName("migrations");
        settings.setMaximumPoolSize(CONNECTIONS_OF_FLYWAY);
        settings.setMinimumIdle(0);
        try (HikariDataSource source = pool(settings, faults)) {
            Migrations.postgresql(source, faults.where());
        } catch (SQLException e) {
            throw faults.explain(e);
        }
    }

    private static HikariDataSource pool(HikariConfig settings, PostgresFaults faults) {
        try {
            return new HikariDataSource(settings);
        } catch (PoolInitializationException e) {
            throw e.getCause() instanceof SQLException sql
                    ? faults.explain(sql)
                    : new StoreException(faults.where() + ": cannot connect", e);
        }
    }

    @Override
    public Accepted accept(List<Envelope> envelopes, Instant now, @Nullable Duration lease) {
        Instant until = lease == null ? null : now.plus(lease);
        return group.accept(envelopes.stream()
                .map(envelope -> new Arrival(envelope, now, until))
                .toList());
    }

    @Override
    public <T> T read(Function<Session, T> work) {
        return explained(true, work);
    }

    @Override
    public Optional<Conversation> conversation(Whose whose) {
        return looks.find(whose, Database.super::conversation);
    }

    @Override
    public <T> T write(Function<Session, T> work) {
        return explained(false, work);
    }

    @Override
    public <T> T write(About about, Function<Session, T> work) {
        return units.run(about, work).orElseGet(() -> write(work));
    }

    private <T> T explained(boolean reading, Function<Session, T> work) {
        try {
            return transaction(reading, work);
        } catch (SqlFailure e) {
            throw faults.explain(e.failure());
        }
    }

    @Override
    public boolean hasOneWorkingProcess() {
        return false;
    }

    @Override
    public void close() {
        units.close();
        looks.close();
        group.close();
        pool.close();
    }

    private void runForGroup(Consumer<Session> work) {
        transaction(false, session -> {
            work.accept(session);
            return work;
        });
    }

    private <T> T transaction(boolean reading, Function<Session, T> work) {
        for (int attempt = 1; ; attempt++) {
            try (Session session = session(reading)) {
                T result;
                try {
                    result = work.apply(session);
                    session.settle();
                } catch (SqlFailure e) {
                    rollBack(session, e);
                    // Before the commit nothing can have been kept, whatever has happened to the connection.
                    if (attempt < TRIES && isWorthAnotherTry(e.failure(), attempt)) {
                        leaveCutConnections(e.failure());
                        continue;
                    }
                    throw e;
                } catch (RuntimeException | Error e) {
                    rollBack(session, e);
                    throw e;
                }
                if (!reading) {
                    session.connection().commit();
                }
                return result;
            } catch (SQLException e) {
                if (attempt >= TRIES || !faults.isWorthAnotherTry(e)) {
                    throw new SqlFailure(e);
                }
            }
        }
    }

    private Connection connection() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private boolean isWorthAnotherTry(SQLException failure, int attempt) {
        return faults.isWorthAnotherTry(failure)
                || (attempt == 1 && (faults.isDoubled(failure) || faults.isUnreachable(failure)));
    }

    /** What only looks needs no transaction, which would cost a journey to end. */
    private Session session(boolean reading) throws SQLException {
        Connection connection = connection();
        if (!reading) {
            return Session.writing(connection, Dialect.POSTGRESQL);
        }
        connection.setAutoCommit(true);
        return Session.reading(connection, Dialect.POSTGRESQL);
    }

    /** A server that cut one connection, because it was started anew, has cut those that wait in the pool as well. */
    private void leaveCutConnections(SQLException failure) {
        if (faults.isUnreachable(failure)) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    private static void rollBack(Session session, Throwable cause) {
        try {
            if (!session.connection().getAutoCommit()) {
                session.connection().rollback();
            }
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
