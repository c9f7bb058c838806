package deskbridge.store.jdbc;

import deskbridge.store.Accepted;
import deskbridge.store.StoreException;
import deskbridge.store.jdbc.Arrivals.Arrival;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One caller's work in the queue of {@link GroupCommit}, and the caller's wait for it. */
final class Job<T> {

    private final Function<Session, T> work;
    private final List<Arrival> arrivals;
    private final CompletableFuture<Object> answer = new CompletableFuture<>();
    private @Nullable Object result;
    private @Nullable Throwable failure;

    /** @param arrivals what is to be stored; empty for work of any other kind */
    Job(Function<Session, T> work, List<Arrival> arrivals) {
        this.work = work;
        this.arrivals = arrivals;
    }

    List<Arrival> arrivals() {
        return arrivals;
    }

    boolean isAccept() {
        return !arrivals.isEmpty();
    }

    /** Does the work alone in its transaction. */
    void run(Session session) {
        failure = null;
        result = work.apply(session);
    }

    /** Does the work so that its failure undoes nothing but itself. */
    void runGuarded(Session session) {
        session.run("savepoint job");
        try {
            run(session);
        } catch (RuntimeException | Error e) {
            session.run("rollback to savepoint job");
            failure = e;
        }
        session.run("release savepoint job");
    }

    /** What the work returned; empty when it failed or has not run. */
    @SuppressWarnings("unchecked")
    Optional<T> result() {
        return failure == null ? Optional.ofNullable((T) result) : Optional.empty();
    }

    /** The arrivals were stored along with those of others. */
    void accepted(Accepted stored) {
        failure = null;
        result = stored;
    }

    /** The transaction is on disk: the caller may go on. */
    void committed() {
        if (failure == null) {
            answer.complete(result);
        } else {
            answer.completeExceptionally(failure);
        }
    }

    void failed(Throwable why) {
        answer.completeExceptionally(why);
    }

    /** Waits for the commit; throws what the work threw. An interrupt does not end the wait: the work may be kept anyway. */
    @SuppressWarnings("unchecked")
    T await(Faults faults) {
        try {
            return (T) answer.join();
        } catch (CompletionException e) {
            throw thrown(e, faults);
        }
    }

    private static RuntimeException thrown(CompletionException wrapped, Faults faults) {
        return switch (wrapped.getCause()) {
            case SqlFailure sql -> faults.explain(sql.failure());
            case RuntimeException known -> {
                // The stack of the thread that waits says who asked.
                known.addSuppressed(new StoreException("Asked for here"));
                yield known;
            }
            case Error error -> throw error;
            case null, default -> new StoreException("The store failed", wrapped);
        };
    }
}
