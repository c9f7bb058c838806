package deskbridge.demo.hub;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.play.TelegramPlay;
import deskbridge.emulator.play.TicketSystem.Ticket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hub carries with the memory that the launcher gives it. */
class SmallHeapTest {

    private static final int REQUESTS = 200;
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    /** Each looks through all that was made: kept whole, those rows would take several times the memory there is. */
    @Test
    void manyTicketsWhoseAnswersWereLostAreLookedForTogether() throws InterruptedException {
        try (var messenger = new TelegramPlay(InstantSource.system());
                var desk = new OkdeskPlay(InstantSource.system())) {
            desk.faults().next(REQUESTS, desk.creating(), new Fault.AnswerLost());
            // So that all searches are under way before the first one ends.
            desk.faults().always(CallMatch.of("GET", "**/issues/*"), new Fault.Slow(Duration.ofMillis(40)));
            var variables = new HashMap<>(Joining.settings(messenger));
            variables.putAll(Joining.settings(desk));
            try (var hub = new HubProcess(folder, variables)) {
                hub.start();
                Joining.connect(desk, URI.create("http://127.0.0.1:" + hub.port()));
                List<Talk> talks = IntStream.range(0, REQUESTS)
                        .mapToObj(number -> messenger.asks("Не работает принтер " + number))
                        .toList();

                Instant end = Instant.now().plus(PATIENCE);
                while (!talks.stream().allMatch(SmallHeapTest::hasCard)) {
                    assertThat(hub.awaitEnd(LOOK)).as("the hub has died").isFalse();
                    assertThat(Instant.now()).isBefore(end);
                }
                assertThat(desk.tickets().stream().map(Ticket::title))
                        .hasSize(REQUESTS)
                        .doesNotHaveDuplicates();
            }
        }
    }

    private static boolean hasCard(Talk talk) {
        return talk.heard().stream().anyMatch(message -> message.text().startsWith("🎫 "));
    }
}
