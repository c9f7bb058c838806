package deskbridge.demo.hub;

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
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands each webhook to the next of several hubs; to another one when that one is down. */
public final class Balancer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Balancer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int BAD_GATEWAY = 502;

    /** Headers that concern one connection, which the client sets itself. */
    private static final Set<String> OF_THE_CONNECTION = Set.of("connection", "content-length", "host", "upgrade");

    private final List<URI> hubs = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /** @param some where hubs listen; until there is at least one, nobody answers */
    public Balancer(List<URI> some) {
        hubs.addAll(some);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("No free port", e);
        }
        server.setExecutor(executor);
        server.createContext("/", this::handOn);
        server.start();
    }

    /** One more hub. */
    public void add(URI hub) {
        hubs.add(hub);
    }

    /** Where it listens itself. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            int first = turn.getAndIncrement();
            for (int i = 0; i < hubs.size(); i++) {
                URI hub = hubs.get(Math.floorMod(first + i, hubs.size()));
                try {
                    var answer = http.send(request(exchange, hub, body), HttpResponse.BodyHandlers.ofByteArray());
                    exchange.sendResponseHeaders(
                            answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
                    exchange.getResponseBody().write(answer.body());
                    return;
                } catch (IOException down) {
                    // Perhaps killed while it listened: whether it has stored the event nobody knows. Another one is
                    // asked.
                    LOG.debug("{} does not answer: {}", hub, down.getMessage());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
            exchange.sendResponseHeaders(BAD_GATEWAY, -1);
        }
    }

    private static HttpRequest request(HttpExchange exchange, URI hub, byte[] body) {
        var request = HttpRequest.newBuilder(hub.resolve(exchange.getRequestURI()))
                .timeout(PATIENCE)
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
        http.shutdownNow();
    }
}
