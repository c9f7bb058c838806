package deskbridge.demo.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.demo.Demo;
import deskbridge.demo.hub.NoHub;
import deskbridge.demo.world.Tracker;
import deskbridge.emulator.Json;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageServerTest {
    private static final Locale ENGLISH = Locale.of("en");

    private final Demo demo =
            new Demo(0, ENGLISH, InstantSource.system(), world -> new NoHub(InstantSource.system(), ENGLISH));
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void stop() {
        client.close();
        demo.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(demo.uri().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> perform(String deed, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(demo.uri().resolve("/api/demo/do/" + deed))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> performAsPage(String deed, String body) throws IOException, InterruptedException {
        return perform(deed, body, "X-Deskbridge-Page", "1");
    }

    @Test
    void thePageAndItsFilesAreServedAndNothingElse() throws Exception {
        HttpResponse<String> page = get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'");
        assertThat(get("/page/main.js").statusCode()).isEqualTo(200);
        assertThat(get("/page/page.css").headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/css");
        assertThat(get("/page/PageServer.class").statusCode()).isEqualTo(404);
        assertThat(get("/page/..%2Ftexts_ru.properties").statusCode()).isEqualTo(404);
    }

    @Test
    void onlyThePageItselfMayAct() throws Exception {
        String switching = "{\"name\":\"DESKS_DOWN\",\"on\":true}";
        assertThat(perform("trouble", switching).statusCode()).isEqualTo(403);
        assertThat(performAsPage("trouble", switching).statusCode()).isEqualTo(200);
        assertThat(performAsPage("trouble", "nonsense").statusCode()).isEqualTo(400);
        assertThat(performAsPage("everything", "{}").statusCode()).isEqualTo(404);
        JsonNode state = Json.parse(get("/api/demo/state").body());
        assertThat(state.at("/troubles/DESKS_DOWN").asBoolean()).isTrue();
        assertThat(state.at("/troubles/WEBHOOKS_LOST").asBoolean()).isFalse();
    }

    @Test
    void whatAPersonMayNotDoIsSaidAndNotDone() throws Exception {
        long ivan = demo.world().actors().getFirst().userId();
        long maria = demo.world().actors().get(1).userId();
        long chat = demo.world().pachca().chats().getFirst();
        String written = performAsPage(
                        "pachca.write",
                        "{\"me\":" + ivan + ",\"chat\":" + chat + ",\"text\":\"The printer is silent\"}")
                .body();
        long message = Json.parse(written).path("message").asLong();

        HttpResponse<String> refused =
                performAsPage("pachca.edit", "{\"me\":" + maria + ",\"message\":" + message + ",\"text\":\"Ha\"}");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Json.parse(refused.body()).path("error").asText()).contains("403");
        assertThat(demo.world().pachca().emulator().message(message).content()).isEqualTo("The printer is silent");
    }

    @Test
    void anAgentWorksOnATicketAndEverybodySeesIt() throws Exception {
        demo.world().tracker().emulator().agent("anna.smirnova").creates(Tracker.QUEUE, "Printer", "It is silent");
        String common = "{\"agent\":\"anna.smirnova\",\"ticket\":\"SERVICEDESK-1\",";
        performAsPage("tracker.assign", common + "\"to\":\"boris.volkov\"}");
        performAsPage("tracker.move", common + "\"to\":\"resolved\",\"resolution\":\"fixed\",\"text\":\"Plugged in\"}");
        String file = "[{\"name\":\"r&d.txt\",\"type\":\"text/plain\",\"content\":\"aGVsbG8=\"}]";
        performAsPage("tracker.comment", common + "\"text\":\"do not tell\",\"internal\":true,\"files\":" + file + "}");

        JsonNode ticket =
                Json.parse(get("/api/demo/state?tracker=SERVICEDESK-1").body()).at("/tracker/ticket");
        assertThat(ticket.path("status").asText()).isEqualTo("resolved");
        assertThat(ticket.path("assigneeName").asText()).isEqualTo("Boris Volkov");
        assertThat(ticket.path("list").findValuesAsText("text")).containsExactly("Plugged in", "! do not tell");
        assertThat(ticket.at("/list/1/internal").asBoolean()).isTrue();
        HttpResponse<String> content = get(ticket.at("/list/1/files/0/url").asText());
        assertThat(content.body()).isEqualTo("hello");
        assertThat(content.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
    }

    @Test
    void aCustomerWritesInTelegramAndAnAgentOfOkdeskDelaysTheTicket() throws Exception {
        long customer = demo.world().telegram().people().getFirst().id();
        String here = "{\"me\":" + customer + ",\"room\":" + customer + ",";
        performAsPage("telegram.start", here + "\"x\":0}");
        String file = "[{\"name\":\"till.txt\",\"type\":\"text/plain\",\"content\":\"aGVsbG8=\"}]";
        performAsPage("telegram.write", here + "\"text\":\"The till is silent\",\"files\":" + file + "}");

        JsonNode chat = Json.parse(get("/api/demo/state").body()).at("/telegram/chat");
        assertThat(chat.path("messages").findValuesAsText("text")).containsExactly("/start", "The till is silent");
        assertThat(get(chat.at("/messages/1/files/0/url").asText()).body()).isEqualTo("hello");

        long ticket = demo.world().okdesk().emulator().agent("anna.smirnova").creates("Till", "<p>It is silent</p>");
        String common = "{\"agent\":\"anna.smirnova\",\"ticket\":\"" + ticket + "\",";
        long tomorrow =
                InstantSource.system().instant().plus(Duration.ofDays(1)).toEpochMilli();
        performAsPage("okdesk.move", common + "\"to\":\"delayed\",\"until\":" + tomorrow + ",\"text\":\"Parts\"}");
        performAsPage("okdesk.comment", common + "\"text\":\"1 < 2\",\"internal\":true}");
        JsonNode shown =
                Json.parse(get("/api/demo/state?okdesk=" + ticket).body()).at("/okdesk/ticket");
        assertThat(shown.path("status").asText()).isEqualTo("delayed");
        assertThat(shown.path("delayedTo").asLong()).isEqualTo(tomorrow);
        assertThat(shown.path("list").findValuesAsText("text")).containsExactly("Parts", "<p>1 &lt; 2</p>");
        assertThat(shown.path("list").findValuesAsText("internal")).containsExactly("true", "true");
    }

    @Test
    void onlyMembersSeeTheChatOfTheAgents() throws Exception {
        long group = demo.world().telegram().agents().id();
        long customer = demo.world().telegram().people().getFirst().id();
        long agent = demo.world().telegram().people().getLast().id();

        String words = ",\"room\":" + group + ",\"text\":\"Hello\"}";
        assertThat(performAsPage("telegram.write", "{\"me\":" + customer + words)
                        .statusCode())
                .isEqualTo(409);
        assertThat(performAsPage("telegram.write", "{\"me\":" + agent + words).statusCode())
                .isEqualTo(200);
        JsonNode state = Json.parse(
                get("/api/demo/state?person=" + agent + "&room=" + group).body());
        assertThat(state.at("/telegram/chat/messages/0/text").asText()).isEqualTo("Hello");
    }

    @Test
    void anotherSitesNameIsNotAnswered() throws Exception {
        URI uri = demo.uri();
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream()
                    .write("GET /api/demo/state HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 421").doesNotContain("people");
        }
    }
}
