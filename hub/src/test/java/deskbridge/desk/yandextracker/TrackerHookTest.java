package deskbridge.desk.yandextracker;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.connector.Reception;
import deskbridge.connector.SettableClock;
import deskbridge.domain.Envelope;
import deskbridge.domain.Event;
import deskbridge.domain.Event.TicketTouched;
import deskbridge.http.Request;
import deskbridge.rest.LocalAllowance;
import deskbridge.rest.RestListener;
import deskbridge.rest.RestOptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What triggers send: proven, understood however garbled, and reduced to ids. */
class TrackerHookTest {
    private static final String SECRET = "s3cret-of-the-trigger";

    private final TrackerDesk open = desk();
    private final TrackerDesk guarded = desk("webhook-secret: " + SECRET);

    private static TrackerDesk desk(String... settings) {
        String[] usual = {"url: http://127.0.0.1:1", "token: token", "org-id: 1", "queue: HELP"};
        TrackerConfig config = TrackerConfigs.of(
                Stream.concat(Stream.of(usual), Stream.of(settings)).toArray(String[]::new));
        return new TrackerDesk(
                config,
                new SettableClock(Instant.parse("2026-11-21T09:00:00Z")),
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

    private static Request request(String path, Map<String, List<String>> headers, byte[] body) {
        return new Request("POST", path, Map.of(), headers, body, "127.0.0.1");
    }

    private Reception received(String body) {
        return open.receive(request("/webhooks/tracker", Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }

    private List<Envelope> envelopes(String body) {
        return ((Reception.Genuine) received(body)).envelopes();
    }

    private TicketTouched touched(Envelope envelope) {
        List<Event> events = open.decode(envelope.body());
        return (TicketTouched) events.getFirst();
    }

    @Test
    void aCommentIsOneDeliveryHoweverOftenItIsTold() {
        String body =
                "{\"v\":1,\"event\":\"comment\",\"issue\":\"HELP-7\",\"commentId\":\"42\",\"generatedCommentId\":\"\"}";

        Envelope first = envelopes(body).getFirst();
        Envelope again = envelopes(body).getFirst();

        assertThat(first.dedupeKey()).isEqualTo("comment:HELP-7:42").isEqualTo(again.dedupeKey());
        assertThat(first.lane()).isEqualTo("ticket:HELP-7");
        assertThat(touched(first).ticket().key()).isEqualTo("HELP-7");
        assertThat(touched(first).comments())
                .singleElement()
                .satisfies(ref -> assertThat(ref.id()).isEqualTo("HELP-7/42"));
        assertThat(touched(first).complete()).isFalse();
    }

    @Test
    void aPersonsAndARobotsCommentInOneEditAreTwoDeliveries() {
        assertThat(
                        envelopes(
                                "{\"v\":1,\"event\":\"comment\",\"issue\":\"HELP-7\",\"commentId\":\"42\",\"generatedCommentId\":43}"))
                .extracting(Envelope::dedupeKey)
                .containsExactly("comment:HELP-7:42", "comment:HELP-7:43");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"v\":1,\"event\":\"update\",\"issue\":\"HELP-7\"}",
                "{\"v\":1,\"event\":\"whatever\",\"issue\":\"HELP-7\"}",
                "{\"issue\":\"HELP-7\"}",
                "{\"key\":\"HELP-7\",\"type\":\"issueUpdated\"}",
                "{\"v\":1,\"event\":\"comment\",\"issue\":\"HELP-7\",\"commentId\":\"{{userComment.id}}\"}",
                "{\"v\":1,\"event\":\"comment\",\"issue\":\"HELP-7\",\"commentId\":\"\",\"generatedCommentId\":null}",
                "{\"v\":1,\"event\":\"comment\",\"issue\":\"HELP-7\",\"commentId\":\"99999999999999999999\"}",
                "{\"v\":1,\"event\":\"comment\",\"issue\":\"HELP-7\",\"commentId\":\"../../x\"}"
            })
    void aChangeIsANewDeliveryEachTime(String body) {
        Envelope first = envelopes(body).getFirst();
        Envelope second = envelopes(body).getFirst();

        assertThat(first.dedupeKey()).isNotEqualTo(second.dedupeKey());
        assertThat(touched(first).comments()).isEmpty();
        assertThat(touched(first).ticket().key()).isEqualTo("HELP-7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"issueCommentEvent\",\"issue\":{\"key\":\"HELP-7\",\"pachcaChatId\":\"1\"},"
                        + "\"comment\":{\"id\":\"42\",\"text\":\"ok\",\"author\":\"Анна\"}}",
                "{\"type\":\"issueCommentEvent\",\"issue\":{\"key\":\"HELP-7\",\"local\":{\"pachcaChatId\":\"1\"}},"
                        + "\"comment\":{\"commentId\":42,\"body\":\"ok\",\"author\":{\"display\":\"Анна\"}}}",
                "{\"type\":\"issueCommentEvent\",\"issue\":{\"key\":\"HELP-7\"},"
                        + "\"comment\":{\"id\":\"42\",\"text\":\"он сказал \"да\"\nи ушёл\\\",\"author\":\"Анна\"}}",
                "{\"type\":\"issueCommentEvent\",\"issue\":{\"key\":\"HELP-7\"},"
                        + "\"comment\":{\"text\":\"\"key\": \"}}{[\",\"id\":\"42\"}}"
            })
    void theOlderBotsBodyIsUnderstoodEvenWhenTheTextBreaksIt(String body) {
        Envelope envelope = envelopes(body).getFirst();

        assertThat(envelope.dedupeKey()).isEqualTo("comment:HELP-7:42");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "not json",
                "{\"v\":1,\"event\":\"update\"}",
                "{\"v\":1,\"event\":\"update\",\"issue\":\"{{issue.key}}\"}",
                "{\"v\":1,\"event\":\"update\",\"issue\":\"help-7\"}",
                "{\"v\":1,\"event\":\"update\",\"issue\":\"HELP-7/../../admin\"}",
                "{\"v\":1,\"event\":\"update\",\"issue\":\"HELP-12345678901\"}",
                "{\"issue\":{\"key\":7}}"
            })
    void aBodyWithoutAnIssueIsMalformed(String body) {
        assertThat(received(body)).isInstanceOf(Reception.Malformed.class);
    }

    @Test
    void hostileBodiesNeitherOverflowNorBlock() {
        String deep = "[".repeat(500_000);
        assertThat(received(deep)).isInstanceOf(Reception.Malformed.class);
        assertThat(received("{\"issue\":" + "{\"a\":".repeat(100_000) + "1")).isInstanceOf(Reception.Malformed.class);
        assertThat(received("{\"issue\":\"HELP-7\",\"x\":" + deep)).isInstanceOf(Reception.Genuine.class);
        assertThat(received("\"comment\":{".repeat(100_000) + "\"issue\":\"HELP-7\""))
                .isInstanceOf(Reception.Genuine.class);
        assertThat(open.receive(request("/", Map.of(), new byte[] {(byte) 0xff, (byte) 0xfe, '{', (byte) 0xc3})))
                .isInstanceOf(Reception.Malformed.class);
    }

    @Test
    void aSecretIsWantedWhereOneIsConfigured() {
        byte[] body = "{\"issue\":\"HELP-7\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(guarded.receive(request("/webhooks/tracker", Map.of(), body)))
                .isEqualTo(new Reception.Refused(401, "the secret of the trigger is missing or wrong"));
        assertThat(guarded.receive(request("/webhooks/tracker/wrong", Map.of("X-Webhook-Secret", List.of("")), body)))
                .isInstanceOf(Reception.Refused.class);
        assertThat(guarded.receive(request("/webhooks/tracker/" + SECRET, Map.of(), body)))
                .isInstanceOf(Reception.Genuine.class);
        assertThat(guarded.receive(request("/webhooks/tracker", Map.of("x-webhook-secret", List.of(SECRET)), body)))
                .isInstanceOf(Reception.Genuine.class);
        assertThat(guarded.receive(request("/webhooks/tracker", Map.of(), "rubbish".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(Reception.Refused.class);
    }
}
