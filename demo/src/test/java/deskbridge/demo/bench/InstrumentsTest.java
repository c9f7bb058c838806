package deskbridge.demo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.demo.bench.Grant.Use;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.okdesk.OkdeskSeed;
import deskbridge.emulator.play.OkdeskPlay;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the measurements read: other processes' heaps and processor time, and the remotes' own journals. */
final class InstrumentsTest {

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-10-05T09:00:00Z");

    @Test
    void theGenerationsOfAHeapAreAddedUpAndTheLeastReadingCounts() {
        String told = """
                8711:
                Command executed successfully
                DefNew     total 9728K, used 512K [0x1, 0x2, 0x3)
                  eden space 8704K,   0% used [0x1, 0x2, 0x3)
                Tenured    total 21504K, used 13312K [0x1, 0x2, 0x3)
                 Metaspace       used 30163K, committed 30656K, reserved 1114112K
                Command executed successfully
                DefNew     total 9728K, used 0K [0x1, 0x2, 0x3)
                Tenured    total 21504K, used 13312K [0x1, 0x2, 0x3)
                """;
        assertThat(Heap.least(told)).hasValue(13);
        assertThat(Heap.least("jcmd: no such process")).isEmpty();
    }

    @Test
    void aJavaProcessTellsItsHeapItsMemoryAndItsTime() throws IOException, InterruptedException {
        long self = ProcessHandle.current().pid();

        // Where there is no jcmd, or no /proc, nothing is told; nothing is made up either.
        Heap.afterCollection(self, folder)
                .ifPresent(reading -> assertThat(reading)
                        .isBetween(1.0, (double) Runtime.getRuntime().maxMemory()));
        Resident.precisely(self).ifPresent(size -> assertThat(size).isGreaterThan(10));
        assertThat(CpuTime.of(self)).isPositive();
        Duration read = CpuTime.ofAll(List.of(self, Long.MAX_VALUE));
        assertThat(read.isZero() || read.compareTo(CpuTime.of(self).plusSeconds(1)) < 0)
                .isTrue();
    }

    @Test
    void takenAndRefusedCallsAreCountedFromTheFirstOneOn() throws IOException, InterruptedException {
        try (var okdesk = new OkdeskPlay(() -> now);
                HttpClient http = HttpClient.newHttpClient()) {
            okdesk.emulator().settings().rateLimit(3, Duration.ofSeconds(10), true);
            var request = HttpRequest.newBuilder(
                            URI.create(okdesk.emulator().url() + "/api/v1/issues/count?api_token=" + OkdeskSeed.TOKEN))
                    .build();
            for (int i = 0; i < 5; i++) {
                http.send(request, HttpResponse.BodyHandlers.discarding());
            }
            now = now.plusSeconds(10);
            http.send(request, HttpResponse.BodyHandlers.discarding());

            var grant = new Grant(CallMatch.any(), Duration.ofSeconds(10), 3);
            Use use = grant.use(okdesk.journal());
            assertThat(use).isEqualTo(new Use(3, 2));
            assertThat(grant.share(use)).isEqualTo(1);
            assertThat(grant.told(use)).isEqualTo("0.3/s of 0.3/s: 100 %; 2 answers 429");
            assertThat(new Grant(CallMatch.of("PUT", "**"), Duration.ofSeconds(10), 3).use(okdesk.journal()))
                    .isEqualTo(new Use(0, 0));
        }
    }
}
