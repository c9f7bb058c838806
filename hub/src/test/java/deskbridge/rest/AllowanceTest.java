package deskbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.rest.Allowance.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** What one process counts alone, and what several count in one memory, keeps the same limits. */
final class AllowanceTest {

    private static final long SECOND = 1_000_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration NEVER_MIND = Duration.ofHours(1);
    private static final Budget TEN = new Budget("reading", Limits.of(10, Duration.ofSeconds(1)));
    private static final Budget CHAT =
            new Budget("chat/7", Limits.of(28, Duration.ofSeconds(1)).and(Limits.steady(Duration.ofMillis(250), 110)));

    private final AtomicLong now = new AtomicLong(1_000 * SECOND);
    private final InMemory memory = new InMemory();
    private final Allowance alone = new LocalAllowance(now::get);

    /** Of all processes. */
    private final class InMemory implements SharedAllowance.Memory {
        private final Map<String, String> texts = new HashMap<>();
        private final AtomicInteger journeys = new AtomicInteger();
        private boolean away;

        @Override
        public synchronized void look(Set<String> names, BiConsumer<Map<String, String>, Instant> eye) {
            journey();
            eye.accept(kept(names), present());
        }

        @Override
        public synchronized void change(
                Set<String> names, BiFunction<Map<String, String>, Instant, Map<String, String>> change) {
            journey();
            // A database may ask for a second run.
            var discarded = change.apply(kept(names), present());
            assertThat(discarded).isNotNull();
            texts.putAll(change.apply(kept(names), present()));
        }

        private void journey() {
            journeys.incrementAndGet();
            if (away) {
                throw new IllegalStateException("the database is away");
            }
        }

        private Map<String, String> kept(Set<String> names) {
            var kept = new HashMap<>(texts);
            kept.keySet().retainAll(names);
            return kept;
        }

        private Instant present() {
            return Instant.EPOCH.plusNanos(now.get());
        }
    }

    @Test
    void severalInOneMemoryGetWhatOneAloneGets() {
        var random = new Random(11);
        var shared = List.of(sharing(), sharing(), sharing());
        for (int i = 0; i < 5_000; i++) {
            now.addAndGet(random.nextLong(SECOND / 5) / 1_000 * 1_000);
            var budgets = random.nextBoolean() ? List.of(TEN) : List.of(CHAT, TEN);
            int calls = 1 + random.nextInt(3);
            if (random.nextInt(100) == 0) {
                alone.pause("chat/7", PATIENCE);
                shared.getFirst().pause("chat/7", PATIENCE);
            }
            assertThat(shared.get(random.nextInt(3)).reserve(budgets, calls, PATIENCE))
                    .as("seed 11, step %d", i)
                    .isEqualTo(alone.reserve(budgets, calls, PATIENCE));
        }
    }

    @Test
    void oneBusyProcessUsesTheWholeRate() {
        assertThat(greedily(List.of(sharing(), sharing(), sharing()), 1, 60)).hasSizeBetween(600, 610);
    }

    @Test
    void threeBusyProcessesUseTheWholeRateTogetherAndNoMore() {
        var calls = greedily(List.of(sharing(), sharing(), sharing()), 3, 60);

        assertThat(calls).hasSizeBetween(600, 610);
        for (long call : calls) {
            assertThat(calls.stream().filter(it -> it >= call && it < call + SECOND))
                    .hasSizeLessThanOrEqualTo(10);
        }
    }

    @Test
    void pauseThatOneWasAskedForHoldsBackAll() {
        Allowance other = sharing();
        sharing().pause("reading", Duration.ofSeconds(40));
        sharing().pause("reading", Duration.ofSeconds(3));

        assertThat(other.paused("reading")).isEqualTo(Duration.ofSeconds(40));
        assertThat(other.reserve(List.of(TEN), 1, PATIENCE)).isEqualTo(Duration.ofSeconds(40));
        now.addAndGet(40 * SECOND);
        assertThat(other.paused("reading")).isZero();
        assertThat(other.reserve(List.of(TEN), 1, PATIENCE)).isZero();
    }

    @Test
    void connectionsAreCountedApart() {
        Allowance all = sharing();
        assertThat(all.of("pachca").reserve(List.of(TEN), 10, PATIENCE)).isZero();

        assertThat(all.of("pachca").reserve(List.of(TEN), 1, PATIENCE)).isEqualTo(Duration.ofSeconds(1));
        assertThat(all.of("pachca2").reserve(List.of(TEN), 1, PATIENCE)).isZero();
    }

    @Test
    void whoeverWaitsIsAskedForTogether() throws InterruptedException {
        Allowance shared = sharing();
        var ready = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            synchronized (memory) {
                for (int i = 0; i < 50; i++) {
                    threads.execute(() -> {
                        ready.countDown();
                        shared.reserve(List.of(TEN), 1, NEVER_MIND);
                    });
                }
                ready.await();
                now.addAndGet(SECOND);
            }
        }
        assertThat(memory.journeys.get()).isBetween(1, 50);
        assertThat(shared.reserve(List.of(TEN), 1, NEVER_MIND)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void withoutItsMemoryNobodyCalls() {
        Allowance shared = sharing();
        memory.away = true;
        shared.pause("reading", PATIENCE);
        assertThat(shared.reserve(List.of(TEN), 1, PATIENCE)).isGreaterThan(PATIENCE);
        memory.away = false;
        assertThat(shared.reserve(List.of(TEN), 1, PATIENCE)).isZero();
    }

    @Test
    void limitsThatChangedBeginAnew() {
        sharing().reserve(List.of(TEN), 10, PATIENCE);
        var fewer = new Budget("reading", Limits.of(3, Duration.ofSeconds(1)));

        assertThat(sharing().reserve(List.of(fewer), 1, PATIENCE)).isZero();
    }

    @Test
    void clockThatIsSetBackDoesNotStopEverything() {
        sharing().reserve(List.of(TEN), 10, PATIENCE);
        now.addAndGet(-900 * SECOND);

        assertThat(sharing().reserve(List.of(TEN), 1, PATIENCE)).isZero();
    }

    private Allowance sharing() {
        return new SharedAllowance(memory);
    }

    /** The moments of as many calls as so many of them can make in that time. */
    private List<Long> greedily(List<Allowance> processes, int busy, int seconds) {
        var calls = new ArrayList<Long>();
        long end = now.get() + seconds * SECOND;
        while (now.get() < end) {
            Duration shortest = NEVER_MIND;
            for (Allowance process : processes.subList(0, busy)) {
                Duration wait = process.reserve(List.of(TEN), 1, Duration.ZERO);
                if (wait.isZero()) {
                    calls.add(now.get());
                }
                shortest = wait.compareTo(shortest) < 0 ? wait : shortest;
            }
            now.addAndGet(shortest.toNanos());
        }
        return calls;
    }
}
