package deskbridge.emulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every call a server received and what it answered, oldest first; bounded, the oldest are forgotten. Thread-safe. */
public final class Journal {
    private final int capacity;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Deque<Entry> hurt = new ArrayDeque<>();

    /** Keeps at most this many entries. */
    public Journal(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be positive");
        }
        this.capacity = capacity;
    }

    /**
     * One call and its outcome.
     *
     * @param call as received, full body included
     * @param answer as sent, or as it would have been when the fault lost it; null when the call was not answered at
     *     all
     * @param fault label of the fault that was applied
     */
    public record Entry(
            Call call, @Nullable Answer answer, @Nullable String fault) {
        /** The status the caller saw, or 0 when it got no answer. */
        public int status() {
            return answer == null || "AnswerLost".equals(fault) ? 0 : answer.status();
        }

        /** Whether the emulator acted on the call, seen by the caller or not. */
        public boolean processed() {
            return answer != null
                    && (fault == null
                            || List.of("AnswerLost", "Truncated", "Slow").contains(fault));
        }
    }

    synchronized void add(Entry entry) {
        keep(entry, entries);
        if (entry.fault() != null) {
            keep(entry, hurt);
        }
    }

    private void keep(Entry entry, Deque<Entry> among) {
        if (among.size() == capacity) {
            among.removeFirst();
        }
        among.addLast(entry);
    }

    /** A copy of everything kept. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** A copy of those that suffered a fault, oldest first: they are kept when the others are forgotten. */
    public synchronized List<Entry> hurt() {
        return List.copyOf(hurt);
    }

    /** Entries of the calls meant, oldest first. */
    public List<Entry> entries(CallMatch match) {
        return matching(match).toList();
    }

    /** How many of the calls meant are kept. */
    public int count(CallMatch match) {
        return (int) matching(match).count();
    }

    /** The newest of the calls meant. */
    public Optional<Entry> last(CallMatch match) {
        return matching(match).reduce((older, newer) -> newer);
    }

    /** Forgets everything. */
    public synchronized void clear() {
        entries.clear();
        hurt.clear();
    }

    private Stream<Entry> matching(CallMatch match) {
        return entries().stream()
                .filter(entry ->
                        match.matches(entry.call().method(), entry.call().path()));
    }
}
