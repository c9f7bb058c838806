package deskbridge.demo.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** HTTP that no client would send: the server below the handlers must refuse it, and never fail. */
final class WireShots implements Shots {

    private static final Set<Integer> ANSWERS =
            Set.of(0, 100, 200, 303, 400, 401, 403, 404, 405, 408, 411, 413, 414, 415, 417, 429, 431);

    private static final List<String> METHODS = List.of(
            "POST",
            "POST",
            "POST",
            "GET",
            "GET",
            "HEAD",
            "PUT",
            "DELETE",
            "OPTIONS",
            "TRACE",
            "CONNECT",
            "PATCH",
            "PRI",
            "get",
            "P\0ST",
            "",
            "A".repeat(300),
            "ПОСТ");
    private static final List<String> VERSIONS = List.of(
            "HTTP/1.1",
            "HTTP/1.1",
            "HTTP/1.1",
            "HTTP/1.1",
            "HTTP/1.0",
            "HTTP/0.9",
            "HTTP/2.0",
            "HTTP/1.2",
            "HTTP/11",
            "http/1.1",
            "",
            "HTTP/1.1 x");
    private static final List<String> LENGTHS = List.of(
            "Content-Length: 2",
            "Content-Length: 0",
            "Content-Length: -1",
            "Content-Length: +2",
            "Content-Length: 2, 2",
            "Content-Length: 2\r\nContent-Length: 3",
            "Content-Length: 0x2",
            "Content-Length: 99999999999999999999",
            "Content-Length: 9223372036854775807",
            "Content-Length: 5242881",
            "Content-Length:",
            "Content-Length: 2 ",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: chunked\r\nContent-Length: 2",
            "Transfer-Encoding : chunked",
            "Transfer-Encoding: identity",
            "Transfer-Encoding: gzip, chunked",
            "Transfer-Encoding: xchunked",
            "Transfer-Encoding: chunked, chunked",
            "Content-Encoding: gzip\r\nContent-Length: 2",
            " Content-Length: 2",
            "Expect: 100-continue\r\nContent-Length: 2",
            "Expect: 200-maybe\r\nContent-Length: 2",
            "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nContent-Length: 2",
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: eA==\r\nSec-WebSocket-Version: 13");
    private static final List<String> HEADERS = List.of(
            "Host: 127.0.0.1",
            "Host:",
            "Host: a\r\nHost: b",
            "Host: evil.example",
            "X: " + "y".repeat(20_000),
            "X:y",
            ": y",
            "X y",
            "X\0: y",
            "X: \0",
            "X: a\r\n folded",
            "X: a\nY: b",
            "Cookie: " + "a=b; ".repeat(500),
            "Authorization: Basic ====",
            "Connection: close",
            "Connection: keep-alive, close",
            "X-Forwarded-For: " + "1.1.1.1,".repeat(900),
            "Accept-Encoding: gzip",
            "Range: bytes=0-0,1-1,2-2",
            "Forwarded: for=\"[::1]\"",
            "Pachca-Signature: \u00ff",
            "TE: trailers",
            "Trailer: Host");
    private static final List<String> PATHS = List.of(
            "/",
            "//",
            "/webhooks/pachca",
            "/webhooks/tracker/x",
            "/webhooks/okdesk",
            "/webhooks/telegram",
            "/health/live",
            "/health/ready",
            "/okdesk-webhook",
            "/webhooks/pachca/../../etc/passwd",
            "/%2e%2e/%2e%2e",
            "/%",
            "/%zz",
            "/%00",
            "/%c0%ae",
            "/?" + "a=b&".repeat(300),
            "/?%=%&&&==",
            "/" + "a".repeat(9000),
            "/" + "a/".repeat(900),
            "*",
            "http://evil.example/",
            "http://[",
            "evil.example:443",
            "",
            " ",
            "/webhooks/pachca#x",
            "/webhooks/pachca;a=b",
            "/\\..\\",
            "/\r\nX: y",
            "/\u00e9",
            "/metrics",
            "/login/x",
            "/api/trace/x");
    private static final List<String> BODIES = List.of(
            "{}",
            "",
            "x",
            "0\r\n\r\n",
            "2\r\n{}\r\n0\r\n\r\n",
            "2;a=b\r\n{}\r\n0\r\nX: y\r\n\r\n",
            "-1\r\n{}\r\n0\r\n\r\n",
            "ffffffffffffffff\r\n{}",
            "FFFFFFFF\r\n{}",
            "2\r\n{}x\r\n0\r\n\r\n",
            "zz\r\n",
            "2\n{}\n0\n\n",
            "\r\n\r\n",
            "2" + ";".repeat(9000),
            "0".repeat(9000) + "2\r\n{}\r\n0\r\n\r\n",
            "0\r\n" + "X: y\r\n".repeat(900) + "\r\n",
            "{}GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
            "0\r\n\r\nPOST /webhooks/pachca HTTP/1.1\r\nHost: a\r\n\r\n");

    private final Target target;

    WireShots(Target target) {
        this.target = target;
    }

    @Override
    public Shot next(long number, RandomGenerator random) {
        String line = of(METHODS, random) + (random.nextInt(20) == 0 ? "  " : " ") + of(PATHS, random) + " "
                + of(VERSIONS, random);
        var head = new StringBuilder(line).append("\r\n");
        if (random.nextInt(4) > 0) {
            head.append("Host: 127.0.0.1\r\n");
        }
        for (int headers = random.nextInt(3); headers > 0; headers--) {
            head.append(of(HEADERS, random)).append("\r\n");
        }
        for (int lengths = random.nextInt(3); lengths > 0; lengths--) {
            head.append(of(LENGTHS, random)).append("\r\n");
        }
        head.append("\r\n").append(of(BODIES, random));
        byte[] bytes =
                head.toString().getBytes(random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        for (int times = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0; times > 0; times--) {
            bytes = damaged(bytes, random);
        }
        return new Shot(target, number, bytes, ANSWERS);
    }

    private static byte[] damaged(byte[] bytes, RandomGenerator random) {
        int at = random.nextInt(bytes.length);
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        switch (random.nextInt(4)) {
            case 0 -> out.write(random.nextInt(256));
            case 1 -> at++;
            case 2 -> {
                out.write(random.nextInt(256));
                at++;
            }
            default -> at = bytes.length;
        }
        if (at < bytes.length) {
            out.write(bytes, at, bytes.length - at);
        }
        return out.size() == 0 ? new byte[] {'\n'} : out.toByteArray();
    }

    private static String of(List<String> all, RandomGenerator random) {
        return all.get(random.nextInt(all.size()));
    }
}
