package deskbridge.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What was learnt, remembered for a while; of too much the longest unused is forgotten first. Thread-safe. */
public final class Expiring<K, V> {
    private record Kept<V>(V value, Instant until) {}

    private final InstantSource clock;
    private final Map<K, Kept<V>> kept;

    /** @param most entries that are remembered at a time */
    public Expiring(InstantSource clock, int most) {
        this.clock = clock;
        this.kept = Bounded.map(most);
    }

    /** Empty when it was never learnt, or is forgotten. */
    public Optional<V> get(K key) {
        Kept<V> found = kept.get(key);
        if (found == null) {
            return Optional.empty();
        }
        if (!clock.instant().isBefore(found.until())) {
            kept.remove(key, found);
            return Optional.empty();
        }
        return Optional.of(found.value());
    }

    /** Remembers it from now on, in place of what was known. */
    public void put(K key, V value, Duration howLong) {
        kept.put(key, new Kept<>(value, clock.instant().plus(howLong)));
    }

    /** Forgets it now. */
    public void forget(K key) {
        kept.remove(key);
    }

    /** Forgets all values of a kind. */
    public void forgetIf(Predicate<V> which) {
        kept.values().removeIf(each -> which.test(each.value()));
    }
}
