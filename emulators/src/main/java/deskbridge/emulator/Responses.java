package deskbridge.emulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/** Puts answers on the wire, whole or broken. */
final class Responses {
    private static final int CHUNK = 64 * 1024;

    private Responses() {}

    static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        boolean bodiless = answer.body().isEmpty()
                || exchange.getRequestMethod().equals("HEAD")
                || answer.status() == 204
                || answer.status() == 304;
        exchange.sendResponseHeaders(
                answer.status(), bodiless ? -1 : answer.body().size());
        if (!bodiless) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer.body().bytes());
            }
        }
    }

    static void sendHalf(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = answer.body().bytes();
        if (bytes.length < 2) {
            return;
        }
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        // Not closed here: closing the exchange with bytes missing is what breaks the connection.
        OutputStream out = exchange.getResponseBody();
        out.write(bytes, 0, bytes.length / 2);
        out.flush();
    }

    static void sendBlanks(HttpExchange exchange, long size) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        // Chunked: a receiver that trusts an announced length must not be warned.
        exchange.sendResponseHeaders(200, 0);
        byte[] chunk = new byte[CHUNK];
        Arrays.fill(chunk, (byte) ' ');
        try (OutputStream out = exchange.getResponseBody()) {
            for (long left = size; left > 0; left -= CHUNK) {
                out.write(chunk, 0, (int) Math.min(left, CHUNK));
            }
        }
    }

    static Answer of(Fault.Status status) {
        Answer answer = Answer.bytes(status.code(), status.contentType(), Body.of(status.body()));
        for (Map.Entry<String, String> header : status.headers().entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }

    static Answer of(Fault.RateLimited limited) {
        Answer answer = Answer.json(429, Json.object().put("error", "too many requests"));
        Duration retryAfter = limited.retryAfter();
        return retryAfter == null ? answer : answer.with("Retry-After", Long.toString(retryAfter.toSeconds()));
    }

    static Answer of(Fault.Html html) {
        return Answer.html(
                html.code(), "<html><head><title>" + html.code() + "</title></head><body>gateway</body></html>");
    }

    static Answer of(Fault.Redirect redirect) {
        return Answer.empty(redirect.code()).with("Location", redirect.location());
    }
}
