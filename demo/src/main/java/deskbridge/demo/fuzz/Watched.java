package deskbridge.demo.fuzz;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** Does one thing after the other on a thread of its own, and notices when one of them stands still. Used by one thread. */
final class Watched implements AutoCloseable {

    private final Duration patience;
    private ExecutorService thread = thread();

    Watched(Duration patience) {
        this.patience = patience;
    }

    private static ExecutorService thread() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("watched-", 0).factory());
    }

    /**
     * Waits for the deed's end.
     *
     * @param step what the deed is at; as long as that goes on, it is waited for
     * @throws TimeoutException when it stands still for too long; its thread is left behind, and the next deed has another one
     * @throws ExecutionException when it failed
     */
    <T> T end(Callable<T> deed, LongSupplier step) throws TimeoutException, ExecutionException, InterruptedException {
        var doing = thread.submit(deed);
        while (true) {
            long before = step.getAsLong();
            try {
                return doing.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (step.getAsLong() == before) {
                    thread.shutdownNow();
                    thread = thread();
                    throw e;
                }
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
