package deskbridge.store.jdbc;

import static deskbridge.store.Samples.LEASE;
import static deskbridge.store.Samples.NOW;
import static deskbridge.store.Samples.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.store.Delivery;
import deskbridge.store.Store;
import deskbridge.store.WorkedThrough;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process in the middle of its work: what it had acknowledged must be there. */
final class CrashTest {

    private static final int THREADS = 16;
    private static final int ENOUGH = 2_000;

    @Test
    void everyAcknowledgedDeliverySurvivesAKilledProcess(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("hub.db");
        List<String> acknowledged = acceptUntilKilled(file);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);

        try (Store store = JdbcStore.sqlite(file)) {
            List<String> found = store.inbox().take(NOW, LEASE, THREADS).stream()
                    .flatMap(handed -> WorkedThrough.deliveries(store, handed).stream())
                    .map(Delivery::body)
                    .toList();
            assertThat(found).doesNotHaveDuplicates().containsAll(acknowledged);
        }
    }

    private static List<String> acceptUntilKilled(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Acceptor.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var acknowledged = new ArrayList<String>();
        try (var answers =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = answers.readLine();
            while (line != null) {
                if (line.startsWith("{")) {
                    acknowledged.add(line);
                }
                if (acknowledged.size() == ENOUGH) {
                    // By its handle: destroying the Process itself would throw away what it has printed.
                    assertThat(process.toHandle().destroyForcibly()).isTrue();
                }
                line = answers.readLine();
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return whole(acknowledged);
    }

    /** The last line may have been cut by the kill. */
    private static List<String> whole(List<String> lines) {
        return lines.stream().filter(line -> line.endsWith("\"}")).toList();
    }

    /** The process that is killed: stores deliveries on many threads and prints the body of each when it is acknowledged. */
    static final class Acceptor {

        private Acceptor() {}

        public static void main(String[] args) {
            Store store = JdbcStore.sqlite(Path.of(args[0]));
            var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                Thread.ofPlatform().start(() -> {
                    for (int n = 0; !out.checkError(); n++) {
                        var envelope = envelope("lane" + thread, thread + "-" + n);
                        store.inbox().accept(List.of(envelope), NOW);
                        out.println(envelope.body());
                    }
                });
            }
        }
    }

    @Test
    void whatWasStoredIsThereAfterClosingAndOpening(@TempDir Path folder) {
        Path file = folder.resolve("deep/er/hub.db");
        try (Store store = JdbcStore.sqlite(file)) {
            store.inbox().accept(List.of(envelope("a", "1")), NOW);
            store.keep("token", "value");
        }
        try (Store store = JdbcStore.sqlite(file)) {
            assertThat(store.kept("token")).contains("value");
            assertThat(store.inbox().take(NOW, LEASE, 1)).hasSize(1);
        }
    }
}
