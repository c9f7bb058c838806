package deskbridge.store.jdbc;

import deskbridge.store.Accepted;
import deskbridge.store.jdbc.Arrivals.Arrival;
import deskbridge.store.jdbc.Arrivals.Stored;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whatever has queued is done in one transaction and committed once, and only then do the callers go on. When a job fails, the group
 * is done once more with each job behind a savepoint, so that it is undone alone (savepoints for all would cost a third of the
 * writer's time); when that transaction fails as a whole, its jobs are tried one by one.
 */
final class GroupCommit implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int MOST_AT_ONCE = 1_000;

    private final Transactions transactions;
    private final Arrivals arrivals;
    private final Faults faults;
    private final GroupThread<Job<?>> thread;

    GroupCommit(String name, Transactions transactions, Arrivals arrivals, Faults faults) {
        this.transactions = transactions;
        this.arrivals = arrivals;
        this.faults = faults;
        thread = new GroupThread<>(name, MOST_AT_ONCE, this::work);
    }

    /** Waits until the arrivals are on disk. */
    Accepted accept(List<Arrival> some) {
        return put(new Job<>(session -> Stored.sum(arrivals.store(session, some)), some));
    }

    /** Waits until the work is on disk. */
    <T> T run(Function<Session, T> work) {
        return put(new Job<>(work, List.of()));
    }

    /** Finishes what is queued, then ends. */
    @Override
    public void close() {
        thread.close();
    }

    private <T> T put(Job<T> job) {
        thread.put(job);
        return job.await(faults);
    }

    /** Leaves nobody for the next group. */
    private List<Job<?>> work(List<Job<?>> group) {
        try {
            together(group);
        } catch (RuntimeException | Error e) {
            LOG.error("The store's writer failed", e);
            group.forEach(job -> job.failed(e));
        }
        return List.of();
    }

    private void together(List<Job<?>> group) {
        if (group.size() <= 1) {
            group.forEach(this::alone);
            return;
        }
        try {
            commit(group, Job::run);
        } catch (RuntimeException | Error e) {
            if (isUnreachable(e)) {
                group.forEach(job -> job.failed(e));
            } else {
                oneByOne(group);
            }
        }
    }

    /** Once more after a failure, each job behind a savepoint; alone when the transaction fails as a whole. */
    private void oneByOne(List<Job<?>> group) {
        try {
            commit(group, Job::runGuarded);
        } catch (SqlFailure e) {
            if (isUnreachable(e)) {
                group.forEach(job -> job.failed(e));
            } else {
                LOG.warn("{} jobs failed together, so each is done alone: {}", group.size(), e.getMessage());
                group.forEach(this::alone);
            }
        }
    }

    private boolean isUnreachable(Throwable failure) {
        return failure instanceof SqlFailure sql && faults.isUnreachable(sql.failure());
    }

    private void commit(List<Job<?>> group, BiConsumer<Job<?>, Session> way) {
        transactions.run(session -> {
            boolean accepted = acceptAll(session, group, way);
            for (Job<?> job : group) {
                if (!accepted || !job.isAccept()) {
                    way.accept(job, session);
                }
            }
        });
        group.forEach(Job::committed);
    }

    /** Stores the arrivals of all callers with the fewest statements; false when that failed and nothing was done. */
    private boolean acceptAll(Session session, List<Job<?>> group, BiConsumer<Job<?>, Session> way) {
        List<Arrival> all =
                group.stream().flatMap(job -> job.arrivals().stream()).toList();
        if (all.isEmpty()) {
            return true;
        }
        var together = new Job<>(open -> arrivals.store(open, all), all);
        way.accept(together, session);
        Optional<List<Stored>> stored = together.result();
        int from = 0;
        for (Job<?> job : group) {
            int to = from + job.arrivals().size();
            if (stored.isPresent() && job.isAccept()) {
                job.accepted(Stored.sum(stored.get().subList(from, to)));
            }
            from = to;
        }
        return stored.isPresent();
    }

    private void alone(Job<?> job) {
        try {
            transactions.run(job::run);
            job.committed();
        } catch (RuntimeException | Error e) {
            job.failed(e);
        }
    }

    /** How a transaction is made: begun before the work, on disk when this returns, undone when it throws. */
    interface Transactions {
        void run(Consumer<Session> work);
    }
}
