package deskbridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.rest.Allowance;
import deskbridge.rest.Allowance.Budget;
import deskbridge.rest.Limits;
import deskbridge.rest.SharedAllowance;
import deskbridge.store.Store;
import deskbridge.store.Tally;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three processes count in one database. */
final class PostgresTallyTest {

    private static final Budget FIFTY = new Budget("other", Limits.of(50, Duration.ofSeconds(1)));
    private static final Duration LONG = Duration.ofHours(1);

    private final String url = PostgresServer.freshDatabase("tally");
    private final List<Store> replicas = List.of(open(), open(), open());

    private Store open() {
        return JdbcStore.postgres(url, PostgresServer.USER, "", 4);
    }

    private Tally tally(int replica) {
        return replicas.get(replica).tally().orElseThrow();
    }

    @AfterEach
    void close() {
        replicas.forEach(Store::close);
    }

    @Test
    void nothingThatIsCountedAtOnceGetsLost() throws Exception {
        race(6, i -> {
            for (int n = 0; n < 50; n++) {
                tally(i % 3)
                        .change(
                                Set.of("a", "b" + i % 2),
                                (kept, now) -> Map.of(
                                        "a",
                                        plusOne(kept.getOrDefault("a", "0")),
                                        "b" + i % 2,
                                        plusOne(kept.getOrDefault("b" + i % 2, "0"))));
            }
            return i;
        });
        var seen = new ArrayList<Map<String, String>>();
        tally(0).look(Set.of("a", "b0", "b1", "c"), (kept, now) -> seen.add(kept));

        assertThat(seen).containsExactly(Map.of("a", "300", "b0", "150", "b1", "150"));
    }

    @Test
    void replicasUseOneRateTogether() throws Exception {
        var now = new AtomicLong(1_000_000_000_000L);
        List<Allowance> allowances = replicas.stream()
                .map(store ->
                        (Allowance) new SharedAllowance(new Still(store.tally().orElseThrow(), now)))
                .toList();
        List<Duration> waits = race(450, i -> allowances.get(i % 3).reserve(List.of(FIFTY), 1, LONG));

        // Nine seconds' worth of calls, asked for at one moment by three: 50 each second, none wasted.
        for (int second = 0; second < 9; second++) {
            assertThat(waits).filteredOn(Duration.ofSeconds(second)::equals).hasSize(50);
        }
    }

    @Test
    void clockIsTheDatabases() {
        var times = new ArrayList<Instant>();
        tally(0).look(Set.of("a"), (kept, now) -> times.add(now));
        tally(1).change(Set.of("a"), (kept, now) -> {
            times.add(now);
            return Map.of("a", "1");
        });
        tally(2).look(Set.of("a"), (kept, now) -> times.add(now));

        assertThat(times).isSorted().first().satisfies(it -> assertThat(it).isAfter(Instant.EPOCH));
    }

    @Test
    void whatNobodyCountsAnyMoreIsForgotten() {
        tally(0).change(Set.of("a"), (kept, now) -> Map.of("a", "1"));
        assertThat(tally(1).prune(Instant.EPOCH)).isZero();
        assertThat(tally(1).prune(Instant.parse("2999-01-01T00:00:00Z"))).isEqualTo(1);
    }

    @Test
    void oneProcessAloneCountsInItsOwnMemory(@TempDir Path folder) {
        try (Store sqlite = JdbcStore.sqlite(folder.resolve("hub.db"))) {
            assertThat(sqlite.tally()).isEmpty();
        }
    }

    private interface Each<T> {
        T of(int i) throws Exception;
    }

    private static <T> List<T> race(int times, Each<T> each) throws Exception {
        var work = new ArrayList<Callable<T>>();
        for (int i = 0; i < times; i++) {
            int one = i;
            work.add(() -> each.of(one));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            for (Future<T> done : threads.invokeAll(work)) {
                results.add(done.get());
            }
            return results;
        }
    }

    private static String plusOne(String number) {
        return String.valueOf(Integer.parseInt(number) + 1);
    }

    /** The database's memory, on a clock that stands still. */
    private record Still(Tally tally, AtomicLong nanos) implements SharedAllowance.Memory {

        @Override
        public void look(Set<String> names, BiConsumer<Map<String, String>, Instant> eye) {
            tally.look(names, (kept, now) -> eye.accept(kept, Instant.EPOCH.plusNanos(nanos.get())));
        }

        @Override
        public void change(Set<String> names, BiFunction<Map<String, String>, Instant, Map<String, String>> change) {
            tally.change(names, (kept, now) -> change.apply(kept, Instant.EPOCH.plusNanos(nanos.get())));
        }
    }
}
