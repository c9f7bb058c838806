package deskbridge.store.jdbc;

import deskbridge.domain.Conversation;
import deskbridge.domain.Envelope;
import deskbridge.store.About;
import deskbridge.store.About.Whose;
import deskbridge.store.Accepted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A database that the store's parts share. Every failure of it is thrown as {@link deskbridge.store.StoreException}. */
interface Database extends AutoCloseable {

    /** Stores deliveries together with those of other callers; returns once they are on disk. See {@link deskbridge.store.Inbox}. */
    Accepted accept(List<Envelope> envelopes, Instant now, @Nullable Duration lease);

    /** Reads what is committed. */
    <T> T read(Function<Session, T> work);

    /** Reads one conversation, perhaps together with those that others want. */
    default Optional<Conversation> conversation(Whose whose) {
        return read(session -> new Conversations(session).of(whose));
    }

    /** One transaction, on disk when this returns. May run the work again when the database asks for that. */
    <T> T write(Function<Session, T> work);

    /** As {@link #write(Function)}, for work about one conversation, which may share a transaction with others. */
    default <T> T write(About about, Function<Session, T> work) {
        return write(work);
    }

    /** True when no more than one process ever works what waits here, so that leases of an earlier one mean nothing. */
    boolean hasOneWorkingProcess();

    @Override
    void close();
}
