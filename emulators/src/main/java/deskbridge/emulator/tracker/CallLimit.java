package deskbridge.emulator.tracker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Counts the calls of the whole organisation by the injected clock. No number is published, so there is no limit unless one is set
 * (facts: yandex-tracker §10). Guarded by the organisation's lock.
 */
final class CallLimit {
    private final Deque<Instant> taken = new ArrayDeque<>();
    private int calls;
    private Duration window = Duration.ofSeconds(1);

    /** No limit when {@code most} is 0. */
    void set(int most, Duration stretch) {
        calls = most;
        window = stretch;
        taken.clear();
    }

    /** Counts a call, or says how long to wait. */
    Optional<Duration> take(Instant now) {
        if (calls == 0) {
            return Optional.empty();
        }
        while (!taken.isEmpty() && !taken.getFirst().isAfter(now.minus(window))) {
            taken.removeFirst();
        }
        if (taken.size() >= calls) {
            return Optional.of(Duration.between(now, taken.getFirst().plus(window)));
        }
        taken.addLast(now);
        return Optional.empty();
    }
}
