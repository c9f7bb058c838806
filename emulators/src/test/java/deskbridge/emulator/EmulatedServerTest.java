package deskbridge.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EmulatedServerTest {
    private static final InstantSource TIME = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));

    private final AtomicInteger processed = new AtomicInteger();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final EmulatedServer server = new EmulatedServer("sample", TIME, call -> {
        processed.incrementAndGet();
        return switch (call.path()) {
            case "/json" -> Answer.json(200, call.json());
            case "/parts" ->
                Answer.json(
                        200,
                        Json.object()
                                .put("count", call.parts().size())
                                .put("name", call.parts().getLast().fileName())
                                .put("text", call.parts().getLast().body().text()));
            case "/nothing" -> Answer.empty(204);
            default -> Answer.json(200, Json.object().put("q", call.query("q").orElse("none")));
        };
    });

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @Test
    void whatIsOffTheNetworkRefusesConnectionsUntilItIsBackInItsPlace() throws Exception {
        var address = server.uri();
        server.reachable(false);
        assertThatThrownBy(() -> get("/json?q=1")).isInstanceOf(IOException.class);

        server.reachable(true);
        assertThat(server.uri()).isEqualTo(address);
        assertThat(get("/text?q=1").statusCode()).isEqualTo(200);
        assertThat(processed).hasValue(1);
    }

    @Test
    void whatWasSufferedIsCountedByItsKind() throws Exception {
        server.faults().next(2, CallMatch.any(), Fault.status(503));
        server.faults().next(1, CallMatch.any(), new Fault.Html(502));
        for (int i = 0; i < 4; i++) {
            get("/text?q=1");
        }

        assertThat(server.faults().suffered()).containsOnly(entry("html 502", 1), entry("status 503", 2));
    }

    @Test
    void everyCallIsInTheJournalWithItsAnswer() throws Exception {
        assertThat(get("/a%2Fb/c?q=%D0%B4%D0%B0+1").body()).isEqualTo("{\"q\":\"да 1\"}");

        Journal.Entry entry = server.journal().entries().getFirst();
        assertThat(entry.call().segments()).containsExactly("a/b", "c");
        assertThat(entry.call().number()).isEqualTo(1);
        assertThat(entry.call().at()).isEqualTo(TIME.instant());
        assertThat(entry.status()).isEqualTo(200);
        assertThat(entry.answer()).isNotNull();
        assertThat(entry.fault()).isNull();
        assertThat(entry.processed()).isTrue();
    }

    @Test
    void malformedJsonIsAnswered400() throws Exception {
        assertThat(post("/json", "{\"a\":").statusCode()).isEqualTo(400);
        assertThat(post("/json", "").statusCode()).isEqualTo(400);
        assertThat(post("/json", "{\"a\":\"ё\"}").body()).isEqualTo("{\"a\":\"ё\"}");
    }

    @Test
    void multipartPartsAreReadWithNonAsciiNames() throws Exception {
        String body = String.join(
                "\r\n",
                "--xx",
                "Content-Disposition: form-data; name=\"key\"",
                "",
                "k",
                "--xx",
                "Content-Disposition: form-data; name=\"file\"; filename=\"акт 1.txt\"",
                "Content-Type: text/plain",
                "",
                "line",
                "",
                "--x",
                "--xx--",
                "");
        HttpRequest request = HttpRequest.newBuilder(at("/parts"))
                .header("Content-Type", "multipart/form-data; boundary=xx")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .isEqualTo("{\"count\":2,\"name\":\"акт 1.txt\",\"text\":\"line\\r\\n\\r\\n--x\"}");
    }

    @Test
    void lostAnswerChangesStateAndDroppedCallDoesNot() {
        server.faults().next(1, CallMatch.of("POST", "/json"), new Fault.AnswerLost());
        assertThatThrownBy(() -> post("/json", "{}")).isInstanceOf(IOException.class);
        assertThat(processed).hasValue(1);

        server.faults().next(1, CallMatch.of("POST", "/*"), new Fault.Dropped());
        assertThatThrownBy(() -> post("/json", "{}")).isInstanceOf(IOException.class);
        assertThat(processed).hasValue(1);
        assertThat(server.journal().entries())
                .extracting(Journal.Entry::fault, Journal.Entry::status, Journal.Entry::processed)
                .containsExactly(tuple("AnswerLost", 0, true), tuple("Dropped", 0, false));
    }

    @Test
    void truncatedAnswerBreaksOffHalfWay() {
        server.faults().next(1, CallMatch.any(), new Fault.Truncated());
        assertThatThrownBy(() -> post("/json", "{\"a\":\"0123456789\"}")).isInstanceOf(IOException.class);
        assertThat(processed).hasValue(1);
    }

    @Test
    void scriptedStatusesAreAnsweredInOrder() throws Exception {
        server.faults().next(1, CallMatch.of("GET", "/**"), new Fault.None());
        server.faults().next(1, CallMatch.of("GET", "/**"), Fault.status(503));
        server.faults().next(1, CallMatch.any(), new Fault.RateLimited(Duration.ofSeconds(7)));
        server.faults().next(1, CallMatch.any(), new Fault.Html(502));
        server.faults().next(1, CallMatch.any(), new Fault.Redirect(302, "http://127.0.0.1:1/login"));
        server.faults().next(1, CallMatch.any(), new Fault.Huge(200_000));
        server.faults().next(1, CallMatch.any(), new Fault.Slow(Duration.ofMillis(20)));

        assertThat(get("/x").statusCode()).isEqualTo(200);
        assertThat(get("/x").statusCode()).isEqualTo(503);
        HttpResponse<String> limited = get("/x");
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("retry-after")).contains("7");
        assertThat(get("/x").headers().firstValue("content-type").orElseThrow()).startsWith("text/html");
        assertThat(get("/x").statusCode()).isEqualTo(302);
        assertThat(get("/x").body()).hasSize(200_000);
        assertThat(get("/nothing").statusCode()).isEqualTo(204);
        assertThat(get("/x").statusCode()).isEqualTo(200);
    }

    @Test
    void randomFaultsRepeatWithTheirSeed() throws Exception {
        List<Integer> first = statusesWithSeed(42);
        assertThat(first).contains(200, 500);
        assertThat(statusesWithSeed(42)).isEqualTo(first);
    }

    @Test
    void scriptedFaultsComeBeforeRandomOnes() throws Exception {
        server.faults().random(new Random(1), 0, CallMatch.any(), Fault.status(500));
        Faults.Rule rule = server.faults().next(1, CallMatch.of("GET", "/x"), Fault.status(418));
        assertThat(get("/x").statusCode()).isEqualTo(418);
        assertThat(rule.applied()).isEqualTo(1);
        assertThat(get("/x").statusCode()).isEqualTo(200);
        server.faults().always(CallMatch.any(), Fault.status(500)).cancel();
        assertThat(get("/x").statusCode()).isEqualTo(200);
    }

    private List<Integer> statusesWithSeed(long seed) throws Exception {
        server.faults().clear();
        server.journal().clear();
        server.faults().random(new Random(seed), 0.5, CallMatch.any(), Fault.status(500));
        for (int i = 0; i < 20; i++) {
            get("/x");
        }
        return server.journal().entries().stream().map(Journal.Entry::status).toList();
    }

    private URI at(String path) {
        return URI.create(server.uri() + path);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(at(path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
