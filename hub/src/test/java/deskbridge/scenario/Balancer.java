package deskbridge.scenario;

import com.sun.net.httpserver.HttpExchange;
import deskbridge.emulator.Relay;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands each call on to the next of several servers, or to all at once; to another one when that one does not answer. */
final class Balancer implements Listening, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final AtomicInteger turn = new AtomicInteger();
    private final Map<URI, AtomicInteger> taken = new ConcurrentHashMap<>();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Relay relay = new Relay(PATIENCE, this::handOn);
    private volatile List<URI> servers = List.of();
    private volatile boolean toAll;
    private volatile Gate gate = Gate.OPEN;

    /** Sees every call before and after it is handed on, and may keep it waiting. */
    interface Gate {
        Gate OPEN = new Gate() {};

        default void before(String call) throws InterruptedException {}

        default void after(String call) throws InterruptedException {}
    }

    /** Whom calls are handed to. */
    void servers(List<URI> those) {
        servers = List.copyOf(those);
    }

    /** From now on everybody gets every call at the same time; the best answer counts. */
    void handsToAll() {
        toAll = true;
    }

    void gate(Gate by) {
        gate = by;
    }

    /** How many calls each server has answered. */
    List<Integer> taken() {
        return taken.values().stream().map(AtomicInteger::get).toList();
    }

    @Override
    public boolean isRunning() {
        return true;
    }

    @Override
    public URI url(String path) {
        return URI.create(relay.uri() + path);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Answer(int status, byte[] body, Map<String, List<String>> headers) {}

    private void handOn(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        String call =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        gate.before(call);
        Answer answer = toAll ? fromAll(exchange, body) : fromOne(exchange, body);
        gate.after(call);
        Relay.headers(exchange, answer.headers());
        Relay.answer(exchange, answer.status(), answer.body());
    }

    private Answer fromOne(HttpExchange exchange, byte[] body) throws InterruptedException {
        List<URI> those = servers;
        int first = turn.getAndIncrement();
        Answer answer = new Answer(502, new byte[0], Map.of());
        for (int i = 0; i < those.size() && answer.status() >= 500; i++) {
            answer = ask(exchange, those.get(Math.floorMod(first + i, those.size())), body);
        }
        return answer;
    }

    private Answer fromAll(HttpExchange exchange, byte[] body) throws InterruptedException {
        var asking = new ArrayList<Callable<Answer>>();
        servers.forEach(one -> asking.add(() -> ask(exchange, one, body)));
        return executor.invokeAll(asking).stream()
                .map(it -> it.resultNow())
                .min((a, b) -> Integer.compare(a.status(), b.status()))
                .orElseThrow();
    }

    private Answer ask(HttpExchange exchange, URI to, byte[] body) throws InterruptedException {
        try {
            var answer = relay.ask(to.resolve(exchange.getRequestURI()), exchange, body);
            taken.computeIfAbsent(to, unused -> new AtomicInteger()).incrementAndGet();
            return new Answer(
                    answer.statusCode(), answer.body(), answer.headers().map());
        } catch (IOException down) {
            return new Answer(502, new byte[0], Map.of());
        }
    }

    @Override
    public void close() {
        relay.close();
        executor.shutdownNow();
    }
}
