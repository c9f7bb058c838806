package deskbridge.admin;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.http.Handler;
import deskbridge.http.Request;
import deskbridge.http.Response;
import deskbridge.http.Router;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AdminAccessTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-02T09:00:30Z"));
    private static final Handler PAGE = request -> Response.of(200, "text/plain", "secrets");

    private final AdminAccess local = access(null);
    private final AdminAccess remote = access("correct horse");

    private static AdminAccess access(@Nullable String password) {
        return new AdminAccess(password, new Random(1), CLOCK);
    }

    private static Request request(String method, String address, Map<String, String> headers) {
        var all = new HashMap<String, List<String>>(Map.of("Host", List.of("127.0.0.1:8081")));
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return new Request(method, "/", Map.of(), all, new byte[0], address);
    }

    private static Map<String, String> knowing(String password) {
        var pair = "admin:" + password;
        return Map.of(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private Response opened() {
        return opened(Map.of());
    }

    private Response opened(Map<String, String> headers) {
        var link = local.oneTimePath().orElse("/login/none");
        var router = Router.builder().get("/login/{token}", local::login).build();
        var all = new HashMap<String, List<String>>(Map.of("Host", List.of("127.0.0.1:8081")));
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return router.handle(new Request("GET", link, Map.of(), all, new byte[0], "127.0.0.1"));
    }

    private String cookie() {
        return opened().headers().getOrDefault("Set-Cookie", "").split(";", 2)[0];
    }

    @Test
    void theLinkWorksOnceAlsoForTwoAtATime() {
        var answers = IntStream.range(0, 64)
                .parallel()
                .mapToObj(any -> opened().status())
                .toList();

        assertThat(answers).containsOnlyOnce(303).contains(403);
        assertThat(local.oneTimePath()).isEmpty();
    }

    @Test
    void whoVouchesForVisitorsGetsAnotherLinkAfterEachAndTheUsedOneStaysDead() {
        String first = local.anotherOneTimePath().orElseThrow();
        assertThat(local.anotherOneTimePath()).contains(first);
        assertThat(opened().status()).isEqualTo(303);
        assertThat(local.oneTimePath()).isEmpty();

        assertThat(local.anotherOneTimePath()).isPresent().get().isNotEqualTo(first);
        assertThat(opened().status()).isEqualTo(303);
        assertThat(remote.anotherOneTimePath()).isEmpty();
    }

    @Test
    void theSessionIsNeverOneThatTheVisitorBrought() {
        var answer = opened(Map.of("Cookie", "deskbridge-admin=mine"));

        assertThat(answer.headers().getOrDefault("Set-Cookie", ""))
                .doesNotContain("mine")
                .contains("HttpOnly")
                .contains("SameSite=Strict");
        assertThat(local.guarding(PAGE)
                        .handle(request("GET", "127.0.0.1", Map.of("Cookie", "deskbridge-admin=mine")))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void withoutAPasswordOnlyThisMachineUnderItsOwnNameIsServed() {
        var cookie = cookie();
        var guarded = local.guarding(PAGE);

        assertThat(guarded.handle(request("GET", "127.0.0.1", Map.of("Cookie", cookie)))
                        .status())
                .isEqualTo(200);
        assertThat(guarded.handle(request("GET", "192.0.2.1", Map.of("Cookie", cookie)))
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "127.0.0.1.evil.example", "localhost.", "[::1", "", "127.0.0.1@evil.example"})
    void aNameThatSomebodyPointedHereIsRefused(String host) {
        var cookie = cookie();

        assertThat(local.guarding(PAGE)
                        .handle(request("GET", "127.0.0.1", Map.of("Cookie", cookie, "Host", host)))
                        .status())
                .isEqualTo(403);
        assertThat(local.open(PAGE)
                        .handle(request("GET", "127.0.0.1", Map.of("Host", host)))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whomAnUntrustedProxyOnThisMachineSpeaksForIsAStranger() {
        assertThat(local.open(PAGE)
                        .handle(request("GET", "127.0.0.1", Map.of()))
                        .status())
                .isEqualTo(200);
        assertThat(local.open(PAGE)
                        .handle(request("GET", "127.0.0.1", Map.of("X-Forwarded-For", "192.0.2.1")))
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, http://evil.example",
        "Origin, null",
        "Origin, https://127.0.0.1:8081.evil.example",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void aChangeThatAnotherSiteAsksForIsRefused(String header, String value) {
        var guarded = local.guarding(PAGE);
        var cookie = cookie();

        assertThat(guarded.handle(request("POST", "127.0.0.1", Map.of("Cookie", cookie, header, value)))
                        .status())
                .isEqualTo(403);
        assertThat(guarded.handle(request(
                                "POST",
                                "127.0.0.1",
                                Map.of(
                                        "Cookie",
                                        cookie,
                                        "Origin",
                                        "http://127.0.0.1:8081",
                                        "Sec-Fetch-Site",
                                        "same-origin")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoeverGuessesPasswordsIsTurnedAwayAndOthersAreNot() {
        var guarded = remote.guarding(PAGE);
        for (int i = 0; i < 40; i++) {
            guarded.handle(request("GET", "192.0.2.1", knowing("guess " + i)));
        }

        assertThat(guarded.handle(request("GET", "192.0.2.1", knowing("correct horse")))
                        .status())
                .isEqualTo(429);
        assertThat(guarded.handle(request("GET", "192.0.2.2", knowing("correct horse")))
                        .status())
                .isEqualTo(200);
        assertThat(guarded.handle(request("GET", "192.0.2.2", Map.of())).status())
                .isEqualTo(401);
    }

    @Test
    void withAPasswordThereIsNoLink() {
        assertThat(remote.oneTimePath()).isEmpty();
    }
}
