package deskbridge.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.http.Handler;
import deskbridge.http.Request;
import deskbridge.http.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class HelidonServerTest {
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final int MOST_COLLECTIONS = 50;
    private static final Handler ECHO = request -> Response.of(
                    200, "text/plain", request.method() + " " + request.path() + " " + request.body().length)
            .with("X-A", "b");

    @Test
    void aRequestArrivesWholeAndItsAnswerLeavesWhole() throws Exception {
        AtomicReference<Request> seen = new AtomicReference<>();
        try (HelidonServer server = start(request -> {
            seen.set(request);
            return Response.json(202, "{\"да\":1}");
        })) {
            String answer = exchange(
                    server,
                    "POST /webhooks/a%20b/?x=1&x=%2B HTTP/1.1\r\nHost: h\r\nX-Sign: s\r\nx-sign: t\r\n"
                            + "Content-Length: 4\r\nConnection: close\r\n\r\nbody");

            assertThat(answer)
                    .startsWith("HTTP/1.1 202 ")
                    .contains("application/json")
                    .endsWith("{\"да\":1}");
            assertThat(answer.toLowerCase(Locale.ROOT))
                    .doesNotContain("server:")
                    .doesNotContain("helidon");
            Request request = seen.get();
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/webhooks/a b/");
            assertThat(request.queries("x")).containsExactly("1", "+");
            assertThat(request.headers().get("X-SIGN")).containsExactly("s", "t");
            assertThat(request.text()).isEqualTo("body");
            assertThat(request.remoteAddress()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void aClosedListenerLetsGoOfAllThatItServed() {
        WeakReference<Handler> served = servedAndClosed(new byte[1]);
        for (int i = 0; served.get() != null && i < MOST_COLLECTIONS; i++) {
            System.gc();
        }
        assertThat(served.get()).isNull();
    }

    private static WeakReference<Handler> servedAndClosed(byte[] kept) {
        Handler handler = request -> Response.of(200 + kept.length);
        start(handler).close();
        return new WeakReference<>(handler);
    }

    @Test
    void aBodyUpToTheLimitPasses() throws Exception {
        try (HelidonServer server = start(ECHO)) {
            String answer =
                    exchange(server, post(HelidonServer.MAX_BODY_BYTES) + "x".repeat(HelidonServer.MAX_BODY_BYTES));

            assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("POST /p " + HelidonServer.MAX_BODY_BYTES);
        }
    }

    @Test
    void aBodyOverTheLimitIsRefusedBeforeItIsRead() throws Exception {
        try (HelidonServer server = start(ECHO)) {
            assertThat(exchange(server, post(HelidonServer.MAX_BODY_BYTES + 1))).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void aChunkedBodyOverTheLimitIsRefusedToo() throws Exception {
        try (HelidonServer server = start(ECHO);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(bytes("POST /p HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"));
            byte[] chunk = bytes("10000\r\n" + "x".repeat(0x10000) + "\r\n");
            Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 0; i < 200; i++) {
                        out.write(chunk);
                    }
                } catch (IOException e) {
                    // refused in the middle, as it should be
                }
            });
            byte[] head = socket.getInputStream().readNBytes(13);

            assertThat(new String(head, StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 413 ");
        }
    }

    @Test
    void anUnexpectedExceptionIsABareFiveHundred() throws Exception {
        try (HelidonServer server = start(request -> {
            throw new IllegalStateException("a secret detail");
        })) {
            String answer = exchange(server, "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

            assertThat(answer)
                    .startsWith("HTTP/1.1 500 ")
                    .doesNotContain("secret")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void theOldProtocolOfReverseProxiesIsServed() throws Exception {
        try (HelidonServer server = start(ECHO)) {
            String head = "POST /p HTTP/1.0\r\nHost: h\r\nContent-Length: 4\r\n";
            assertThat(exchange(server, head + "Connection: close\r\n\r\nbody"))
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("POST /p 4");
            assertThat(exchange(server, head + "Connection: keep-alive\r\n\r\nbody"))
                    .endsWith("POST /p 4");
        }
    }

    @Test
    void severalRequestsMayFollowOnOneConnection() throws Exception {
        try (HelidonServer server = start(ECHO)) {
            String first = "POST /one HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\nbody";
            String second = "GET /two HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";

            assertThat(exchange(server, first + second)).contains("POST /one 4").endsWith("GET /two 0");
        }
    }

    @Test
    void malformedHttpIsRefusedWithoutDetail() throws Exception {
        try (HelidonServer server = start(ECHO)) {
            String answer =
                    exchange(server, "GET /<script>alert(1)</script> HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

            assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain("<script>");
        }
    }

    @Test
    void aHeadRequestGetsNoBody() throws Exception {
        try (HelidonServer server = start(ECHO)) {
            String answer = exchange(server, "HEAD /p HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

            assertThat(answer).startsWith("HTTP/1.1 200 ").contains("X-A: b").endsWith("\r\n\r\n");
        }
    }

    @Test
    void aStreamedAnswerArrivesPieceByPiece() throws Exception {
        try (HelidonServer server = start(request -> Response.stream(200, "text/csv", out -> {
            out.write(bytes("first,"));
            out.flush();
            out.write(bytes("second"));
        }))) {
            assertThat(exchange(server, "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                    .contains("first,")
                    .contains("second");
        }
    }

    @Test
    void closingLetsARequestUnderWayFinish() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CompletableFuture<Void> leave = new CompletableFuture<>();
        HelidonServer server = start(request -> {
            entered.countDown();
            leave.join();
            return Response.of(200, "text/plain", "finished");
        });
        int port = server.port();
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(
                () -> exchange(server, "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"));
        entered.await();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
        assertThat(closing).isNotDone();
        leave.complete(null);
        closing.join();

        assertThat(answer.join()).endsWith("finished");
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(IOException.class);
    }

    @Test
    void anIdleConnectionDoesNotDelayTheClosing() throws Exception {
        HelidonServer server = start(ECHO);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(bytes("GET / HTTP/1.1\r\nHost: h\r\n\r\n"));
            assertThat(socket.getInputStream().readNBytes(12)).isEqualTo(bytes("HTTP/1.1 200"));
            long started = System.nanoTime();
            server.close();

            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(GRACE.minusSeconds(1));
        }
    }

    @Test
    void aTakenPortIsNamed() {
        try (HelidonServer first = start(ECHO)) {
            assertThatThrownBy(() -> HelidonServer.start("127.0.0.1", first.port(), ECHO, GRACE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + first.port());
        }
    }

    private static HelidonServer start(Handler handler) {
        return HelidonServer.start("127.0.0.1", 0, handler, GRACE);
    }

    private static String post(int length) {
        return "POST /p HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static String exchange(HelidonServer server, String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(bytes(request));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
