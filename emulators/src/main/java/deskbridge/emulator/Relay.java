package deskbridge.emulator;

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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands before other servers: listens on a free port of this machine, and asks them in its callers' names. Whom it asks, and what it
 * makes of the answer, its owner decides. Calls are served at the same time.
 */
public final class Relay implements AutoCloseable {

    /** Headers that concern one connection, which client and server set themselves. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "host", "upgrade", "transfer-encoding", "expect");

    private final Duration patience;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /** What becomes of a call. */
    public interface Passing {

        /**
         * Answers one call, on a thread of its own; it may block. The call is closed afterwards.
         *
         * @param body the caller's, which was read already
         * @throws IOException when the caller cannot be answered any more
         * @throws InterruptedException when the relay is closed meanwhile
         */
        void pass(HttpExchange call, byte[] body) throws IOException, InterruptedException;
    }

    /**
     * Listens at once.
     *
     * @param patience how long a server that is asked may take
     * @throws UncheckedIOException when no port is free
     */
    public Relay(Duration patience, Passing passing) {
        this.patience = patience;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("No free port", e);
        }
        server.setExecutor(executor);
        server.createContext("/", call -> serve(call, passing));
        server.start();
    }

    private static void serve(HttpExchange call, Passing passing) throws IOException {
        try (call) {
            passing.pass(call, call.getRequestBody().readAllBytes());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where it listens itself, without a path. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * Asks a server what a caller asked, in the caller's words. Blocks.
     *
     * @param where the whole address
     * @throws IOException when it does not answer in time or at all; whether it has understood nobody knows
     */
    public HttpResponse<byte[]> ask(URI where, HttpExchange call, byte[] body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(where)
                .timeout(patience)
                .method(call.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        call.getRequestHeaders().forEach((name, values) -> {
            if (isPassedOn(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Gives the caller the headers of an answer, but for those of the connection it came by. */
    public static void headers(HttpExchange call, Map<String, List<String>> headers) {
        headers.forEach((name, values) -> {
            if (isPassedOn(name)) {
                values.forEach(value -> call.getResponseHeaders().add(name, value));
            }
        });
    }

    /** Answers the caller. */
    public static void answer(HttpExchange call, int status, byte[] body) throws IOException {
        call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        call.getResponseBody().write(body);
    }

    private static boolean isPassedOn(String header) {
        return !OF_THE_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
    }

    /** Calls that are being served lose their connection. */
    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
        http.shutdownNow();
    }
}
