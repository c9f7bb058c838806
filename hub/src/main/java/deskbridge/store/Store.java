package deskbridge.store;

import deskbridge.domain.Conversation;
import deskbridge.domain.Wake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The hub's database. What a method has written when it returns is on disk: it survives a killed process and a power cut.
 * All methods block; all may be called from many virtual threads.
 */
public interface Store extends AutoCloseable {

    /** What came in. */
    Inbox inbox();

    /** What shall go out. */
    Outbox outbox();

    /** What could not be delivered. */
    DeadLetters deadLetters();

    /** What is to be done at a certain time. */
    Timers timers();

    /** What was put off and is due now, the longest due first, at most {@code most}. */
    List<Wake> due(Instant now, int most);

    /** When the next of what was put off is due; {@link Instant#MAX} when nothing is. */
    Instant nextWake();

    /**
     * Takes or keeps the right to do alone what only one process may do.
     *
     * @param name what
     * @param owner who asks; unique for each process
     * @param now the present
     * @param lease how long he has it, unless he asks again before
     * @return false while somebody else has it
     */
    boolean hold(String name, String owner, Instant now, Duration lease);

    /**
     * As {@link #hold}, of a thing that does not go together with others.
     *
     * @param rivals how the names begin that nobody else may have at that time; all who ask so are asked one after the other
     * @return false while somebody else has this name or one of those
     */
    boolean holdWithout(String rivals, String name, String owner, Instant now, Duration lease);

    /** Gives up what {@link #hold} gave, so that another process need not wait. */
    void release(String name, String owner);

    /** What several processes count together; empty when no more than one ever works this database. */
    Optional<Tally> tally();

    /** The history of events, for people. */
    Journal journal();

    /**
     * Does work in one transaction: all of it is kept, or nothing.
     *
     * @param work must do nothing but use what it is given: it may be run again when the database asks for that
     * @return what the work returns, after the commit
     * @throws StoreException when it could not be kept
     */
    <T> T transact(Function<UnitOfWork, T> work);

    /**
     * As {@link #transact(Function)}, for work about one conversation: units about different ones may share a transaction, and what
     * they all want is read and written together. Each of them is kept or fails by itself.
     */
    default <T> T transact(About about, Function<UnitOfWork, T> work) {
        return transact(work);
    }

    /**
     * Reads what is committed; locks nothing and waits for nobody who writes.
     *
     * @param work must only read
     */
    <T> T look(Function<UnitOfWork, T> work);

    /**
     * The conversation as it stands, committed; what many want to know at the same time is read together. Locks nothing and waits for
     * nobody who writes.
     */
    Optional<Conversation> conversation(About.Whose whose);

    /**
     * Frees at once what a process that died still owned. Called at the start of the one process that works this database; does
     * nothing where several may: there leases run out.
     */
    void takeOver();

    /** The value kept under a name. */
    Optional<String> kept(String name);

    /** Keeps a value under a name, instead of any before. */
    void keep(String name, String value);

    /** The present by the clock of the database's own machine; empty when the database is a file of this one. */
    Optional<Instant> now();

    /** Writes and removes a row. True when the database takes writes. */
    boolean isWritable();

    @Override
    void close();
}
