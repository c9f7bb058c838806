package deskbridge.store.jdbc;

import deskbridge.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A platform thread that takes whatever has queued and does it together. Nothing is delayed on purpose: while one group is under way
 * the next gathers by itself.
 *
 * @param <J> a job; whoever puts one waits for it by other means
 */
final class GroupThread<J> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupThread.class);

    /** Jobs in the order they came; empty is the end. */
    private final BlockingQueue<Optional<J>> queue = new LinkedBlockingQueue<>();

    private final int mostAtOnce;
    private final UnaryOperator<List<J>> together;
    private final Thread thread;
    private final Object gate = new Object();
    private boolean closed;

    /** @param together does a group, throws nothing and returns those of it that come next, before whatever has queued meanwhile */
    GroupThread(String name, int mostAtOnce, UnaryOperator<List<J>> together) {
        this.mostAtOnce = mostAtOnce;
        this.together = together;
        thread = Thread.ofPlatform().name(name).daemon(true).start(this::work);
    }

    /** Queues a job; refused from this thread itself, which would wait for itself. */
    void put(J job) {
        if (Thread.currentThread().equals(thread)) {
            throw new IllegalStateException("A unit of work must use nothing but what it is given");
        }
        synchronized (gate) {
            if (closed) {
                throw new StoreException("The store is closed");
            }
            queue.add(Optional.of(job));
        }
    }

    /** Finishes what is queued, then ends. An interrupt does not end the wait. */
    @Override
    public void close() {
        synchronized (gate) {
            if (closed) {
                return;
            }
            closed = true;
            queue.add(Optional.empty());
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        List<J> next = List.of();
        boolean ended = false;
        while (!ended || !next.isEmpty()) {
            var taken = new ArrayList<Optional<J>>();
            if (next.isEmpty()) {
                taken.add(first());
            }
            queue.drainTo(taken, mostAtOnce - next.size() - taken.size());
            var group = new ArrayList<>(next);
            for (Optional<J> job : taken) {
                job.ifPresent(group::add);
                ended |= job.isEmpty();
            }
            next = group.isEmpty() ? List.of() : worked(group);
        }
    }

    /** What the work should have caught costs its own group, and not the thread that all others wait for. */
    private List<J> worked(List<J> group) {
        try {
            return together.apply(group);
        } catch (RuntimeException | Error e) {
            LOG.error("{} lost {} jobs", Thread.currentThread().getName(), group.size(), e);
            return List.of();
        }
    }

    private Optional<J> first() {
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException e) {
                LOG.debug("Nobody ends this thread but close()", e);
            }
        }
    }
}
