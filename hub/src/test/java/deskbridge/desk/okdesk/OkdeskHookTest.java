package deskbridge.desk.okdesk;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.connector.Reception;
import deskbridge.connector.SettableClock;
import deskbridge.domain.CommentRef;
import deskbridge.domain.Envelope;
import deskbridge.domain.Event.TicketTouched;
import deskbridge.emulator.HmacSha256;
import deskbridge.http.AddressRanges;
import deskbridge.http.Request;
import deskbridge.rest.LocalAllowance;
import deskbridge.rest.RestListener;
import deskbridge.rest.RestOptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Okdesk sends: proven where that can be, understood in every envelope, and reduced to ids. */
class OkdeskHookTest {
    private static final String SECRET = "s3cret-of-the-hook";
    private static final String HEADER = "x-okdesk-signature";
    private static final String BODY = "{\"event\":{\"event_type\":\"new_ticket\"},\"issue\":{\"id\":7}}";

    private final OkdeskDesk open = desk();
    private final OkdeskDesk guarded =
            desk("webhook-secret: " + SECRET, "webhook-ips: [195.211.122.0/24, \"2a00:1::/32\", 10.0.0.1]");

    private static OkdeskDesk desk(String... settings) {
        String[] usual = {"url: http://127.0.0.1:1", "token: token"};
        OkdeskConfig config = OkdeskConfigs.of(
                Stream.concat(Stream.of(usual), Stream.of(settings)).toArray(String[]::new));
        var clock = new SettableClock(Instant.parse("2026-11-21T09:00:00Z"));
        return new OkdeskDesk(
                config,
                clock,
                new Random(1),
                RestOptions.defaults(),
                RestListener.NONE,
                new LocalAllowance(System::nanoTime));
    }

    @AfterEach
    void stop() {
        open.close();
        guarded.close();
    }

    private static Request request(String path, Map<String, String> headers, String body, String from) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return new Request("POST", path, Map.of(), all, body.getBytes(StandardCharsets.UTF_8), from);
    }

    private Reception received(String body) {
        return open.receive(request("/webhooks/okdesk", Map.of(), body, "127.0.0.1"));
    }

    private Envelope envelope(String body) {
        return ((Reception.Genuine) received(body)).envelopes().getFirst();
    }

    private TicketTouched touched(Envelope envelope) {
        return (TicketTouched) open.decode(envelope.body()).getFirst();
    }

    private boolean isProven(String path, Map<String, String> headers, String from) {
        return guarded.receive(request(path, headers, BODY, from)) instanceof Reception.Genuine;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":{\"event_type\":\"new_comment\",\"comment\":{\"id\":42,\"is_public\":true}},\"issue\":{\"id\":7}}",
                "{\"event\":{\"event_type\":\"new_comment\",\"comment\":{\"id\":\"42\"}},\"issue\":{\"id\":\"7\"}}",
                "{\"event\":{\"event_type\":\"comment.created\"},\"comment\":{\"id\":42},\"issue\":{\"id\":7}}",
                "{\"event\":\"new_comment\",\"data\":{\"issue_id\":\"7\",\"comment_id\":42,\"comment\":\"текст\"}}"
            })
    void aCommentIsOneDeliveryHoweverOftenItIsTold(String body) {
        Envelope first = envelope(body);

        assertThat(first.dedupeKey())
                .isEqualTo("comment:7:42")
                .isEqualTo(envelope(body).dedupeKey());
        assertThat(first.lane()).isEqualTo("ticket:7");
        assertThat(touched(first).ticket().key()).isEqualTo("7");
        assertThat(touched(first).comments()).extracting(CommentRef::id).containsExactly("7/42");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                BODY,
                "{\"event\":{\"event_type\":\"new_ticket_status\",\"comment\":{\"id\":42}},\"issue\":{\"id\":7}}",
                "{\"event\":{\"event_type\":\"issue.status_changed\"},\"issue\":{\"id\":7,\"status\":{\"code\":\"closed\"}}}",
                "{\"event\":{\"event_type\":\"ticket_deleted\"},\"issue\":{\"id\":7}}",
                "{\"event\":{\"event_type\":\"never heard of\"},\"issue\":{\"id\":7.0}}",
                "{\"event\":{\"event_type\":\"new_csat_rate\",\"rate\":\"excellent\"},\"issue\":{\"id\":7,\"rate\":\"good\"}}",
                "{\"event\":null,\"issue\":{\"id\":7,\"client\":null}}",
                "{\"event\":\"new_comment\",\"data\":{\"issue_id\":\"7\",\"comment\":\"без номера\"}}",
                "{\"event\":{\"event_type\":\"new_comment\",\"comment\":{\"id\":\"../../1\"}},\"issue\":{\"id\":7}}"
            })
    void aChangeIsANewDeliveryEachTime(String body) {
        Envelope first = envelope(body);

        assertThat(first.dedupeKey()).isNotEqualTo(envelope(body).dedupeKey());
        assertThat(first.lane()).isEqualTo("ticket:7");
        assertThat(touched(first).ticket().key()).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"event\":{\"event_type\":\"change_company\"},\"company\":{\"id\":7}}",
                "{\"event\":{\"event_type\":\"new_equipment\"},\"equipment\":{\"id\":7}}",
                "{\"event\":{\"event_type\":\"new_ticket\"},\"issue\":{\"id\":\"7/../8\"}}",
                "{\"event\":{\"event_type\":\"new_ticket\"},\"issue\":{\"id\":-7}}",
                "{\"event\":{\"event_type\":\"new_ticket\"},\"issue\":{\"id\":7.5}}",
                "{\"event\":{\"event_type\":\"new_ticket\"},\"issue\":null}",
                "{\"event\":[],\"issue\":[]}"
            })
    void whatConcernsNoTicketIsAcknowledged(String body) {
        assertThat(received(body)).isEqualTo(new Reception.Genuine(List.of(), null, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "not json", "{\"event\":", "\"text\""})
    void whatIsNoObjectIsMalformed(String body) {
        assertThat(received(body)).isInstanceOf(Reception.Malformed.class);
    }

    @Test
    void hostileBodiesNeitherOverflowNorBlock() {
        assertThat(received("[".repeat(500_000))).isInstanceOf(Reception.Malformed.class);
        assertThat(received("{\"issue\":".repeat(100_000))).isInstanceOf(Reception.Malformed.class);
        assertThat(received("{\"issue\":{\"id\":" + "9".repeat(100_000) + "}}")).isNotNull();
    }

    @Test
    void aSignatureProvesInBothSpellings() throws Exception {
        String signature = HmacSha256.hex(SECRET, BODY);

        assertThat(isProven("/webhooks/okdesk", Map.of(HEADER, signature), "1.2.3.4"))
                .isTrue();
        assertThat(isProven("/webhooks/okdesk", Map.of(HEADER, "sha256=" + signature), "1.2.3.4"))
                .isTrue();
        assertThat(isProven("/webhooks/okdesk", Map.of(HEADER, signature.toUpperCase(Locale.ROOT)), "1.2.3.4"))
                .isTrue();
        assertThat(isProven("/webhooks/okdesk", Map.of(HEADER, HmacSha256.hex("other", BODY)), "1.2.3.4"))
                .isFalse();
        assertThat(isProven("/webhooks/okdesk", Map.of(HEADER, HmacSha256.hex(SECRET, BODY + " ")), "1.2.3.4"))
                .isFalse();
        assertThat(isProven("/webhooks/okdesk", Map.of(HEADER, ""), "1.2.3.4")).isFalse();
        assertThat(isProven("/webhooks/okdesk", Map.of(), "1.2.3.4")).isFalse();
    }

    @Test
    void aSecretAtTheEndOfThePathProves() {
        assertThat(isProven("/webhooks/okdesk/" + SECRET, Map.of(), "1.2.3.4")).isTrue();
        assertThat(isProven("/webhooks/okdesk/wrong", Map.of(), "1.2.3.4")).isFalse();
        assertThat(isProven("/" + SECRET + "/okdesk", Map.of(), "1.2.3.4")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "195.211.122.131, true",
        "195.211.123.131, false",
        "10.0.0.1, true",
        "10.0.0.2, false",
        "2a00:1:ffff::1, true",
        "2a00:2::1, false",
        "localhost, false",
        "'', false"
    })
    void aSendersAddressProves(String from, boolean proven) {
        assertThat(isProven("/webhooks/okdesk", Map.of(), from)).isEqualTo(proven);
    }

    @Test
    void withoutProofNothingIsSaidOfTheBody() {
        assertThat(guarded.receive(request("/", Map.of(), "rubbish", "1.2.3.4")))
                .isEqualTo(new Reception.Refused(401, "signature, secret and address of the sender prove nothing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3", "1.2.3.4/33", "example.org", "::1/129", "1.2.3.4/x", "999.1.1.1", "/8", "1:2"})
    void whatIsNoRangeIsRefused(String text) {
        assertThat(AddressRanges.isRange(text)).isFalse();
    }
}
