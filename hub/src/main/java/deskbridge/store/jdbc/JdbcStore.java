package deskbridge.store.jdbc;

import deskbridge.domain.Conversation;
import deskbridge.domain.Wake;
import deskbridge.store.About;
import deskbridge.store.DeadLetters;
import deskbridge.store.Inbox;
import deskbridge.store.Journal;
import deskbridge.store.Outbox;
import deskbridge.store.Store;
import deskbridge.store.StoreException;
import deskbridge.store.Tally;
import deskbridge.store.Timers;
import deskbridge.store.UnitOfWork;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store on a database: opens it, and hands out its parts. */
public final class JdbcStore implements Store {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcStore.class);
    private static final String PROBE = ".probe";
    private static final String TURN = ".turn";

    private final Database database;
    private final Inbox inbox;
    private final Outbox outbox;
    private final DeadLetters deadLetters;
    private final Timers timers;
    private final Journal journal;

    private JdbcStore(Database database) {
        this.database = database;
        this.inbox = new JdbcInbox(database);
        this.outbox = new JdbcOutbox(database);
        this.deadLetters = new JdbcDeadLetters(database);
        this.timers = new JdbcTimers(database);
        this.journal = new JdbcJournal(database);
    }

    /**
     * A SQLite file; made when there is none, with its folder. When the file holds another program's tables it is left alone and
     * a file beside it is used, named after it with {@code -deskbridge.db}. Several processes may open the same file.
     *
     * @param file where
     * @throws StoreException when it cannot be opened, or belongs to a newer hub
     */
    public static Store sqlite(Path file) {
        return new JdbcStore(SqliteDatabase.open(file));
    }

    /**
     * A PostgreSQL database, in the schema {@code deskbridge}, which is made when there is none.
     *
     * @param jdbcUrl {@code jdbc:postgresql://host:port/database}, further parameters allowed
     * @param user whose rights are used
     * @param password his; empty when none is asked for
     * @param connections at most so many at a time, at least 4
     * @throws StoreException when it cannot be reached, refuses, or belongs to a newer hub
     */
    public static Store postgres(String jdbcUrl, String user, String password, int connections) {
        return new JdbcStore(PostgresDatabase.open(jdbcUrl, user, password, connections));
    }

    @Override
    public Inbox inbox() {
        return inbox;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public DeadLetters deadLetters() {
        return deadLetters;
    }

    @Override
    public Timers timers() {
        return timers;
    }

    @Override
    public Optional<Tally> tally() {
        return database.hasOneWorkingProcess() ? Optional.empty() : Optional.of(new PostgresTally(database));
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public <T> T transact(Function<UnitOfWork, T> work) {
        return database.write(session -> work.apply(new JdbcUnitOfWork(session)));
    }

    @Override
    public <T> T transact(About about, Function<UnitOfWork, T> work) {
        return database.write(about, session -> work.apply(new JdbcUnitOfWork(session)));
    }

    @Override
    public <T> T look(Function<UnitOfWork, T> work) {
        return database.read(session -> work.apply(new JdbcUnitOfWork(session)));
    }

    @Override
    public Optional<Conversation> conversation(About.Whose whose) {
        return database.conversation(whose);
    }

    @Override
    public void takeOver() {
        if (database.hasOneWorkingProcess()) {
            database.write(session -> session.update("update lane set lease_until = null where lease_until is not null")
                    + session.update("update timer set lease_until = null where lease_until is not null")
                    + session.update("delete from lease"));
        }
    }

    @Override
    public List<Wake> due(Instant now, int most) {
        return database.read(session -> Wakes.due(session, now, most));
    }

    @Override
    public Instant nextWake() {
        return database.read(Wakes::next);
    }

    @Override
    public boolean hold(String name, String owner, Instant now, Duration lease) {
        return database.write(session -> hold(session, name, owner, now, lease));
    }

    private static boolean hold(Session session, String name, String owner, Instant now, Duration lease) {
        return session.update("""
                        insert into lease (name, owner, lease_until) values (?, ?, ?)
                        on conflict (name) do update set owner = excluded.owner, lease_until = excluded.lease_until
                         where lease.owner = excluded.owner or lease.lease_until <= ?
                        """, name, owner, now.plus(lease), now) > 0;
    }

    @Override
    public boolean holdWithout(String rivals, String name, String owner, Instant now, Duration lease) {
        return database.write(session -> {
            // Whoever comes next waits for this row, and sees then what was written here.
            session.update("""
                    insert into lease (name, owner, lease_until) values (?, '', ?)
                    on conflict (name) do update set lease_until = excluded.lease_until
                    """, TURN, now);
            session.update(
                    "delete from lease where substr(name, 1, length(?)) = ? and lease_until <= ?", rivals, rivals, now);
            boolean rival = session.first(
                            "select name from lease where substr(name, 1, length(?)) = ? and owner <> ?",
                            row -> row.text("name"),
                            rivals,
                            rivals,
                            owner)
                    .isPresent();
            return !rival && hold(session, name, owner, now, lease);
        });
    }

    @Override
    public void release(String name, String owner) {
        database.write(session -> session.update("delete from lease where name = ? and owner = ?", name, owner));
    }

    @Override
    public Optional<String> kept(String name) {
        return database.read(
                session -> session.first("select value from kept where name = ?", row -> row.text("value"), name));
    }

    @Override
    public void keep(String name, String value) {
        database.write(session -> session.update("""
                insert into kept (name, value) values (?, ?)
                on conflict (name) do update set value = excluded.value
                """, name, value));
    }

    @Override
    public Optional<Instant> now() {
        return database.hasOneWorkingProcess()
                ? Optional.empty()
                : database.read(session -> session.first(
                        "select cast(extract(epoch from clock_timestamp()) * 1000000 as bigint) as present",
                        row -> row.time("present")));
    }

    @Override
    public boolean isWritable() {
        try {
            return database.write(session -> {
                session.update("""
                        insert into kept (name, value) values (?, '')
                        on conflict (name) do update set value = excluded.value
                        """, PROBE);
                return session.update("delete from kept where name = ?", PROBE) == 1;
            });
        } catch (StoreException e) {
            LOG.warn("The database takes no writes: {}", e.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
