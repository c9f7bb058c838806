package deskbridge.demo.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Many connections, each sending its next request when the last one is answered: shows how much a server can take. */
final class ClosedLoop {

    private final int port;
    private final int connections;

    ClosedLoop(int port, int connections) {
        this.port = port;
        this.connections = connections;
    }

    /**
     * What was answered.
     *
     * @param perSecond requests answered 200 in a second, over all connections
     * @param latencies from sending to the answer
     */
    record Load(double perSecond, Latencies latencies) {}

    /**
     * Sends for so long.
     *
     * @param requests asked for every request, on the connection's own thread
     * @throws IllegalStateException when one is not answered 200
     */
    Load run(Duration time, Supplier<byte[]> requests) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            long began = System.nanoTime();
            long end = began + time.toNanos();
            List<Callable<long[]>> tasks = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                tasks.add(() -> one(end, requests));
            }
            var all = new ArrayList<Latencies>();
            for (Future<long[]> task : threads.invokeAll(tasks)) {
                all.add(Latencies.of(task.get()));
            }
            long took = System.nanoTime() - began;
            Latencies latencies = Latencies.all(all);
            return new Load(latencies.count() / (took / 1e9), latencies);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the load was not taken: " + e.getCause(), e);
        }
    }

    private long[] one(long end, Supplier<byte[]> requests) {
        long[] nanos = new long[4096];
        int count = 0;
        try (KeepAlive connection = new KeepAlive(port)) {
            long now = System.nanoTime();
            while (now < end || count == 0) {
                byte[] request = requests.get();
                long began = System.nanoTime();
                int status = connection.ask(request);
                now = System.nanoTime();
                if (status != 200) {
                    throw new IllegalStateException("answered " + status);
                }
                if (count == nanos.length) {
                    nanos = Arrays.copyOf(nanos, 2 * count);
                }
                nanos[count++] = now - began;
            }
            return Arrays.copyOf(nanos, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
