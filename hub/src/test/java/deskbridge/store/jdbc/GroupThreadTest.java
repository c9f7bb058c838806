package deskbridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.store.StoreException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On real threads: each group stands still until the test lets it go on. */
@Timeout(60)
final class GroupThreadTest {

    private static final int MOST = 4;

    /** A group under way, and the latch that keeps it there. */
    private record Held(List<Integer> jobs, CountDownLatch letGo) {}

    private final BlockingQueue<Held> underWay = new LinkedBlockingQueue<>();
    private final List<Integer> done = new CopyOnWriteArrayList<>();
    private GroupThread<Integer> thread = new GroupThread<>("test", MOST, group -> held(group, List.of()));

    @AfterEach
    void end() {
        underWay.forEach(held -> held.letGo().countDown());
        thread.close();
    }

    @Test
    void whatQueuesMeanwhileIsDoneTogetherInItsOrder() throws Exception {
        thread.put(1);
        Held first = underWay.take();
        assertThat(first.jobs()).containsExactly(1);

        thread.put(2);
        thread.put(3);
        first.letGo().countDown();

        assertThat(letGoNext()).containsExactly(2, 3);
    }

    @Test
    void noGroupIsLargerThanItMayBe() throws Exception {
        thread.put(0);
        Held first = underWay.take();
        IntStream.rangeClosed(1, MOST + 1).forEach(thread::put);
        first.letGo().countDown();

        assertThat(letGoNext()).containsExactly(1, 2, 3, 4);
        assertThat(letGoNext()).containsExactly(5);
    }

    @Test
    void whatAGroupLeavesOverComesBeforeWhatHasQueued() throws Exception {
        replace(group -> held(group, group.equals(List.of(1, 2)) ? List.of(2) : List.of()));
        thread.put(0);
        Held first = underWay.take();
        thread.put(1);
        thread.put(2);
        first.letGo().countDown();
        Held second = underWay.take();
        IntStream.rangeClosed(3, 6).forEach(thread::put);
        second.letGo().countDown();

        assertThat(letGoNext()).containsExactly(2, 3, 4, 5);
        assertThat(letGoNext()).containsExactly(6);
    }

    @Test
    void everyCallersJobsKeepTheirOrder() throws Exception {
        replace(group -> {
            done.addAll(group);
            return List.of();
        });
        List<Thread> callers = IntStream.range(0, 4)
                .mapToObj(caller -> Thread.ofVirtual()
                        .start(() -> IntStream.range(0, 500).forEach(job -> thread.put(caller * 1_000 + job))))
                .toList();
        for (Thread caller : callers) {
            caller.join();
        }
        thread.close();

        assertThat(done).hasSize(2_000);
        for (int caller = 0; caller < 4; caller++) {
            int which = caller;
            assertThat(done.stream().filter(job -> job / 1_000 == which))
                    .containsExactlyElementsOf(IntStream.range(0, 500)
                            .mapToObj(job -> which * 1_000 + job)
                            .toList());
        }
    }

    @Test
    void closingFinishesWhatIsQueuedAndWhatThatLeavesOver() throws Exception {
        replace(group -> held(group, group.size() == 2 ? List.of(9) : List.of()));
        thread.put(1);
        Held first = underWay.take();
        thread.put(2);
        thread.put(3);
        Thread closer = Thread.ofPlatform().start(thread::close);
        awaitWaiting(closer);
        assertThatThrownBy(() -> thread.put(4)).isInstanceOf(StoreException.class);
        first.letGo().countDown();

        assertThat(letGoNext()).containsExactly(2, 3);
        assertThat(closer.isAlive()).isTrue();
        assertThat(letGoNext()).containsExactly(9);
        closer.join();
        assertThat(done).containsExactly(1, 2, 3, 9);
    }

    @Test
    void nothingIsTakenOnceItIsClosed() {
        thread.close();
        thread.close();

        assertThatThrownBy(() -> thread.put(1))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("closed");
        assertThat(done).isEmpty();
    }

    @Test
    void anInterruptDoesNotEndTheWaitForTheEndAndIsNotLost() throws Exception {
        thread.put(1);
        Held first = underWay.take();
        var interrupted = new CompletableFuture<Boolean>();
        Thread closer = Thread.ofPlatform().start(() -> {
            Thread.currentThread().interrupt();
            thread.close();
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        awaitWaiting(closer);
        first.letGo().countDown();

        assertThat(interrupted.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(done).containsExactly(1);
    }

    @Test
    void aFaultInTheWorkCostsItsOwnGroupOnly() throws Exception {
        replace(group -> {
            held(group, List.of());
            if (group.contains(1)) {
                throw new AssertionError("a fault of ours");
            }
            return List.of();
        });
        thread.put(1);
        assertThat(letGoNext()).containsExactly(1);
        thread.put(2);
        assertThat(letGoNext()).containsExactly(2);
        thread.close();

        assertThat(done).containsExactly(1, 2);
    }

    /** It would wait for itself for ever. */
    @Test
    void aJobCannotPutAnother() throws Exception {
        var refused = new CompletableFuture<IllegalStateException>();
        replace(group -> {
            try {
                thread.put(2);
            } catch (IllegalStateException e) {
                refused.complete(e);
            }
            return List.of();
        });
        thread.put(1);

        assertThat(refused.get(30, TimeUnit.SECONDS)).hasMessageContaining("nothing but what it is given");
    }

    /** Another kind of work from now on. */
    private void replace(UnaryOperator<List<Integer>> together) {
        thread.close();
        thread = new GroupThread<>("test", MOST, together);
    }

    private List<Integer> held(List<Integer> group, List<Integer> leftOver) {
        var held = new Held(List.copyOf(group), new CountDownLatch(1));
        underWay.add(held);
        try {
            held.letGo().await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        done.addAll(group);
        return leftOver;
    }

    private List<Integer> letGoNext() throws InterruptedException {
        Held held = underWay.take();
        held.letGo().countDown();
        return held.jobs();
    }

    private static void awaitWaiting(Thread closer) {
        while (closer.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }
}
