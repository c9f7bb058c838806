package deskbridge.memory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A remote's answers that are good for a while; that there is none is remembered as well, for a shorter while. Thread-safe; two
 * threads may find the same answer at the same time.
 */
public final class Remembered<K, V> {
    private static final int MOST = 10_000;

    private final Duration whenFound;
    private final Duration whenMissing;
    private final Expiring<K, Optional<V>> answers;

    /**
     * Nothing is remembered yet.
     *
     * @param whenFound how long an answer is good
     * @param whenMissing how long that there is none is believed
     */
    public Remembered(InstantSource clock, Duration whenFound, Duration whenMissing) {
        this.answers = new Expiring<>(clock, MOST);
        this.whenFound = whenFound;
        this.whenMissing = whenMissing;
    }

    /** Finds the value of a key where nothing is remembered. */
    @FunctionalInterface
    public interface Finder<K, V, E extends Exception> {
        /** Called on the asker's thread; may block. */
        Optional<V> find(K key) throws E;
    }

    /** What is remembered, or else what the finder finds; a fault is not remembered. */
    public <E extends Exception> Optional<V> get(K key, Finder<K, V, E> finder) throws E {
        Optional<Optional<V>> known = answers.get(key);
        if (known.isPresent()) {
            return known.get();
        }
        Optional<V> found = finder.find(key);
        put(key, found);
        return found;
    }

    /** Remembers from now on. */
    public void put(K key, Optional<V> value) {
        answers.put(key, value, value.isPresent() ? whenFound : whenMissing);
    }
}
