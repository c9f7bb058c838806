package deskbridge.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stands between a caller and a server changes nothing of what they say. */
final class RelayTest {

    private static final InstantSource TIME = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));

    private final EmulatedServer server = new EmulatedServer(
            "sample",
            TIME,
            call -> Answer.json(
                            201,
                            Json.object()
                                    .put("method", call.method())
                                    .put("path", call.path())
                                    .put("query", call.query("q").orElse(""))
                                    .put("header", call.header("X-Said").orElse(""))
                                    .put("body", call.body().text()))
                    .with("X-Answered", "yes"));
    private final Relay relay = new Relay(Duration.ofSeconds(10), this::pass);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
        relay.close();
        server.close();
    }

    private void pass(HttpExchange call, byte[] body) throws IOException, InterruptedException {
        try {
            var answer = relay.ask(server.uri().resolve(call.getRequestURI()), call, body);
            Relay.headers(call, answer.headers().map());
            Relay.answer(call, answer.statusCode(), answer.body());
        } catch (IOException down) {
            Relay.answer(call, 502, new byte[0]);
        }
    }

    private HttpResponse<String> put(String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(relay.uri() + "/a/b?q=x%20y"))
                .header("X-Said", "hello")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void callAndAnswerArriveAsTheyWereSaid() throws Exception {
        var answer = put("слова");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().allValues("X-Answered")).containsExactly("yes");
        assertThat(answer.headers().allValues("Content-Type")).hasSize(1);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"method\":\"PUT\",\"path\":\"/a/b\",\"query\":\"x y\",\"header\":\"hello\",\"body\":\"слова\"}");
    }

    @Test
    void itsOwnerLearnsThatTheServerIsDown() throws Exception {
        server.reachable(false);
        assertThat(put("слова").statusCode()).isEqualTo(502);
        server.reachable(true);
        assertThat(put("слова").statusCode()).isEqualTo(201);
    }
}
