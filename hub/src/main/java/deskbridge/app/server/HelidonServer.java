package deskbridge.app.server;

import deskbridge.http.Handler;
import deskbridge.http.Request;
import deskbridge.http.Response;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves one handler on one address. Each request runs on a virtual thread of its own; bodies over the limit are refused with 413
 * and not read further; an unexpected exception is logged and answered with a bare 500.
 */
public final class HelidonServer implements AutoCloseable {
    /** No webhook of any remote comes near it (contract: 413 over 5 MiB). */
    public static final int MAX_BODY_BYTES = 5 * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(HelidonServer.class);
    private static final int MOST_CONNECTIONS = 4096;

    /** A token, as RFC 9110 has it. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    /** The server keeps its routes for two minutes after its end, and with them whatever a handler reaches: a hub and its store. */
    private static final Handler CLOSED = request -> Response.of(503);

    private final WebServer server;
    private final Callers callers;
    private final Bodies bodies;
    private volatile Handler handler;

    private HelidonServer(String host, int port, Handler handler, Duration grace, Limits limits) {
        this.handler = handler;
        this.callers = new Callers(limits);
        this.bodies = new Bodies(MAX_BODY_BYTES, limits.bodies());
        this.server = WebServer.builder()
                .host(host)
                .port(port)
                .shutdownHook(false)
                .shutdownGracePeriod(grace)
                .maxTcpConnections(MOST_CONNECTIONS)
                .connectionOptions(
                        options -> options.readTimeout(limits.silence()).tcpNoDelay(true))
                .protocolsDiscoverServices(false)
                .addConnectionSelector(new ForgivingSelector(limits, callers))
                .directHandlers(Refusals.all())
                .routing(routing -> routing.any(this::serve))
                .build();
    }

    /**
     * Starts to listen.
     *
     * @param port 0 for any free one
     * @param grace how long {@link #close} lets requests under way finish
     * @throws IllegalStateException when the address cannot be had, naming it
     */
    public static HelidonServer start(String host, int port, Handler handler, Duration grace) {
        return start(host, port, handler, grace, Limits.usual());
    }

    static HelidonServer start(String host, int port, Handler handler, Duration grace, Limits limits) {
        requireFree(host, port);
        HelidonServer server = new HelidonServer(host, port, handler, grace, limits);
        server.server.start();
        if (!server.server.isRunning()) {
            throw cannotListen(host, port, "see the log");
        }
        return server;
    }

    /** Asked beforehand, because the server itself would only log a stack trace and not start. */
    private static void requireFree(String host, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw cannotListen(host, port, String.valueOf(e.getMessage()));
        }
    }

    private static IllegalStateException cannotListen(String host, int port, String reason) {
        return new IllegalStateException("cannot listen on " + host + ":" + port + ": " + reason);
    }

    /** The port listened on. */
    public int port() {
        return server.port();
    }

    /** Takes no new connections, lets requests under way finish within the grace, then closes what is left. */
    @Override
    public void close() {
        server.stop();
        callers.close();
        handler = CLOSED;
    }

    private void serve(ServerRequest request, ServerResponse response) {
        Optional<Patience> patience = callers.patienceWith(request.socketId());
        patience.ifPresent(Patience::headIsComplete);
        send(request, response, answer(request, patience));
        patience.ifPresent(Patience::isAnswered);
        if (saysClose(request.headers()) || saysClose(response.headers())) {
            // the server itself would wait for the sender to hang up, and take a rest of its body for the next request
            throw new CloseConnectionException("said so");
        }
    }

    private Response answer(ServerRequest request, Optional<Patience> patience) {
        if (isAmbiguous(request.headers())) {
            return Response.of(400).with("Connection", "close");
        }
        Bodies.Reading body = body(request);
        patience.ifPresent(Patience::bodyIsComplete);
        return switch (body) {
            case Bodies.Reading.TooLarge ignored -> tooLarge();
            case Bodies.Reading.NoRoom ignored ->
                Response.of(503).with("Retry-After", "5").with("Connection", "close");
            case Bodies.Reading.Whole whole -> {
                try {
                    yield answer(neutral(request, whole.bytes()));
                } finally {
                    bodies.done(whole);
                }
            }
        };
    }

    private static void send(ServerRequest request, ServerResponse response, Response answer) {
        response.status(Status.create(answer.status()));
        answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
        boolean bare = request.prologue().method().text().equals("HEAD");
        if (bare || answer.writer().isEmpty()) {
            response.send(bare ? new byte[0] : answer.body());
        } else {
            stream(response, answer.writer().get());
        }
    }

    private static boolean saysClose(Headers headers) {
        return headers.containsToken(HeaderValues.CONNECTION_CLOSE);
    }

    private Response answer(Request request) {
        try {
            return handler.handle(request);
        } catch (RuntimeException | StackOverflowError e) {
            log.error("a {} request failed unexpectedly", request.method(), e);
            return Response.json(500, "{\"error\":\"internal\"}");
        }
    }

    /** What is left of the body stays unread, so the connection cannot be used again. */
    private static Response tooLarge() {
        return Response.of(413).with("Connection", "close");
    }

    private static void stream(ServerResponse response, Response.Writer writer) {
        try (OutputStream out = response.outputStream()) {
            writer.writeTo(out);
        } catch (IOException | UncheckedIOException e) {
            log.debug("the receiver of a stream went away: {}", e.toString());
        }
    }

    /** A proxy before us might have read these otherwise, and then what we take for the next request never was one. */
    private static boolean isAmbiguous(Headers headers) {
        return headers.stream().anyMatch(header -> !NAME.matcher(header.name()).matches())
                || (headers.contains(HeaderNames.CONTENT_LENGTH) && headers.contains(HeaderNames.TRANSFER_ENCODING));
    }

    private Bodies.Reading body(ServerRequest request) {
        long told = request.headers().contentLength().orElse(-1);
        if (told > MAX_BODY_BYTES) {
            return new Bodies.Reading.TooLarge();
        }
        if (!request.content().hasEntity()) {
            return new Bodies.Reading.Whole(new byte[0], 0);
        }
        try (InputStream in = request.content().inputStream()) {
            return bodies.read(in, told);
        } catch (IOException e) {
            throw new UncheckedIOException("a request's body did not arrive", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Bodies.Reading.NoRoom();
        }
    }

    private static Request neutral(ServerRequest request, byte[] body) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        request.headers().forEach(header -> headers.put(header.name(), header.allValues()));
        return Request.encoded(
                request.prologue().method().text(),
                request.path().rawPath(),
                request.query().rawValue(),
                headers,
                body,
                address(request.remotePeer().address()));
    }

    private static String address(SocketAddress peer) {
        return peer instanceof InetSocketAddress inet && inet.getAddress() != null
                ? inet.getAddress().getHostAddress()
                : "unknown";
    }
}
