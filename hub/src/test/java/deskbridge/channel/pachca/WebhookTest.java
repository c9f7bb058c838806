package deskbridge.channel.pachca;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.connector.Reception;
import deskbridge.connector.Reception.Genuine;
import deskbridge.connector.Reception.Malformed;
import deskbridge.connector.Reception.Refused;
import deskbridge.domain.Envelope;
import deskbridge.emulator.HmacSha256;
import deskbridge.http.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WebhookTest {

    private final Workplace work = new Workplace();
    private final Instant now = work.time.instant();

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void signatureIsDemandedBeforeAnythingIsRead() {
        byte[] body = "{not json".getBytes(StandardCharsets.UTF_8);
        assertThat(work.channel.receive(request(body, Map.of()))).isEqualTo(new Refused(401, "no signature"));
        for (String wrong :
                List.of("", "00", "ё".repeat(64), sign(new byte[0]), sign(body).substring(1))) {
            assertThat(work.channel.receive(request(body, Map.of("Pachca-Signature", List.of(wrong)))))
                    .isInstanceOf(Refused.class);
        }
        assertThat(work.channel.receive(request(body, Map.of("PACHCA-signature", List.of(sign(body))))))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void signatureInUpperCaseIsTheSame() {
        var body = message(1, "new", now).getBytes(StandardCharsets.UTF_8);
        var header = Map.of("pachca-signature", List.of(sign(body).toUpperCase(Locale.ROOT)));
        assertThat(work.channel.receive(request(body, header))).isInstanceOf(Genuine.class);
    }

    @Test
    void timeOfSendingMustBeNear() {
        for (Duration fine :
                List.of(Duration.ZERO, Duration.ofMinutes(5), Duration.ofDays(-1), Duration.ofMinutes(-1))) {
            assertThat(receive(message(1, "new", now.plus(fine))))
                    .as(fine.toString())
                    .isInstanceOf(Genuine.class);
        }
        for (Duration wrong :
                List.of(Duration.ofSeconds(301), Duration.ofDays(-1).minusSeconds(1))) {
            assertThat(receive(message(1, "new", now.plus(wrong))))
                    .as(wrong.toString())
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.status()).isEqualTo(401));
        }
        assertThat(receive("{\"type\":\"message\",\"event\":\"new\",\"id\":1}")).isInstanceOf(Malformed.class);
    }

    @Test
    void whatPachcaNeverSendsIsMalformed() {
        for (String body : List.of(
                "",
                "[]",
                "null",
                "7",
                "{",
                "{}",
                stamped("\"type\":\"message\""),
                stamped("\"type\":7,\"event\":\"new\""),
                message(1, "new", now) + "x",
                stamped("\"type\":\"message\",\"event\":\"new\",\"id\":1,\"chat_id\":2"),
                stamped("\"type\":\"view\",\"event\":\"submit\",\"user_id\":1,\"data\":[]"),
                stamped("\"type\":\"button\",\"event\":\"click\",\"message_id\":1,\"chat_id\":1,\"user_id\":1"))) {
            assertThat(receive(body)).as(body).isInstanceOf(Malformed.class);
        }
        for (String id :
                List.of("0", "-1", "1.5", "1e3", "\"1\"", "null", "true", "01", "9223372036854775808", "[1]", "{}")) {
            assertThat(receive(message(id, "new", now))).as(id).isInstanceOf(Malformed.class);
        }
        assertThat(receive(message("9223372036854775807", "new", now))).isInstanceOf(Genuine.class);
        assertThat(receive(stamped("\"x\":" + "[".repeat(100_000) + "]".repeat(100_000))))
                .isInstanceOf(Malformed.class);
        byte[] broken = {'{', '"', (byte) 0xC3, '"', '}'};
        assertThat(work.channel.receive(request(broken, Map.of("Pachca-Signature", List.of(sign(broken))))))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void unknownKindsAreAcknowledgedAndNotStored() {
        for (String kind : List.of(
                "\"type\":\"reaction\",\"event\":\"new\",\"message_id\":1,\"code\":\"👍\"",
                "\"type\":\"message\",\"event\":\"link_shared\",\"message_id\":1,\"links\":[]",
                "\"type\":\"video_call\",\"event\":\"started\",\"thread\":{\"id\":1,\"message_id\":2}",
                "\"type\":\"weather\",\"event\":\"changed\",\"data\":{\"a\":[{}]}")) {
            assertThat(receive(stamped(kind))).isEqualTo(new Genuine(List.of(), null));
        }
    }

    @Test
    void copiesShareAKeyAndDifferentEventsDoNot() {
        var first = key(message(7, "new", now));
        assertThat(key(message(7, "new", now.plusSeconds(30)))).isEqualTo(first);
        assertThat(key(message(7, "delete", now))).isNotEqualTo(first);
        assertThat(key(message(8, "new", now))).isNotEqualTo(first);
        var edit = key(edit(7, "2026-03-02T09:00:00.000Z"));
        assertThat(key(edit(7, "2026-03-02T12:00:00.000+03:00"))).isEqualTo(edit);
        assertThat(key(edit(7, "2026-03-02T09:00:01.000Z"))).isNotEqualTo(edit).isNotEqualTo(first);
        assertThat(key(click("t1"))).isNotEqualTo(key(click("t2")));
        assertThat(key(click("t".repeat(5_000)))).hasSizeLessThan(200);
        var members = "\"type\":\"chat_member\",\"event\":\"add\",\"chat_id\":1,\"created_at\":\"x\",\"user_ids\":";
        assertThat(key(stamped(members + "[2,1]"))).isEqualTo(key(stamped(members + "[1,2]")));
    }

    @Test
    void formSubmittedAgainIsTheSameUntilOpenedAnew() {
        var opened = form(FormMemory.write("trigger-1", "n|m"), "Сломалось");
        assertThat(key(form(FormMemory.write("trigger-1", "n|m"), "Сломалось совсем")))
                .isEqualTo(key(opened));
        assertThat(key(form(FormMemory.write("trigger-2", "n|m"), "Сломалось"))).isNotEqualTo(key(opened));
        assertThat(key(form("чужое", "а"))).isEqualTo(key(form("чужое", "а"))).isNotEqualTo(key(form("чужое", "б")));
    }

    @Test
    void threadAndItsRootShareALaneAndPressesHaveTheirOwn() {
        var top = envelope(message(7, "new", now));
        var inside = envelope(stamped("\"type\":\"message\",\"event\":\"new\",\"id\":9,\"entity_type\":\"thread\","
                + "\"entity_id\":55,\"chat_id\":66,\"user_id\":1,\"thread\":{\"message_id\":7,\"message_chat_id\":5}"));
        assertThat(inside.lane()).isEqualTo(top.lane()).isEqualTo("thread:5:7");
        assertThat(envelope(click("t1")).lane()).isEqualTo("button:t1");
        assertThat(envelope(form(FormMemory.write("t1", ""), "x")).lane()).startsWith("form:");
        assertThat(top.kind()).isEqualTo("message.new");
        assertThat(top.body()).isEqualTo(message(7, "new", now));
    }

    @Test
    void threadThatHangsOffNothingDisturbsNobody() throws Exception {
        for (String thread : List.of("null", "{\"message_id\":null,\"message_chat_id\":null}")) {
            var body = stamped(
                    "\"type\":\"message\",\"event\":\"new\",\"id\":9,\"entity_type\":\"thread\",\"entity_id\":55,"
                            + "\"chat_id\":66,\"user_id\":1,\"thread\":" + thread);
            assertThat(work.channel.decode(envelope(body).body())).isEmpty();
        }
    }

    private String key(String body) {
        return envelope(body).dedupeKey();
    }

    private Envelope envelope(String body) {
        var reception = receive(body);
        assertThat(reception).as(body).isInstanceOf(Genuine.class);
        return ((Genuine) reception).envelopes().getFirst();
    }

    private Reception receive(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return work.channel.receive(request(bytes, Map.of("pachca-signature", List.of(sign(bytes)))));
    }

    private static Request request(byte[] body, Map<String, List<String>> headers) {
        return new Request("POST", "/webhooks/pachca", Map.of(), headers, body, "127.0.0.1");
    }

    private String sign(byte[] body) {
        return HmacSha256.hex(work.bot.signingSecret(), body);
    }

    private String stamped(String fields) {
        return "{" + fields + ",\"webhook_timestamp\":" + now.getEpochSecond() + "}";
    }

    private static String message(long id, String event, Instant sentAt) {
        return message(Long.toString(id), event, sentAt);
    }

    private static String message(String id, String event, Instant sentAt) {
        return "{\"type\":\"message\",\"event\":\"" + event + "\",\"id\":" + id
                + ",\"entity_type\":\"discussion\",\"entity_id\":5,\"chat_id\":5,\"user_id\":1,\"content\":\"а\","
                + "\"thread\":null,\"webhook_timestamp\":" + sentAt.getEpochSecond() + "}";
    }

    private String edit(long id, String changedAt) {
        return stamped("\"type\":\"message\",\"event\":\"update\",\"id\":" + id
                + ",\"entity_type\":\"discussion\",\"chat_id\":5,\"user_id\":1,\"changed_at\":\"" + changedAt + "\"");
    }

    private String click(String trigger) {
        return stamped("\"type\":\"button\",\"event\":\"click\",\"message_id\":1,\"trigger_id\":\"" + trigger
                + "\",\"data\":\"take\",\"user_id\":2,\"chat_id\":3");
    }

    private String form(String metadata, String text) {
        return stamped("\"type\":\"view\",\"event\":\"submit\",\"callback_id\":\"k\",\"private_metadata\":\"" + metadata
                + "\",\"user_id\":2,\"data\":{\"text\":\"" + text + "\"}");
    }
}
