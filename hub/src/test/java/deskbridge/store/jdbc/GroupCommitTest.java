package deskbridge.store.jdbc;

import static deskbridge.store.Samples.LEASE;
import static deskbridge.store.Samples.NOW;
import static deskbridge.store.Samples.draft;
import static deskbridge.store.Samples.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.store.Claim;
import deskbridge.store.Delivery;
import deskbridge.store.LostClaimException;
import deskbridge.store.Store;
import deskbridge.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that meet in one commit do not harm each other. */
final class GroupCommitTest {

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch gathering = new CountDownLatch(1);
    private final Store store;
    private Future<Boolean> holder = CompletableFuture.completedFuture(true);

    GroupCommitTest(@TempDir Path folder) {
        store = JdbcStore.sqlite(folder.resolve("hub.db"));
    }

    @BeforeEach
    void holdTheWriterUntilAllHaveQueued() throws InterruptedException {
        var held = new CountDownLatch(1);
        holder = callers.submit(() -> store.transact(unit -> {
            held.countDown();
            return await(gathering);
        }));
        assertThat(await(held)).isTrue();
    }

    @AfterEach
    void close() throws Exception {
        assertThat(holder.get()).isTrue();
        callers.close();
        store.close();
    }

    @Test
    void aFailingUnitOfWorkIsUndoneAlone() throws Exception {
        List<Future<Integer>> results = together(List.of(
                () -> store.inbox().accept(List.of(envelope("a", "1")), NOW),
                () -> store.transact(unit -> {
                    unit.append(draft("b", "lost"), NOW);
                    throw new IllegalStateException("poison");
                }),
                () -> store.transact(unit -> {
                    unit.append(draft("c", "kept"), NOW);
                    return 7;
                }),
                () -> store.transact(unit -> {
                    unit.finish(
                            new Claim("nobody", 1),
                            new Delivery(1, envelope("a", "1").connection(), "", "", NOW, 0),
                            "",
                            NOW);
                    return 8;
                })));
        assertThat(results.get(0).get()).isEqualTo(1);
        assertFailed(results.get(1), IllegalStateException.class);
        assertThat(results.get(2).get()).isEqualTo(7);
        assertFailed(results.get(3), LostClaimException.class);
        assertThat(store.outbox().take(NOW, LEASE, 10))
                .extracting(handed -> handed.claim().lane())
                .containsExactly("c");
    }

    @Test
    void aDeliveryThatCannotBeStoredFailsAlone(@TempDir Path folder) throws Exception {
        gathering.countDown();
        try (SqliteDatabase database = SqliteDatabase.open(folder.resolve("other.db"))) {
            database.write(session -> session.update("""
                    create trigger poison before insert on delivery when new.dedupe_key = 'poison'
                    begin select raise(fail, 'poison'); end
                    """));
            var calls = new ArrayList<Callable<Integer>>();
            for (String key : List.of("1", "poison", "2")) {
                calls.add(() ->
                        database.accept(List.of(envelope("a", key)), NOW, null).fresh());
            }
            var entered = new CountDownLatch(1);
            var leave = new CountDownLatch(1);
            Future<Boolean> busy = callers.submit(() -> database.write(session -> {
                entered.countDown();
                return await(leave);
            }));
            assertThat(await(entered)).isTrue();
            List<Future<Integer>> results = together(calls);
            leave.countDown();
            assertThat(busy.get()).isTrue();
            assertThat(results.get(0).get()).isEqualTo(1);
            assertFailed(results.get(1), StoreException.class);
            assertThat(results.get(2).get()).isEqualTo(1);
            assertThat(database.<List<Claim>>write(session -> Lanes.IN.claim(session, NOW, LEASE, 5)))
                    .hasSize(1);
        }
    }

    @Test
    void callersWhoBringTheSameDeliveryCountItOnce() throws Exception {
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 20; i++) {
            calls.add(() -> store.inbox().accept(List.of(envelope("a", "same")), NOW));
        }
        int fresh = 0;
        for (Future<Integer> result : together(calls)) {
            fresh += result.get();
        }
        assertThat(fresh).isEqualTo(1);
    }

    private List<Future<Integer>> together(List<Callable<Integer>> calls) {
        var results = new ArrayList<Future<Integer>>();
        var queued = new AtomicInteger();
        for (Callable<Integer> call : calls) {
            results.add(callers.submit(() -> {
                queued.incrementAndGet();
                return call.call();
            }));
        }
        while (queued.get() < calls.size()) {
            Thread.onSpinWait();
        }
        gathering.countDown();
        return results;
    }

    private static void assertFailed(Future<?> result, Class<? extends Throwable> why) {
        assertThat(result)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(why);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new StoreException("interrupted", e);
        }
    }
}
