package deskbridge.demo.fuzz;

import com.sun.net.httpserver.HttpExchange;
import deskbridge.emulator.Relay;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Stands before one emulated system, and damages its answers: status, headers, body, and where it ends. */
final class Tampering implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int DAMAGED_ONE_IN = 3;

    private static final List<Integer> STATUSES = List.of(
            200, 200, 201, 202, 204, 206, 301, 302, 304, 307, 400, 401, 403, 404, 405, 409, 410, 412, 413, 415, 418,
            422, 423, 428, 429, 429, 451, 499, 500, 501, 502, 503, 503, 504, 520, 599, 999);

    private static final List<String> HEADERS =
            List.of("Retry-After", "Link", "Location", "Content-Type", "Content-Disposition", "X-Total-Count", "Date");

    private static final List<String> VALUES = List.of(
            "0",
            "00",
            "-1",
            "1.5",
            "1e9",
            "60",
            "99999999999999999999",
            "Wed, 21 Oct 2099 07:28:00 GMT",
            "Thu, 01 Jan 0000 00:00:00 GMT",
            "Fri, 31 Feb 2026 25:61:61 +9999",
            "<http://127.0.0.1:1/>; rel=\"next\"",
            "<>; rel=next",
            "<<<;;;,,,rel=\"next",
            "http://[::1",
            "//",
            "/issues/99999999999999999999",
            "/issues/-1",
            "text/html",
            "application/json; charset=utf-7",
            "application/json; charset=",
            "attachment; filename=\"../../x\"",
            "attachment; filename*=UTF-8''%ff%fe%",
            "attachment; filename=\"" + "a\\".repeat(300),
            "a".repeat(6000),
            ",".repeat(300),
            "é",
            " ");

    private final URI before;
    private final long seed;
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong damaged = new AtomicLong();
    private final Mutator mutator =
            new Mutator(List.of("{\"id\":1,\"data\":[{\"id\":\"a\"}],\"ok\":true,\"result\":{}}"));
    private final Relay relay;
    private volatile boolean on;

    /** @param before the root of the emulated system's API */
    Tampering(URI before, long seed) {
        this.before = before;
        this.seed = seed;
        relay = new Relay(PATIENCE, this::answer);
    }

    /** The same API with damaged answers. */
    URI uri() {
        return URI.create(relay.uri() + before.getRawPath());
    }

    /** From now on answers are damaged, or left as they are. */
    void turn(boolean now) {
        on = now;
    }

    /** How many answers were damaged. */
    long damaged() {
        return damaged.get();
    }

    private void answer(HttpExchange exchange, byte[] asked) throws IOException, InterruptedException {
        URI there = URI.create(before.getScheme() + "://" + before.getRawAuthority() + exchange.getRequestURI());
        var right = relay.ask(there, exchange, asked);
        RandomGenerator random = new SplittableRandom(seed + answers.getAndIncrement());
        Relay.headers(exchange, right.headers().map());
        if (on && random.nextInt(DAMAGED_ONE_IN) == 0) {
            damaged.incrementAndGet();
            damage(exchange, right, random);
        } else {
            send(exchange, right.statusCode(), right.body(), right.body().length);
        }
    }

    private void damage(HttpExchange exchange, HttpResponse<byte[]> right, RandomGenerator random) throws IOException {
        for (int more = random.nextInt(3); more > 0; more--) {
            String value = VALUES.get(random.nextInt(VALUES.size()));
            exchange.getResponseHeaders()
                    .add(HEADERS.get(random.nextInt(HEADERS.size())), random.nextInt(9) == 0 ? value + value : value);
        }
        int status = random.nextInt(3) > 0 ? right.statusCode() : STATUSES.get(random.nextInt(STATUSES.size()));
        byte[] body = random.nextInt(4) == 0
                ? right.body()
                : mutator.body(new String(right.body(), StandardCharsets.UTF_8), random);
        boolean torn = body.length > 0 && random.nextInt(12) == 0;
        send(exchange, status, body, torn ? body.length + 1 + random.nextInt(9) : body.length);
    }

    /** What is announced and does not come, the caller notices when the connection ends. */
    private static void send(HttpExchange exchange, int status, byte[] body, int length) throws IOException {
        boolean bodiless = length == 0
                || status == 204
                || status == 304
                || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, bodiless ? -1 : length);
        if (!bodiless) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        relay.close();
    }
}
