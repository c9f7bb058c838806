package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.Journal;
import deskbridge.emulator.play.PachcaPlay;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three hubs with one token of Pachca, which counts strictly: in real time, because limits are about that. */
final class SharedPaceScenarios {

    private static final int REQUESTS = 40;

    @TempDir
    Path folder;

    private Cluster cluster;

    @BeforeEach
    void open() {
        cluster = new Cluster(
                Pair.PACHCA_TRACKER,
                3,
                Database.POSTGRES.empty("pace", folder),
                folder,
                Optional.of(InstantSource.system()));
        ((PachcaPlay) cluster.messenger).emulator().settings().rateLimits(true);
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void oneTokenIsNotUsedThreeTimesAsMuch() throws InterruptedException {
        cluster.replicas.forEach(HubProcess::startInRealTime);
        for (int i = 0; i < REQUESTS; i++) {
            cluster.messenger.asks("Заявка " + i);
        }
        cluster.until(() -> cluster.desk.tickets().size() == REQUESTS);

        List<Journal.Entry> calls = cluster.messenger.journal().entries();
        assertThat(calls).hasSizeGreaterThan(2 * REQUESTS);
        // None is expected; a machine that stops for a moment between the count and the call may meet one.
        assertThat(calls.stream().filter(it -> it.status() == 429).count()).isLessThanOrEqualTo(3);
    }
}
