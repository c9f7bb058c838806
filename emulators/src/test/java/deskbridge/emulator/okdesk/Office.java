package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Body;
import deskbridge.emulator.EmulatedServer;
import deskbridge.emulator.Journal;
import deskbridge.emulator.MovableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The seeded account with a receiver of its webhooks and one issue of the first contact. */
final class Office implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    final MovableTime time = new MovableTime(Instant.parse("2026-03-02T09:00:00.123Z"));
    final OkdeskEmulator okdesk = OkdeskEmulator.seeded(time);
    final EmulatedServer receiver = new EmulatedServer("receiver", time, call -> Answer.empty(200));
    final OkdeskHttp api = new OkdeskHttp(okdesk.url(), OkdeskSeed.TOKEN);
    final OkdeskAgent anna = okdesk.agent(OkdeskSeed.AGENT);
    final OkdeskRequester klientov = okdesk.requester(OkdeskSeed.CONTACT);
    final long issue = klientov.creates("Не печатает принтер", "<p>Горит красная лампа</p>");
    final String path = "/issues/" + issue;

    Office() {
        okdesk.hooks().targets(receiver.uri().resolve("/hooks/s3cret"));
    }

    static OkdeskFile file(String name, String text) {
        return new OkdeskFile(name, "image/png", Body.of(text));
    }

    /** What the receiver got, oldest first, after everything under way has arrived. */
    List<Journal.Entry> received() {
        okdesk.webhooks().awaitIdle(PATIENCE);
        return receiver.journal().entries();
    }

    List<JsonNode> hooks() {
        return received().stream().map(entry -> entry.call().json()).toList();
    }

    /** The only webhook so far of this event. */
    JsonNode hook(String type) {
        List<JsonNode> found = hooks().stream()
                .filter(hook -> hook.at("/event/event_type").asText().equals(type))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " webhooks of " + type + " among " + hooks());
        }
        return found.getFirst();
    }

    @Override
    public void close() {
        okdesk.close();
        receiver.close();
    }
}
