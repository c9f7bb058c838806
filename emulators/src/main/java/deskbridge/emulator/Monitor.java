package deskbridge.emulator;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What an emulated system knows, behind one lock: a call sees and leaves a whole state. Whoever listens hears of every change
 * after the lock is released, so that a listener may call the emulator. Nothing slow may happen under the lock. Safe for many
 * threads.
 *
 * @param <K> what names a thing that can change
 */
public abstract class Monitor<K> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<K> touched = new LinkedHashSet<>();
    private final List<Consumer<K>> listeners = new CopyOnWriteArrayList<>();

    /** Works with the lock held. */
    public <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            release();
        }
    }

    /** Works with the lock held. */
    public void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            release();
        }
    }

    /**
     * Waits, lock released, until a value appears.
     *
     * @param patience in real time, whatever the emulator's clock says
     * @param value looked at with the lock held, after every change
     * @return empty when the time is over or the thread was interrupted, which stays marked
     */
    public <T> Optional<T> await(Duration patience, Supplier<Optional<T>> value) {
        lock.lock();
        try {
            long left = patience.toNanos();
            Optional<T> found = value.get();
            while (found.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
                found = value.get();
            }
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            release();
        }
    }

    /** Tells of every change from now on. */
    public void listen(Consumer<K> listener) {
        listeners.add(listener);
    }

    /** Something changed; called with the lock held. */
    public void touch(K what) {
        touched.add(what);
        changed.signalAll();
    }

    private void release() {
        List<K> told = List.of();
        if (lock.getHoldCount() == 1) {
            told = List.copyOf(touched);
            touched.clear();
            changed.signalAll();
        }
        lock.unlock();
        told.forEach(what -> listeners.forEach(listener -> listener.accept(what)));
    }
}
