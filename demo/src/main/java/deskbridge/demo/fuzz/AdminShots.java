package deskbridge.demo.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Strangers at the admin listener, and whoever came in: every path and method, with cookies, passwords and hosts that are none. */
final class AdminShots implements Shots {

    private static final Set<Integer> ANSWERS = Set.of(200, 204, 303, 400, 401, 403, 404, 405, 413, 429);
    private static final List<String> METHODS = List.of("GET", "POST", "HEAD", "PUT", "OPTIONS", "DELETE");
    private static final List<String> PATHS = List.of(
            "/",
            "/metrics",
            "/health/ready",
            "/login/",
            "/login/%s",
            "/login",
            "/api/openapi.json",
            "/api/dead-letters",
            "/api/audit",
            "/style.css",
            "/api/trace/%s",
            "/api/dead-letters/redeliver/%s",
            "/api/dead-letters/discard/%s",
            "/dead-letters/redeliver/%s",
            "/dead-letters/discard/%s",
            "/api/../login/%s",
            "/%s",
            "/api/dead-letters?most=%s");
    private static final List<String> HOSTS = List.of(
            "127.0.0.1",
            "localhost:8081",
            "[::1]",
            "[::1",
            "[",
            "",
            "evil.example",
            "127.0.0.1.evil.example",
            "localhost.",
            "LOCALHOST",
            "a b",
            ":80",
            "127.0.0.1:99999");
    private static final List<String> TAILS = List.of(
            "x",
            "in-1",
            "out-1",
            "in-999999999999999999999",
            "in--1",
            "in-",
            "out-%%00",
            "%%2e%%2e",
            "SERVICEDESK-1",
            "%%f0%%9f",
            "'%%22%%3E<x>",
            "0".repeat(48),
            "a".repeat(3000));

    private final String session;

    /** @param session the cookie of somebody who opened the link */
    AdminShots(String session) {
        this.session = session;
    }

    @Override
    public Shot next(long number, RandomGenerator random) {
        boolean inside = random.nextBoolean();
        String tail = of(TAILS, random).replace("%%", "%").replace(' ', '+');
        var head = new StringBuilder(of(METHODS, random))
                .append(' ')
                .append(of(PATHS, random).replace("%s", tail))
                .append(" HTTP/1.1\r\nHost: ")
                .append(inside && random.nextInt(4) > 0 ? "127.0.0.1" : of(HOSTS, random))
                .append("\r\nContent-Length: 2\r\n");
        if (inside || random.nextBoolean()) {
            head.append("Cookie: ").append(inside ? session : cookie(random)).append("\r\n");
        }
        if (random.nextBoolean()) {
            head.append("Authorization: ")
                    .append(of(
                            List.of("Basic", "Basic ", "Basic Og==", "Basic YTpi", "Basic \u00ff=", "Bearer x"),
                            random))
                    .append("\r\n");
        }
        if (random.nextBoolean()) {
            head.append("Origin: ")
                    .append(of(List.of("null", "http://127.0.0.1", "http://evil.example", "://", ""), random))
                    .append("\r\n");
        }
        if (random.nextInt(inside ? 9 : 3) == 0) {
            head.append("X-Forwarded-For: 192.0.2.").append(random.nextInt(256)).append("\r\n");
        }
        head.append("\r\n{}");
        return new Shot(Target.ADMIN, number, head.toString().getBytes(StandardCharsets.ISO_8859_1), ANSWERS);
    }

    private static String cookie(RandomGenerator random) {
        return of(
                List.of(
                        "deskbridge-admin=",
                        "deskbridge-admin",
                        ";;;=;",
                        "a=b; deskbridge-admin=" + "0".repeat(48),
                        "\u00ff=\u00ff"),
                random);
    }

    private static String of(List<String> all, RandomGenerator random) {
        return all.get(random.nextInt(all.size()));
    }
}
