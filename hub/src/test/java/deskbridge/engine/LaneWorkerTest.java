package deskbridge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.store.Claim;
import deskbridge.store.Handed;
import deskbridge.store.LaneBox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaneWorkerTest {

    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
    private static final int SMALL = 1_000;
    private static final int LARGEST = 5 * 1024 * 1024;

    private final Waiting box = new Waiting();
    private final Deque<Runnable> begun = new ArrayDeque<>();
    private final LaneWorker<Integer> worker = new LaneWorker<>(
            box,
            (claim, entry, until) -> Optional.empty(),
            entry -> entry,
            new Leases(() -> NOW),
            begun::add,
            new WorkSignal());

    /** Entries in lanes of their own; each is its size. */
    private static final class Waiting implements LaneBox<Integer> {
        final Queue<Integer> entries = new ArrayDeque<>();
        int given;

        void put(int count, int size) {
            IntStream.range(0, count).forEach(any -> entries.add(size));
        }

        @Override
        public List<Handed<Integer>> take(Instant now, Duration lease, int most) {
            var taken = new ArrayList<Handed<Integer>>();
            while (taken.size() < most && !entries.isEmpty()) {
                taken.add(new Handed<>(new Claim("lane-" + given++, 1), entries.remove(), now.plus(lease)));
            }
            return taken;
        }

        @Override
        public Set<Claim> renew(List<Claim> claims, Instant until) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant nextDue() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int prune(Instant before) {
            throw new UnsupportedOperationException();
        }
    }

    private void lookAsLongAsSomethingIsFound() {
        boolean found = true;
        while (found) {
            found = worker.workWhatIsDue(NOW, NOW.plusSeconds(5));
        }
    }

    @Test
    void manySmallEntriesAreWorkedAtOnce() {
        box.put(1_000, SMALL);

        lookAsLongAsSomethingIsFound();

        assertThat(begun).hasSize(256);
    }

    @Test
    void fewLargeEntriesAreWorkedAtOnceThoughManyWait() {
        box.put(1_000, LARGEST);

        lookAsLongAsSomethingIsFound();

        assertThat(begun).hasSizeLessThanOrEqualTo(4);
        assertThat(worker.isFull()).isTrue();
    }

    @Test
    void largeEntriesBehindSmallOnesAreWorkedOneOrTwoAtATime() {
        box.put(60, SMALL);
        box.put(1_000, LARGEST);

        lookAsLongAsSomethingIsFound();
        int before = begun.size();
        begun.forEach(Runnable::run);
        begun.clear();
        lookAsLongAsSomethingIsFound();

        assertThat(before).isBetween(61, 64);
        assertThat(begun).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void everythingIsWorkedInTheEnd() {
        box.put(100, SMALL);
        box.put(100, LARGEST);
        box.put(100, SMALL);

        lookAsLongAsSomethingIsFound();
        while (!begun.isEmpty()) {
            begun.remove().run();
            lookAsLongAsSomethingIsFound();
        }

        assertThat(box.entries).isEmpty();
        assertThat(box.given).isEqualTo(300);
    }
}
