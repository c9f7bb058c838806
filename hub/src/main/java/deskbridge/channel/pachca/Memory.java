package deskbridge.channel.pachca;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What was learnt from the remote, remembered for a while, the longest unused forgotten first. */
final class Memory<K, V> {

    private record Kept<V>(V value, Instant until) {}

    private final InstantSource clock;
    private final Map<K, Kept<V>> kept;

    Memory(InstantSource clock, int most) {
        this.clock = clock;
        this.kept = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Kept<V>> eldest) {
                return size() > most;
            }
        };
    }

    synchronized Optional<V> get(K key) {
        var found = kept.get(key);
        if (found == null) {
            return Optional.empty();
        }
        if (!clock.instant().isBefore(found.until())) {
            kept.remove(key);
            return Optional.empty();
        }
        return Optional.of(found.value());
    }

    synchronized void put(K key, V value, Duration howLong) {
        kept.put(key, new Kept<>(value, clock.instant().plus(howLong)));
    }

    synchronized void forget(K key) {
        kept.remove(key);
    }

    synchronized void forgetIf(Predicate<V> which) {
        kept.values().removeIf(each -> which.test(each.value()));
    }
}
