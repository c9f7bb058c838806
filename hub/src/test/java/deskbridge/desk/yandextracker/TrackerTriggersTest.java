package deskbridge.desk.yandextracker;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.connector.Given;
import deskbridge.connector.Reception;
import deskbridge.domain.CommentRef;
import deskbridge.domain.Event.TicketSeen;
import deskbridge.domain.Event.TicketTouched;
import deskbridge.domain.TicketRef;
import deskbridge.emulator.Webhook;
import deskbridge.emulator.tracker.TrackerSeed;
import deskbridge.http.Request;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator types into a trigger brings an agent's comment to the hub, whatever it says. */
class TrackerTriggersTest {
    private static final URI NOBODY_LISTENS = URI.create("http://127.0.0.1:9/webhooks/tracker");
    private static final String SECRET = "long-random-secret";

    private final TrackerFixture fixture = new TrackerFixture();
    private final Given context = new Given(fixture.clock.instant());
    private final TrackerDesk guarded =
            fixture.desk(TrackerConfigs.seeded(fixture.tracker, "webhook-secret: " + SECRET));

    @AfterEach
    void stop() {
        guarded.close();
        fixture.close();
    }

    private TicketTouched lastTold(TrackerDesk desk) {
        fixture.tracker.webhooks().awaitIdle(Duration.ofSeconds(20));
        Webhook.Attempt attempt = fixture.tracker.webhooks().attempts().getLast();
        Map<String, List<String>> headers = new HashMap<>();
        attempt.request().headers().forEach((name, value) -> headers.put(name, List.of(value)));
        var request = new Request(
                "POST",
                "/webhooks/tracker",
                Map.of(),
                headers,
                attempt.request().body().bytes(),
                "127.0.0.1");
        Reception.Genuine genuine = (Reception.Genuine) desk.receive(request);
        return (TicketTouched)
                desk.decode(genuine.envelopes().getFirst().body()).getFirst();
    }

    private void isRead(TicketTouched touched, TicketRef ticket, String words) throws Exception {
        assertThat(touched.ticket()).isEqualTo(ticket);
        TicketSeen seen =
                fixture.desk.observe(ticket, null, touched.comments(), false).orElseThrow();
        assertThat(seen.hinted()).hasSize(1);
        CommentRef hinted = seen.hinted().getFirst();
        assertThat(seen.comments()).anySatisfy(comment -> {
            assertThat(comment.ref()).isEqualTo(hinted);
            assertThat(comment.text().words()).isEqualTo(words);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"готово", "он сказал \"да\"", "раз\nдва", "{\"issue\":\"EVIL-1\"}", "путь C:\\temp\\"})
    void ourTriggersTellOfEveryComment(String text) throws Exception {
        TicketRef ticket = fixture.ticket(context);
        fixture.tracker.triggers().installDeskbridge(NOBODY_LISTENS, SECRET);

        fixture.tracker.agent(TrackerSeed.AGENT).comments(ticket.key(), text);

        isRead(lastTold(guarded), ticket, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"готово", "он сказал \"да\"", "раз\nдва", "путь C:\\temp\\", "\"}],{"})
    void theOlderBotsTriggerStillWorksWhenTheTextBreaksItsBody(String text) throws Exception {
        TicketRef ticket = fixture.ticket(context);
        fixture.tracker.triggers().installOlderBot(NOBODY_LISTENS);

        fixture.tracker.agent(TrackerSeed.AGENT).comments(ticket.key(), text);

        isRead(lastTold(fixture.desk), ticket, text);
    }
}
