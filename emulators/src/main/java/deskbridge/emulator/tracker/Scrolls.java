package deskbridge.emulator.tracker;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Searches being scrolled through: each is a snapshot with a place in it and an end of life. Guarded by the
 * organisation's lock.
 */
final class Scrolls {
    private final Map<String, Scroll> scrolls = new LinkedHashMap<>();

    private record Scroll(List<Issue> rest, int total, int size, Duration life, Instant expires) {}

    /** One step: what to show, and the id to go on with unless it was the last. */
    record Step(List<Issue> issues, int total, Optional<String> next) {}

    Step begin(String id, List<Issue> found, int size, Duration life, Instant now) {
        return step(id, new Scroll(found, found.size(), size, life, now.plus(life)), now);
    }

    /** The next part; empty when nobody knows the id, or no longer. */
    Optional<Step> next(String id, Instant now) {
        scrolls.values().removeIf(scroll -> scroll.expires.isBefore(now));
        return Optional.ofNullable(scrolls.remove(id)).map(scroll -> step(id, scroll, now));
    }

    void clear(String id) {
        scrolls.remove(id);
    }

    private Step step(String id, Scroll scroll, Instant now) {
        int shown = Math.min(scroll.size, scroll.rest.size());
        List<Issue> rest = scroll.rest.subList(shown, scroll.rest.size());
        if (!rest.isEmpty()) {
            scrolls.put(id, new Scroll(rest, scroll.total, scroll.size, scroll.life, now.plus(scroll.life)));
        }
        return new Step(
                List.copyOf(scroll.rest.subList(0, shown)),
                scroll.total,
                rest.isEmpty() ? Optional.empty() : Optional.of(id));
    }
}
