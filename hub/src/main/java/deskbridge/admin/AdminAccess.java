package deskbridge.admin;

import deskbridge.http.FloodGuard;
import deskbridge.http.Handler;
import deskbridge.http.Request;
import deskbridge.http.Response;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Who may see the admin pages. With a password: whoever knows it (HTTP Basic, any user name). Without one: only this machine, and
 * only who opened the link that is printed at the start; it works once and leaves a session behind.
 *
 * <p>An address that guesses passwords is turned away for a while. Changes are refused when a browser says that they come from another site.
 */
public final class AdminAccess {

    private static final String COOKIE = "deskbridge-admin";
    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int TOKEN_BYTES = 24;

    private static final int GUESSES_A_MINUTE = 10;

    private final FloodGuard guesses;
    private final RandomGenerator random;
    private final @Nullable String password;
    private final AtomicReference<@Nullable String> link;
    private final String session;

    /**
     * @param password null for none
     * @param random cryptographically strong
     */
    public AdminAccess(@Nullable String password, RandomGenerator random, InstantSource clock) {
        this.guesses = new FloodGuard(GUESSES_A_MINUTE, Duration.ofMinutes(1), clock);
        this.password = password;
        this.random = random;
        this.link = new AtomicReference<>(password == null ? token(random) : null);
        this.session = token(random);
    }

    /** The path of the one-time link; empty when there is a password, or the link was used. */
    public Optional<String> oneTimePath() {
        return Optional.ofNullable(link.get()).map(token -> "/login/" + token);
    }

    /**
     * The same, and another one when it was used: for somebody in this very process who vouches for whom he leads there. Whoever
     * starts a hub by itself gets the one link that is printed.
     */
    public Optional<String> anotherOneTimePath() {
        if (password == null) {
            link.compareAndSet(null, token(random));
        }
        return oneTimePath();
    }

    /** Lets only those through who may see the pages. */
    Handler guarding(Handler inner) {
        return request -> {
            if (password == null && !isLocal(request)) {
                return Response.of(
                        403, "text/plain", "Set ADMIN_PASSWORD to use the admin pages from another machine.\n");
            }
            if (password != null && guesses.blocks(request.remoteAddress())) {
                // Also with the right one: whoever guesses must not learn that he was right.
                return Response.tooManyRequests(Duration.ofMinutes(1));
            }
            if (!isKnown(request)) {
                if (request.header("Authorization").isPresent()) {
                    guesses.refused(request.remoteAddress());
                }
                return password == null
                        ? Response.of(401, "text/plain", "Open the link that was printed when Deskbridge started.\n")
                        : Response.of(401, "text/plain", "The admin password is needed.\n")
                                .with("WWW-Authenticate", "Basic realm=\"Deskbridge\", charset=\"UTF-8\"");
            }
            return isForeignChange(request) ? Response.of(403) : inner.handle(request);
        };
    }

    /** Lets this machine through, and others with the password: for what carries no secret. */
    Handler open(Handler inner) {
        return request -> isLocal(request) || isKnown(request) ? inner.handle(request) : Response.of(403);
    }

    /** The target of the one-time link. */
    Response login(Request request) {
        String given = request.tail().orElse("");
        String expected = link.get();
        if (expected == null || !isLocal(request) || !same(expected, given)) {
            return used();
        }
        if (!link.compareAndSet(expected, null)) {
            return used();
        }
        return Response.of(303)
                .with("Location", "/")
                .with("Set-Cookie", COOKIE + "=" + session + "; Path=/; HttpOnly; SameSite=Strict");
    }

    private static Response used() {
        return Response.of(403, "text/plain", "This link was used already. Restart Deskbridge for a new one.\n");
    }

    private boolean isKnown(Request request) {
        if (password != null) {
            return same(password, basicPassword(request));
        }
        return request.header("Cookie").stream()
                .flatMap(header -> Arrays.stream(header.split(";")))
                .map(String::strip)
                .anyMatch(cookie -> same(COOKIE + "=" + session, cookie));
    }

    private static String basicPassword(Request request) {
        String header = request.header("Authorization").orElse("");
        if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return "";
        }
        try {
            String pair =
                    new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** This machine by address, and by name: a foreign page must not reach us through a name that it points here. */
    private static boolean isLocal(Request request) {
        String host = request.header("Host").orElse("").toLowerCase(Locale.ROOT);
        String name = host.startsWith("[") ? host.substring(0, host.indexOf(']') + 1) : host.split(":", 2)[0];
        try {
            // A proxy on this machine that nobody told us to trust speaks for somebody else.
            return LOCAL_NAMES.contains(name)
                    && request.header("X-Forwarded-For").isEmpty()
                    && request.header("Forwarded").isEmpty()
                    && InetAddress.getByName(request.remoteAddress()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isForeignChange(Request request) {
        if (request.method().equals("GET") || request.method().equals("HEAD")) {
            return false;
        }
        String site = request.header("Sec-Fetch-Site").orElse("none");
        String origin = request.header("Origin").orElse("");
        String host = request.header("Host").orElse("");
        boolean foreignOrigin = !origin.isEmpty() && !origin.endsWith("://" + host);
        return foreignOrigin || !(site.equals("none") || site.equals("same-origin"));
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static String token(RandomGenerator random) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
