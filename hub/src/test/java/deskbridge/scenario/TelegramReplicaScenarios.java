package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.CallMatch;
import deskbridge.emulator.play.Talk;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Telegram gives its updates to one; of three replicas one asks, and another one when that one is gone. */
final class TelegramReplicaScenarios {

    private static final CallMatch ASKING = CallMatch.of("*", "/**/getUpdates");

    @TempDir
    Path folder;

    private Cluster cluster;

    @BeforeEach
    void open() {
        cluster = new Cluster(Pair.TELEGRAM_OKDESK, 3, Database.POSTGRES.empty("telegram_replicas", folder), folder);
        cluster.start();
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private int asked() {
        int before = cluster.messenger.journal().count(ASKING);
        cluster.work(cluster.alive());
        return cluster.messenger.journal().count(ASKING) - before;
    }

    private HubProcess whoAsks() {
        return cluster.replicas.stream()
                .filter(one -> {
                    int before = cluster.messenger.journal().count(ASKING);
                    one.work();
                    return cluster.messenger.journal().count(ASKING) > before;
                })
                .findFirst()
                .orElseThrow();
    }

    @Test
    void oneAsksForUpdates() {
        for (int turn = 0; turn < 5; turn++) {
            assertThat(asked()).isEqualTo(1);
        }
    }

    @Test
    void anotherOneAsksWithinSecondsWhenTheOneIsDead() {
        Talk talk = cluster.asked("Не печатает принтер");
        HubProcess one = whoAsks();
        talk.says("Горит красная лампа");
        cluster.kill(one);
        assertThat(asked()).as("its lease is not over").isZero();
        cluster.clock().advance(Duration.ofSeconds(7));

        assertThat(asked()).isEqualTo(1);
        cluster.settle();
        assertThat(cluster.remarks())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("Горит красная лампа"));
    }

    @Test
    void anotherOneAsksAtOnceWhenTheOneStops() {
        Talk talk = cluster.asked("Не печатает принтер");
        talk.says("Горит красная лампа");
        whoAsks().stop();
        assertThat(asked()).isEqualTo(1);
        talk.says("И пищит");
        cluster.settle();

        assertThat(cluster.remarks()).hasSize(2);
    }

    @Test
    void whatIsKnownOfATalkIsKnownToAll() {
        Talk talk = cluster.asked("Не печатает принтер");
        String key = cluster.ticket();
        for (int i = 0; i < 3; i++) {
            talk.says("Вопрос " + i);
            cluster.settle();
            whoAsks().restart();
            cluster.desk.comments(key, "Ответ " + i, false);
            cluster.settle();
        }
        cluster.later(Duration.ofSeconds(10));

        assertThat(cluster.remarks()).hasSize(6);
        assertThat(Cluster.afterTheCard(talk)).hasSize(3);
    }
}
