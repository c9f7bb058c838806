package deskbridge.scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands each call on to the next of several servers, or to all at once; to another one when that one does not answer. */
final class Balancer implements Listening, AutoCloseable {

    /** Headers that concern one connection, which the client sets itself. */
    private static final Set<String> OF_THE_CONNECTION = Set.of("connection", "content-length", "host", "upgrade");

    private final AtomicInteger turn = new AtomicInteger();
    private final Map<URI, AtomicInteger> taken = new ConcurrentHashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile List<URI> servers = List.of();
    private volatile boolean toAll;
    private volatile Gate gate = Gate.OPEN;

    /** Sees every call before and after it is handed on, and may keep it waiting. */
    interface Gate {
        Gate OPEN = new Gate() {};

        default void before(String call) throws InterruptedException {}

        default void after(String call) throws InterruptedException {}
    }

    Balancer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("No free port", e);
        }
        server.setExecutor(executor);
        server.createContext("/", this::handOn);
        server.start();
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
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Answer(int status, byte[] body, Map<String, List<String>> headers) {}

    private void handOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String call =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            gate.before(call);
            Answer answer = toAll ? fromAll(exchange, body) : fromOne(exchange, body);
            gate.after(call);
            answer.headers().forEach((name, values) -> {
                if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> exchange.getResponseHeaders().add(name, value));
                }
            });
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
        var request = HttpRequest.newBuilder(to.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            taken.computeIfAbsent(to, unused -> new AtomicInteger()).incrementAndGet();
            return new Answer(
                    answer.statusCode(), answer.body(), answer.headers().map());
        } catch (IOException down) {
            return new Answer(502, new byte[0], Map.of());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
        http.shutdownNow();
    }
}
