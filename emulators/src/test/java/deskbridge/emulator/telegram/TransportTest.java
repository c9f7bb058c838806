package deskbridge.emulator.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Fault;
import deskbridge.emulator.Journal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TransportTest {
    private final Town town = new Town();

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void methodNamesHaveNoCaseAndVerbsAreTwo() {
        assertThat(town.api.call("GETME").result().path("id").asLong()).isEqualTo(town.bot.id());
        assertThat(send("DELETE", "getMe", "text/plain", "").status()).isEqualTo(501);
    }

    @Test
    void parametersComeInEveryForm() {
        String text = URLEncoder.encode("Привет & пока", StandardCharsets.UTF_8);
        String chat = "chat_id=" + town.ivan.id();
        assertThat(town.api
                        .call("sendMessage?" + chat + "&text=" + text)
                        .result()
                        .path("text")
                        .asText())
                .isEqualTo("Привет & пока");
        assertThat(send("POST", "sendMessage", "application/x-www-form-urlencoded", chat + "&text=" + text)
                        .result()
                        .path("text")
                        .asText())
                .isEqualTo("Привет & пока");
        String part = "--b\r\nContent-Disposition: form-data; name=\"";
        String multipart =
                part + "chat_id\"\r\n\r\n" + town.ivan.id() + "\r\n" + part + "text\"\r\n\r\nПо частям\r\n--b--\r\n";
        assertThat(send("POST", "sendMessage", "multipart/form-data; boundary=b", multipart)
                        .result()
                        .path("text")
                        .asText())
                .isEqualTo("По частям");
    }

    @Test
    void queryStringBeatsTheBody() {
        JsonNode sent = send(
                        "POST",
                        "sendMessage?text=query",
                        "application/json",
                        town.text("body").toString())
                .result();
        assertThat(sent.path("text").asText()).isEqualTo("query");
    }

    @Test
    void nestedValuesMayBeObjectsOrStrings() {
        JsonNode nested = town.api
                .call("sendMessage", town.text("раз").set("reply_markup", Town.inline("да", "y")))
                .result();
        JsonNode quoted = town.api
                .call(
                        "sendMessage",
                        town.text("раз")
                                .put("reply_markup", Town.inline("да", "y").toString()))
                .result();
        assertThat(nested.path("reply_markup")).isEqualTo(quoted.path("reply_markup"));
        assertThat(nested.path("reply_markup")
                        .path("inline_keyboard")
                        .path(0)
                        .path(0)
                        .path("callback_data")
                        .asText())
                .isEqualTo("y");
    }

    @Test
    void brokenJsonCountsUpToTheMistake() {
        assertThat(send("POST", "sendMessage", "application/json", "{\"text\":\"раз\",\"chat_id\":oops")
                        .refusal())
                .isEqualTo("400 Bad Request: chat_id is empty");
    }

    @Test
    void addressesAndTokensAreChecked() {
        assertThat(town.api.call("noSuchMethod").refusal()).isEqualTo("404 Not Found: method not found");
        assertThat(get("/nothing").refusal()).isEqualTo("404 Not Found");
        assertThat(get("/bot123:unknown/getMe").refusal()).isEqualTo("401 Unauthorized");
        assertThat(get("/botnonsense/getMe").refusal()).isEqualTo("401 Unauthorized: invalid token specified");
        String old = town.bot.token();
        String fresh = town.bot.revokeToken();
        assertThat(get("/bot" + old + "/getMe").refusal()).isEqualTo("401 Unauthorized");
        assertThat(get("/bot" + fresh + "/getMe").status()).isEqualTo(200);
    }

    @Test
    void hugeParametersAreRefused() {
        assertThat(town.api.call("sendMessage", town.text("я".repeat(1 << 20))).refusal())
                .isEqualTo("413 Request Entity Too Large");
    }

    @Test
    void serversAreNotLeft() {
        assertThat(town.api.call("logOut").status()).isEqualTo(400);
        assertThat(town.api.call("close").status()).isEqualTo(400);
    }

    @Test
    void scriptedFaultsLookLikeTelegrams() {
        town.telegram
                .faults()
                .next(1, TelegramFaults.method("sendMessage"), TelegramFaults.tooManyRequests(Duration.ofSeconds(14)));
        town.telegram
                .faults()
                .next(1, TelegramFaults.method("sendmessage"), TelegramFaults.refused(500, "Internal Server Error"));
        town.telegram.faults().next(1, TelegramFaults.method("sendMessage"), new Fault.Html(502));
        BotCaller.Answered limited = town.api.call("sendMessage", town.text("раз"));
        assertThat(limited.refusal()).isEqualTo("429 Too Many Requests: retry after 14");
        assertThat(limited.json().path("parameters").path("retry_after").asInt())
                .isEqualTo(14);
        assertThat(limited.response().headers().firstValue("Retry-After")).contains("14");
        assertThat(town.api.call("sendMessage", town.text("раз")).refusal()).isEqualTo("500 Internal Server Error");
        assertThat(town.api.call("sendMessage", town.text("раз")).response().body())
                .startsWith("<html>");
        assertThat(town.api.call("sendMessage", town.text("раз")).status()).isEqualTo(200);
        assertThat(town.telegram.journal().entries(TelegramFaults.method("sendMessage")))
                .extracting(Journal.Entry::status)
                .containsExactly(429, 500, 502, 200);
    }

    private BotCaller.Answered get(String path) {
        return town.api.send(
                HttpRequest.newBuilder(URI.create(town.telegram.url() + path)).build());
    }

    private BotCaller.Answered send(String verb, String method, String type, String body) {
        return town.api.send(HttpRequest.newBuilder(town.api.address(method))
                .header("Content-Type", type)
                .method(verb, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
