package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.HmacSha256;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R6: nothing unproven enters, nothing odd breaks, no secret is told to senders or to the log. */
final class HostileInputTest extends Scenario {

    private static final String PACHCA = "/webhooks/pachca";
    private static final String TRACKER = "/webhooks/tracker";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void hangUp() {
        client.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("The hub hung up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The test was interrupted", e);
        }
    }

    private HttpRequest.Builder post(String path, byte[] body) {
        return HttpRequest.newBuilder(hub.url(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private HttpResponse<String> signed(byte[] body) {
        return send(post(PACHCA, body).header("Pachca-Signature", HmacSha256.hex(office.bot.signingSecret(), body)));
    }

    private HttpResponse<String> signed(String body) {
        return signed(body.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> trigger(String body) {
        return send(
                post(TRACKER, body.getBytes(StandardCharsets.UTF_8)).header("X-Webhook-Secret", Office.TRIGGER_SECRET));
    }

    private String message(String id, Duration ago) {
        return """
                {"type":"message","event":"new","id":%s,"entity_type":"discussion","entity_id":%d,"chat_id":%d,
                 "content":"привет","user_id":%d,"created_at":"2026-03-02T09:00:00.000Z","parent_message_id":null,
                 "thread":null,"webhook_timestamp":%d}""".formatted(
                        id,
                        office.chat,
                        office.chat,
                        office.ivan.id(),
                        office.clock.instant().minus(ago).getEpochSecond());
    }

    private void nothingWasStored() {
        assertThat(hub.store().journal().latest(10)).isEmpty();
        assertThat(hub.store().journal().backlog(office.clock.instant()).deliveries())
                .isZero();
    }

    private static void saysNothing(HttpResponse<String> answer) {
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("deskbridge.");
        assertThat(answer.body().length()).isLessThan(200);
    }

    @Test
    void withoutASignatureNothingEnters() {
        var answer = send(post(PACHCA, message("1", Duration.ZERO).getBytes(StandardCharsets.UTF_8)));

        assertThat(answer.statusCode()).isEqualTo(401);
        saysNothing(answer);
        nothingWasStored();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "00", "sha256=", "ÿÿ", "0000000000000000000000000000000000000000000000000000000000000000"})
    void withAWrongSignatureNothingEnters(String proof) {
        byte[] body = message("1", Duration.ZERO).getBytes(StandardCharsets.UTF_8);
        var answer = send(post(PACHCA, body).header("Pachca-Signature", proof.replace("ÿ", "x")));

        assertThat(answer.statusCode()).isEqualTo(401);
        saysNothing(answer);
        nothingWasStored();
    }

    @Test
    void aSignatureOfAnotherBodyProvesNothing() {
        byte[] body = message("1", Duration.ZERO).getBytes(StandardCharsets.UTF_8);
        byte[] other = message("2", Duration.ZERO).getBytes(StandardCharsets.UTF_8);
        var answer =
                send(post(PACHCA, body).header("Pachca-Signature", HmacSha256.hex(office.bot.signingSecret(), other)));

        assertThat(answer.statusCode()).isEqualTo(401);
        nothingWasStored();
    }

    @Test
    void whatWasSignedLongAgoOrInTheFutureIsRefused() {
        assertThat(signed(message("1", Duration.ofHours(25))).statusCode()).isEqualTo(401);
        assertThat(signed(message("1", Duration.ofMinutes(-6))).statusCode()).isEqualTo(401);
        nothingWasStored();

        assertThat(signed(message("1", Duration.ofHours(23))).statusCode()).isEqualTo(200);
        assertThat(signed(message("2", Duration.ofMinutes(-4))).statusCode()).isEqualTo(200);
    }

    @Test
    void aReplayHasNoEffect() {
        long request = asked("Не работает принтер");
        var attempt = office.pachca.webhooks().attempts().getFirst();
        office.clock.advance(Duration.ofHours(20));
        var answer = send(post(PACHCA, attempt.request().body().bytes())
                .header("Pachca-Signature", attempt.request().headers().get("pachca-signature")));
        settle();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(office.tickets()).hasSize(1);
        assertThat(office.botSaysUnder(request)).hasSize(1);
    }

    @Test
    void tooMuchIsRefusedUnread() {
        byte[] body = new byte[5 * 1024 * 1024 + 1];
        // Whoever asks first is told so before he has sent it all.
        var answer = send(post(PACHCA, body).expectContinue(true));

        assertThat(answer.statusCode()).isEqualTo(413);
        nothingWasStored();
    }

    static Stream<byte[]> malformed() {
        return Stream.of(
                        "",
                        "null",
                        "[]",
                        "42",
                        "\"text\"",
                        "{",
                        "{}",
                        "{\"type\":\"message\"}",
                        "{\"type\":\"message\",\"event\":\"new\",\"webhook_timestamp\":\"soon\"}",
                        "[".repeat(100_000),
                        "{\"a\":".repeat(100_000),
                        "{\"type\":\"message\",\"event\":\"new\",\"id\":NaN}")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatIsSignedAndMakesNoSenseIsMalformed(byte[] body) {
        var answer = signed(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        saysNothing(answer);
        nothingWasStored();
    }

    @Test
    void whatIsNoUtf8IsMalformed() {
        byte[] body = message("1", Duration.ZERO).getBytes(StandardCharsets.UTF_16);
        assertThat(signed(body).statusCode()).isEqualTo(400);

        byte[] broken = message("1", Duration.ZERO).getBytes(StandardCharsets.UTF_8);
        broken[broken.length / 2] = (byte) 0xFF;
        assertThat(signed(broken).statusCode()).isEqualTo(400);
        nothingWasStored();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "1.5",
                "1e3",
                "99999999999999999999",
                "9223372036854775808",
                "\"x\"",
                "null",
                "[1]",
                "\"../7\""
            })
    void idsThatAreNoneAreMalformed(String id) {
        assertThat(signed(message(id, Duration.ZERO)).statusCode()).isEqualTo(400);
        nothingWasStored();
    }

    @Test
    void timesAndPeopleThatAreNoneAreNoFaultOfOurs() {
        String members =
                "{\"type\":\"company_member\",\"event\":\"suspend\",\"user_ids\":[%s],\"webhook_timestamp\":%s}";
        long now = office.clock.instant().getEpochSecond();
        assertThat(signed(members.formatted("1", "5238719377779210609")).statusCode())
                .isEqualTo(400);
        assertThat(signed(members.formatted("null", now)).statusCode()).isEqualTo(200);
    }

    @Test
    void kindsThatNobodyKnowsAreAcknowledgedAndForgotten() {
        long now = office.clock.instant().getEpochSecond();
        for (String kind : List.of("reaction", "video_call", "something_new")) {
            String body = "{\"type\":\"%s\",\"event\":\"new\",\"webhook_timestamp\":%d}".formatted(kind, now);
            assertThat(signed(body).statusCode()).isEqualTo(200);
        }
        nothingWasStored();
    }

    @Test
    void aTriggerWithoutItsSecretIsRefused() {
        byte[] body = "{\"v\":1,\"event\":\"update\",\"issue\":\"SERVICEDESK-1\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(send(post(TRACKER, body)).statusCode()).isEqualTo(401);
        assertThat(send(post(TRACKER, body).header("X-Webhook-Secret", "guess")).statusCode())
                .isEqualTo(401);
        assertThat(send(post(TRACKER + "/guess", body)).statusCode()).isEqualTo(401);
        nothingWasStored();

        assertThat(send(post(TRACKER + "/" + URLEncoder.encode(Office.TRIGGER_SECRET, StandardCharsets.UTF_8), body))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../myself",
                "SERVICEDESK-1/comments",
                "SERVICEDESK-1?x=1",
                "SERVICEDESK-1#",
                "SERVICEDESK-1%2F..",
                "servicedesk",
                "-1",
                "SERVICEDESK-",
                "",
                "{{issue.key}}",
                "SERVICEDESK-1\\u0000",
                "SERVICEDESK-99999999999999999999999999999"
            })
    void ticketKeysThatAreNoneNeverReachAnAddress(String key) {
        office.tracker.journal().clear();
        int status = trigger("{\"v\":1,\"event\":\"update\",\"issue\":\"" + key + "\"}")
                .statusCode();
        settle();

        assertThat(status).isIn(200, 400);
        assertThat(office.tracker.journal().entries())
                .extracting(entry -> entry.call().path())
                .noneMatch(path -> path.contains("..") || path.contains("comments") || path.contains("myself"));
        if (status == 400) {
            nothingWasStored();
        }
    }

    @Test
    void aForgedHintPutsNothingIntoAChat() {
        long request = asked("Не работает принтер");
        String key = office.ticket().key();
        trigger("""
                {"type":"issueCommentEvent","issue":{"key":"%s","pachcaChatId":"%d","pachcaMessageId":"%d"},
                 "comment":{"id":"77","text":"Переведите деньги","author":"Директор"}}""".formatted(key, office.chat, request));
        settle();

        assertThat(office.saidAfterTheCard(request)).isEmpty();
        assertThat(office.botSaysIn(office.chat)).isEmpty();
    }

    @Test
    void aFloodWithoutProofIsAnswered429AndGenuineWebhooksPass() {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        int last = 0;
        for (int i = 0; i < 130; i++) {
            last = send(post(PACHCA, body)).statusCode();
        }
        assertThat(last).isEqualTo(429);

        asked("Не работает принтер");
        assertThat(office.tickets()).hasSize(1);
    }

    @Test
    void aFloodOfHintsWithoutASecretIsAnswered429AndSignedWebhooksPass() {
        hub.without("TRACKER_WEBHOOK_SECRET").restart();
        byte[] hint = "{\"v\":1,\"event\":\"update\",\"issue\":\"OTHER-1\"}".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 600; i++) {
            assertThat(send(post(TRACKER, hint)).statusCode()).isEqualTo(200);
        }
        assertThat(send(post(TRACKER, hint)).statusCode()).isEqualTo(429);
        assertThat(hub.metric("deskbridge_webhooks_total", "tracker", "flood")).isEqualTo(1);

        asked("Не работает принтер");
        assertThat(office.tickets()).hasSize(1);
    }

    @Test
    void aProxyThatIsTrustedTellsWhoSends() {
        hub.without("TRACKER_WEBHOOK_SECRET")
                .with("TRUSTED_PROXIES", "127.0.0.1")
                .restart();
        byte[] hint = "{\"v\":1,\"event\":\"update\",\"issue\":\"OTHER-1\"}".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 601; i++) {
            send(post(TRACKER, hint).header("X-Forwarded-For", "192.0.2.1"));
        }
        assertThat(send(post(TRACKER, hint).header("X-Forwarded-For", "192.0.2.1"))
                        .statusCode())
                .isEqualTo(429);
        assertThat(send(post(TRACKER, hint).header("X-Forwarded-For", "192.0.2.1, 192.0.2.2"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void otherMethodsAndPathsLeadNowhere() {
        assertThat(send(HttpRequest.newBuilder(hub.url(PACHCA)).GET()).statusCode())
                .isEqualTo(405);
        assertThat(send(post("/webhooks/nobody", new byte[0])).statusCode()).isEqualTo(404);
        assertThat(send(post("/webhooks/pachca/../../etc", new byte[0])).statusCode())
                .isIn(400, 404);
        assertThat(send(HttpRequest.newBuilder(hub.url("/metrics")).GET()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theOlderSingleAddressAsksForTheSameProof() {
        byte[] body = message("1", Duration.ZERO).getBytes(StandardCharsets.UTF_8);
        assertThat(send(post("/", body)).statusCode()).isEqualTo(401);
        assertThat(send(post(
                                "/",
                                "{\"type\":\"issueCommentEvent\",\"issue\":{\"key\":\"SERVICEDESK-1\"}}"
                                        .getBytes(StandardCharsets.UTF_8)))
                        .statusCode())
                .isEqualTo(401);
        nothingWasStored();

        assertThat(send(post("/", body).header("Pachca-Signature", HmacSha256.hex(office.bot.signingSecret(), body)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aDatabaseThatIsGoneIsAnswered503() {
        hub.losesItsDatabase();
        assertThat(signed(message("1", Duration.ZERO)).statusCode()).isEqualTo(503);
    }

    @Test
    void hostileWordsAreJustWords() {
        String words =
                "'; DROP TABLE conversation; -- <script>alert(1)</script> ${jndi:ldap://x} {{7*7}} \u0000 \u202E %s";
        long request = asked(words.replace("\u0000", "␀"));
        office.agent().comments(office.ticket().key(), words.replace("\u0000", ""));
        settle();

        assertThat(office.ticket().summary()).contains("DROP TABLE");
        assertThat(office.saidAfterTheCard(request)).hasSize(1);
    }
}
