package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.app.Hub;
import deskbridge.emulator.Fault;
import deskbridge.emulator.play.PachcaPlay;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.play.TrackerPlay;
import deskbridge.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replicas whose clocks differ by more than a lease leave each other's work alone. */
final class ReplicaClocksTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration APART = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final PachcaPlay pachca = new PachcaPlay(InstantSource.system());
    private final TrackerPlay tracker = new TrackerPlay(InstantSource.system());

    @Test
    void aCommentThatIsBeingWrittenIsNotWrittenByAnotherReplicaWhoseClockIsAhead() throws InterruptedException {
        Map<String, String> variables = new HashMap<>(Wiring.of(pachca).settings());
        variables.putAll(Wiring.of(tracker).settings());
        variables.putAll(Map.of("HOST", "127.0.0.1", "PORT", "0", "ADMIN_PORT", "0"));
        variables.put("DATABASE_URL", Database.POSTGRES.empty("clocks_apart", folder));
        try (pachca;
                tracker;
                Hub right = start(variables, Clock.systemUTC());
                Hub ahead = start(variables, Clock.offset(Clock.systemUTC(), APART))) {
            assertThat(ahead.port()).isNotEqualTo(right.port());
            pachca.bot().webhookUrl(URI.create("http://127.0.0.1:" + right.port() + "/webhooks/pachca"));
            Talk talk = pachca.asks("Не печатает принтер");
            until(() -> talk.heard().size() == 1);

            tracker.faults().next(1, tracker.commenting(), new Fault.Slow(Duration.ofSeconds(3)));
            talk.says("Горит красная лампа");
            until(() -> tracker.journal().entries(tracker.commenting()).stream()
                    .anyMatch(call -> "Slow".equals(call.fault())));

            assertThat(tracker.remarks(tracker.tickets().getFirst().key())).hasSize(1);
        }
    }

    private Hub start(Map<String, String> variables, InstantSource clock) {
        return Hub.start(Settings.load(variables, folder, Optional.empty()), clock);
    }

    private static void until(BooleanSupplier reached) throws InterruptedException {
        var never = new CountDownLatch(1);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            assertThat(never.await(20, TimeUnit.MILLISECONDS)).isFalse();
        }
    }
}
