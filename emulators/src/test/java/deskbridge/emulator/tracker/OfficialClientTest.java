package deskbridge.emulator.tracker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import deskbridge.emulator.MovableTime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Proves the emulator with a client that nobody of this project wrote; needs {@code pip install
 * yandex_tracker_client}.
 */
class OfficialClientTest {
    private static final long PATIENCE_SECONDS = 120;

    @Test
    void yandexsOwnPythonClientIsContent(@TempDir Path folder) throws Exception {
        assumeTrue(
                isClientInstalled(folder),
                "skipped: no python3 with yandex_tracker_client (pip install yandex_tracker_client)");
        Path script = folder.resolve("official_client.py");
        try (InputStream source = Objects.requireNonNull(getClass().getResourceAsStream("official_client.py"))) {
            Files.copy(source, script);
        }
        try (TrackerEmulator tracker = TrackerEmulator.seeded(new MovableTime(TrackerHttp.START))) {
            Path output = folder.resolve("output");

            int exit = run(
                    output,
                    List.of(
                            "python3",
                            script.toString(),
                            tracker.uri().toString(),
                            TrackerSeed.ROBOT_TOKEN,
                            TrackerSeed.ORG_ID,
                            TrackerSeed.fieldId("pachcaUserId"),
                            TrackerSeed.CLOUD_ORG_ID));

            assertThat(exit).as(Files.readString(output, UTF_8)).isZero();
            assertThat(tracker.state().issuesWithUnique("client-1")).isEqualTo(1);
            assertThat(tracker.state().issue("SERVICEDESK-1").status()).isEqualTo("closed");
            assertThat(tracker.state().unusedFiles()).isZero();
        }
    }

    private static boolean isClientInstalled(Path folder) throws InterruptedException {
        try {
            return run(folder.resolve("probe"), List.of("python3", "-c", "import yandex_tracker_client")) == 0;
        } catch (IOException noPython) {
            return false;
        }
    }

    private static int run(Path output, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }
}
