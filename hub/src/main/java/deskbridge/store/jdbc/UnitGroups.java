package deskbridge.store.jdbc;

import deskbridge.store.About;
import deskbridge.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does units of work about different conversations one after another in one transaction: what they want is read together, what they
 * write is written together, and one commit keeps it.
 *
 * <p>A unit that cannot be done so is left to its caller, who does it in a transaction of its own: one without a conversation, one
 * whose conversation somebody else holds, and all units of a group that failed as a whole.
 */
final class UnitGroups implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UnitGroups.class);
    private static final int MOST_AT_ONCE = 64;

    private final GroupCommit.Transactions transactions;
    private final GroupThread<Unit<?>> thread;

    UnitGroups(String name, GroupCommit.Transactions transactions) {
        this.transactions = transactions;
        thread = new GroupThread<>(name, MOST_AT_ONCE, this::together);
    }

    /** One unit and its caller's wait. */
    private static final class Unit<T> {

        private final About about;
        private final Function<Session, T> work;
        private final CompletableFuture<Optional<T>> answer = new CompletableFuture<>();
        private Optional<T> result = Optional.empty();
        private Optional<RuntimeException> failure = Optional.empty();

        Unit(About about, Function<Session, T> work) {
            this.about = about;
            this.work = work;
        }

        About about() {
            return about;
        }

        /** A unit that fails before it has written anything fails alone. */
        void run(Session session, Deferred deferred, Foreseen foreseen) {
            Deferred.Mark before = deferred.mark();
            session.foresee(foreseen);
            try {
                result = Optional.of(work.apply(session));
            } catch (RuntimeException e) {
                if (e instanceof SqlFailure || !deferred.backTo(before)) {
                    throw e;
                }
                failure = Optional.of(e);
            } finally {
                session.foresee(null);
            }
        }

        void reset() {
            result = Optional.empty();
            failure = Optional.empty();
        }

        /** The transaction is on disk. */
        void kept() {
            failure.ifPresentOrElse(answer::completeExceptionally, () -> answer.complete(result));
        }

        void leaveToCaller() {
            answer.complete(Optional.empty());
        }
    }

    /**
     * Waits until the unit is on disk, or refused.
     *
     * @return what it returned; empty when nothing was done and the caller must do it alone
     */
    <T> Optional<T> run(About about, Function<Session, T> work) {
        var unit = new Unit<>(about, work);
        thread.put(unit);
        try {
            return unit.answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                // The stack of the thread that waits says who asked.
                known.addSuppressed(new StoreException("Asked for here"));
                throw known;
            }
            throw e;
        }
    }

    /** Finishes what is queued, then ends. */
    @Override
    public void close() {
        thread.close();
    }

    /** Returns those whose conversation another of the group was about: they come next. */
    private List<Unit<?>> together(List<Unit<?>> group) {
        var next = new ArrayList<Unit<?>>();
        var done = new ArrayList<Unit<?>>();
        var left = new ArrayList<Unit<?>>();
        try {
            transactions.run(session -> {
                List.of(next, done, left).forEach(List::clear);
                group.forEach(Unit::reset);
                work(session, group, next, done, left);
            });
        } catch (RuntimeException | Error e) {
            LOG.debug("{} units of work failed together, so each is done alone", group.size(), e);
            group.forEach(Unit::leaveToCaller);
            return List.of();
        }
        done.forEach(Unit::kept);
        left.forEach(Unit::leaveToCaller);
        return next;
    }

    private static void work(
            Session session, List<Unit<?>> group, List<Unit<?>> next, List<Unit<?>> done, List<Unit<?>> left) {
        Deferred deferred = session.deferred();
        if (deferred == null) {
            throw new IllegalStateException("Units of work share a transaction only where writing can wait");
        }
        var foresight = new Foresight(session, group.stream().map(Unit::about).toList());
        for (Unit<?> unit : group) {
            Optional<Foreseen> known = foresight.take(unit.about);
            if (known.isPresent()) {
                unit.run(session, deferred, known.get());
                done.add(unit);
            } else if (foresight.hasFound(unit.about)) {
                next.add(unit);
            } else {
                left.add(unit);
            }
        }
    }
}
