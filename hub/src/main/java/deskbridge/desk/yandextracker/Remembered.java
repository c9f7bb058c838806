package deskbridge.desk.yandextracker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Answers that are good for a while; that there is none is remembered as well, for a shorter while. */
final class Remembered<K, V> {
    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Duration whenFound;
    private final Duration whenMissing;
    private final ConcurrentMap<K, Entry<V>> entries = new ConcurrentHashMap<>();

    Remembered(InstantSource clock, Duration whenFound, Duration whenMissing) {
        this.clock = clock;
        this.whenFound = whenFound;
        this.whenMissing = whenMissing;
    }

    /** Finds the value of a key where nothing is remembered. */
    interface Finder<K, V> {
        Optional<V> find(K key) throws TrackerFault;
    }

    private record Entry<V>(Optional<V> value, Instant until) {}

    /** What is remembered, or else what the finder finds; a fault is not remembered. */
    Optional<V> get(K key, Finder<K, V> finder) throws TrackerFault {
        Instant now = clock.instant();
        Entry<V> known = entries.get(key);
        if (known != null && now.isBefore(known.until())) {
            return known.value();
        }
        Optional<V> found = finder.find(key);
        put(key, found);
        return found;
    }

    void put(K key, Optional<V> value) {
        if (entries.size() >= MOST) {
            entries.clear();
        }
        Instant until = clock.instant().plus(value.isPresent() ? whenFound : whenMissing);
        entries.put(key, new Entry<>(value, until));
    }
}
