package deskbridge.demo.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short chaos run of every pair: hubs in processes of their own, killed while both sides talk. */
final class ChaosTest {

    private static final Duration PAUSE = Duration.ofMillis(15);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @Test
    void inEveryPairEverythingArrivesOnceAndInOrderAndNothingLeaks() {
        List<CompletableFuture<Told>> runs = Stream.of(ChaosPair.values())
                .map(pair -> new ChaosPlan(pair, 40, 4, 1, 2, 1, ChaosPlan.SQLITE, 5, false, PAUSE, PATIENCE))
                .map(plan -> CompletableFuture.supplyAsync(() -> run(plan), Thread::startVirtualThread))
                .toList();

        assertThat(runs).allSatisfy(run -> {
            Told told = run.join();
            Tally tally = told.outcome().tally();
            assertThat(tally.faults()).as(told.words()).isEmpty();
            assertThat(tally.expected()).as(told.words()).isGreaterThan(40).isEqualTo(tally.arrived());
            assertThat(told.outcome().happened()).as(told.words()).containsEntry("hub killed", 3);
            assertThat(told.outcome().suffered()).hasSize(4);
        });
    }

    /** @param words what the run printed */
    private record Told(Outcome outcome, String words) {}

    private Told run(ChaosPlan plan) {
        var words = new StringWriter();
        try (var run = new ChaosRun(
                plan, Files.createDirectory(folder.resolve(plan.pair().written())), new PrintWriter(words))) {
            Outcome outcome = run.run();
            if (!outcome.tally().isClean()) {
                run.explain(outcome.tally());
            }
            return new Told(outcome, plan.written() + "\n" + words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(words.toString(), e);
        }
    }
}
