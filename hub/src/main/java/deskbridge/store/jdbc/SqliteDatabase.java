package deskbridge.store.jdbc;

import deskbridge.domain.Envelope;
import deskbridge.store.Accepted;
import deskbridge.store.StoreException;
import deskbridge.store.jdbc.Arrivals.Arrival;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * A SQLite file: one connection that writes, on the thread of {@link GroupCommit}, and a few that read, on threads of their own.
 * No virtual thread ever enters the native library, where it would hold on to its carrier.
 *
 * <p>Other processes may use the same file (the command line beside a running hub): a transaction takes the write lock when it
 * begins, and waits for it.
 */
final class SqliteDatabase implements Database {

    private static final int READERS = 2;
    private static final int BUSY_MILLIS = 10_000;
    private static final int MOST_TRIES = 50;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    /** The writer copies the log into the file itself only when nobody else came to it for so long: 64 MiB. */
    private static final int PAGES_TO_CHECKPOINT = 16_000;

    /** In KiB: twice SQLite's own measure, since deliveries of many lanes touch many pages. */
    private static final int WRITERS_CACHE = 4_096;

    private final Faults faults;
    private final Session writer;
    private final GroupCommit group;
    private final SqliteCheckpoints checkpoints;
    private final ExecutorService readers;
    private final BlockingQueue<Session> readSessions = new ArrayBlockingQueue<>(READERS);

    private SqliteDatabase(Path file, SqliteFaults faults) throws SQLException {
        this.faults = faults;
        writer = Session.writing(connect(file), Dialect.SQLITE);
        writer.run("pragma wal_autocheckpoint = " + PAGES_TO_CHECKPOINT);
        writer.run("pragma cache_size = -" + WRITERS_CACHE);
        for (int i = 0; i < READERS; i++) {
            readSessions.add(Session.reading(connect(file), Dialect.SQLITE));
        }
        readers = Executors.newFixedThreadPool(
                READERS,
                Thread.ofPlatform().name("store-reader-", 1).daemon(true).factory());
        checkpoints = new SqliteCheckpoints(connect(file));
        group = new GroupCommit("store-writer", this::transaction, Arrivals::oneByOne, faults);
    }

    /** Opens the file and brings its tables up to date; makes it when there is none. */
    static SqliteDatabase open(Path wanted) {
        Path file = SqliteFiles.choose(wanted);
        var faults = new SqliteFaults(file);
        for (int tries = 1; ; tries++) {
            try {
                Migrations.sqlite(file);
                return new SqliteDatabase(file, faults);
            } catch (SQLException e) {
                if (tries == MOST_TRIES || !faults.isBusy(e)) {
                    throw faults.explain(e);
                }
                // Turning a new file over to WAL and recovering one wait for nobody: another process is at it just now.
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            } catch (SqlFailure e) {
                throw faults.explain(e.failure());
            }
        }
    }

    /** How every connection of the hub to a SQLite file is set. */
    static SQLiteConfig settings() {
        var settings = new SQLiteConfig();
        settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // NORMAL would not sync at commit: a power cut would take what was acknowledged.
        settings.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        settings.enforceForeignKeys(true);
        settings.setBusyTimeout(BUSY_MILLIS);
        // Else the driver compiles and runs a SELECT of its own after every INSERT, whether or not anybody asks for the
        // number.
        settings.setGetGeneratedKeys(false);
        // For Flyway: a transaction that wants to write only later does not wait for another writer, it fails.
        settings.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        return settings;
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
        try {
            return CompletableFuture.supplyAsync(() -> borrowed(work), readers).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SqlFailure sql) {
                throw faults.explain(sql.failure());
            }
            throw e.getCause() instanceof RuntimeException known ? known : e;
        } catch (java.util.concurrent.RejectedExecutionException e) {
            throw new StoreException("The store is closed", e);
        }
    }

    @Override
    public <T> T write(Function<Session, T> work) {
        return group.run(work);
    }

    @Override
    public boolean hasOneWorkingProcess() {
        return true;
    }

    @Override
    public void close() {
        group.close();
        readers.shutdown();
        try {
            if (!readers.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new StoreException("A reader of the store does not come to an end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        readSessions.forEach(Session::close);
        checkpoints.close();
        writer.close();
    }

    private <T> T borrowed(Function<Session, T> work) {
        Session session = readSessions.remove();
        try {
            return work.apply(session);
        } finally {
            readSessions.add(session);
        }
    }

    private void transaction(Consumer<Session> work) {
        writer.run("begin immediate");
        try {
            work.accept(writer);
            writer.run("commit");
        } catch (RuntimeException | Error e) {
            rollBack(e);
            throw e;
        }
        checkpoints.committed(writer);
    }

    private void rollBack(Throwable cause) {
        try {
            writer.run("rollback");
        } catch (SqlFailure e) {
            // After some errors SQLite has rolled back by itself, and says that nothing is left to do.
            cause.addSuppressed(e);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        return settings().createConnection("jdbc:sqlite:" + file);
    }
}
