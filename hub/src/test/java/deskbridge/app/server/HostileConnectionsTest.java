package deskbridge.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.http.Handler;
import deskbridge.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R6 below HTTP: who is slow, greedy or ambiguous is cut off, and everybody else is served meanwhile. */
@Timeout(60)
final class HostileConnectionsTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final int MOST_OF_ONE_ADDRESS = 8;
    private static final int PATIENCE_MILLIS = 20_000;

    private final Queue<String> handled = new ConcurrentLinkedQueue<>();
    private final Handler handler = request -> {
        handled.add(request.method() + " " + request.path() + " " + request.body().length);
        return Response.of(200, "text/plain", "ok");
    };
    private final HelidonServer server = HelidonServer.start(
            "127.0.0.1",
            0,
            handler,
            Duration.ZERO,
            new Limits(SHORT, SHORT, SHORT, SHORT, MOST_OF_ONE_ADDRESS, 2L * HelidonServer.MAX_BODY_BYTES));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoeverTricklesHisHeadersIsCutOff() throws IOException {
        assertThat(tricklesUntilCutOff("POST /p HTTP/1.1\r\nHost: h\r\nX: ", "a"))
                .isTrue();
        assertThat(handled).isEmpty();
        servesAnHonestSender();
    }

    @Test
    void whoeverTricklesHisSecondHeadersIsCutOffAsWell() throws IOException {
        String first = "GET /p HTTP/1.1\r\nHost: h\r\n\r\n";
        assertThat(tricklesUntilCutOff(first + "GET /q HTTP/1.1\r\nHost: h\r\nX: ", "a"))
                .isTrue();
        assertThat(handled).containsExactly("GET /p 0");
    }

    @Test
    void whoeverTricklesHisBodyIsCutOff() throws IOException {
        assertThat(tricklesUntilCutOff("POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\n", "a"))
                .isTrue();
        assertThat(handled).isEmpty();
        servesAnHonestSender();
    }

    @Test
    void aBodyThatNeverEndsIsCutOff() throws IOException {
        String head = "POST /p HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
        assertThat(tricklesUntilCutOff(head, "1\r\na\r\n")).isTrue();
        assertThat(tricklesUntilCutOff(head, "0")).isTrue();
        assertThat(handled).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "POST /p HTT",
                "POST /p HTTP/1.1\r\nHost: h\r\nX",
                "POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhel",
                "POST /p HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel"
            })
    void whoeverFallsSilentIsHungUpOn(String beginning) throws IOException {
        try (Socket silent = connect("127.0.0.1")) {
            silent.getOutputStream().write(bytes(beginning));
            assertThat(new String(silent.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain(" 200 ");
        }
        assertThat(handled).isEmpty();
    }

    @Test
    void manyConnectionsOfOneAddressLeaveRoomForOthers() throws IOException {
        var greedy = new ArrayList<Socket>();
        try {
            for (int i = 0; i < MOST_OF_ONE_ADDRESS; i++) {
                Socket one = connect("127.0.0.2");
                greedy.add(one);
                one.getOutputStream().write(bytes("GET /held HTTP/1.1\r\nHost: h\r\n\r\n"));
                assertThat(new String(one.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1))
                        .isEqualTo("HTTP/1.1 200");
            }
            assertThat(exchange("127.0.0.2", "GET /more HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                    .isEmpty();
            servesAnHonestSender();
        } finally {
            for (Socket each : greedy) {
                each.close();
            }
        }
        assertThat(handled).doesNotContain("GET /more 0");
    }

    @Test
    void largeBodiesWaitForRoomAndSmallOnesPass() throws IOException {
        int large = HelidonServer.MAX_BODY_BYTES - 1024;
        String head = "POST /large HTTP/1.1\r\nHost: h\r\nContent-Length: " + large + "\r\n\r\n";
        try (HelidonServer patient = HelidonServer.start(
                        "127.0.0.1",
                        0,
                        handler,
                        Duration.ZERO,
                        new Limits(
                                Duration.ofSeconds(60),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(60),
                                100,
                                2L * HelidonServer.MAX_BODY_BYTES));
                Socket first = connect("127.0.0.1", patient.port());
                Socket second = connect("127.0.0.1", patient.port())) {
            for (Socket each : List.of(first, second)) {
                each.getOutputStream().write(bytes(head + "x".repeat(64 * 1024)));
            }
            // Both are being read when small ones get answers, since their bytes came before.
            String small = "POST /small HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbody";
            assertThat(exchange("127.0.0.1", patient.port(), small)).startsWith("HTTP/1.1 200 ");
            assertThat(exchange("127.0.0.1", patient.port(), head + "x".repeat(64 * 1024)))
                    .startsWith("HTTP/1.1 503 ");
            second.shutdownOutput();
            first.getOutputStream().write(new byte[large - 64 * 1024]);
            assertThat(new String(first.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1))
                    .isEqualTo("HTTP/1.1 200");
        }
        assertThat(handled).contains("POST /small 4", "POST /large " + large);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: +5\r\n\r\nhello",
                "POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: -5\r\n\r\nhello",
                "POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999999999999\r\n\r\nhello",
                "POST /p HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "POST /p HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "POST /p HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
                "POST /p HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
                "POST /p HTTP/1.1\r\nHost: h\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "POST /p HTTP/1.1\r\nHost: h\r\n Content-Length: 5\r\n\r\nhello",
                "POST /p HTTP/1.1\r\nHost: h\r\n: x\r\n\r\n",
                "P\u0000ST /p HTTP/1.1\r\nHost: h\r\n\r\n",
                "ПОСТ /p HTTP/1.1\r\nHost: h\r\n\r\n",
                "POST /p HTTP/2.0\r\nHost: h\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "POST /p\r\n\r\n",
                " \r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003"
            })
    void whatIsAmbiguousOrNoHttpIsRefusedAndNothingHiddenInItIsHandled(String request) {
        String hidden = "GET /hidden HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
        String answer = exchange("127.0.0.1", request + hidden);

        assertThat(answer).doesNotStartWith("HTTP/1.1 2").doesNotStartWith("HTTP/1.1 5");
        assertThat(answer.length()).isLessThan(300);
        assertThat(handled).isEmpty();
    }

    @Test
    void lengthAndChunksTogetherHideNothing() {
        String seen = "POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
        String hidden = "GET /hidden HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
        String answer = exchange("127.0.0.1", seen + hidden);

        assertThat(answer).doesNotStartWith("HTTP/1.1 5");
        assertThat(handled).doesNotContain("GET /hidden 0");
    }

    @Test
    void headersWithoutEndAreRefused() {
        String answer = exchange("127.0.0.1", "GET /p HTTP/1.1\r\nHost: h\r\nX: " + "a".repeat(100_000) + "\r\n\r\n");

        assertThat(answer).doesNotStartWith("HTTP/1.1 2").doesNotStartWith("HTTP/1.1 5");
        assertThat(handled).isEmpty();
    }

    @Test
    void anUpgradeToHttp2IsPassedOver() {
        String begin = "GET /p HTTP/1.1\r\nHost: h\r\n";
        String upgrade =
                "Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n";
        assertThat(exchange("127.0.0.1", begin + upgrade)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aCompressedBodyIsNeverBlownUp() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[4 * HelidonServer.MAX_BODY_BYTES]);
        }
        try (Socket socket = connect("127.0.0.1")) {
            socket.getOutputStream()
                    .write(bytes("POST /p HTTP/1.1\r\nHost: h\r\nContent-Encoding: gzip\r\nConnection: close\r\n"
                            + "Content-Length: " + packed.size() + "\r\n\r\n"));
            socket.getOutputStream().write(packed.toByteArray());
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

            assertThat(answer).doesNotStartWith("HTTP/1.1 5");
        }
        assertThat(handled).allSatisfy(it -> assertThat(it).isEqualTo("POST /p " + packed.size()));
    }

    private void servesAnHonestSender() {
        assertThat(exchange("127.0.0.1", "GET /honest HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    /** Sends the beginning, then drop after drop until it is hung up on. */
    private boolean tricklesUntilCutOff(String beginning, String drop) throws IOException {
        long end = System.nanoTime() + Duration.ofMillis(PATIENCE_MILLIS).toNanos();
        try (Socket socket = connect("127.0.0.1")) {
            socket.setSoTimeout(20);
            socket.getOutputStream().write(bytes(beginning));
            while (System.nanoTime() < end) {
                socket.getOutputStream().write(bytes(drop));
                if (isHungUp(socket)) {
                    return true;
                }
            }
            return false;
        } catch (SocketException cutOff) {
            return true;
        }
    }

    private static boolean isHungUp(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        }
    }

    private Socket connect(String from) throws IOException {
        return connect(from, server.port());
    }

    private static Socket connect(String from, int port) throws IOException {
        var socket = new Socket();
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    private String exchange(String from, String request) {
        return exchange(from, server.port(), request);
    }

    private static String exchange(String from, int port, String request) {
        try (Socket socket = connect(from, port)) {
            socket.getOutputStream().write(bytes(request));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException cutOff) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
