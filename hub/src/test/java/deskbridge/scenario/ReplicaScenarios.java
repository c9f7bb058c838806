package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.Webhook;
import deskbridge.emulator.play.Played;
import deskbridge.emulator.play.Talk;
import deskbridge.store.StoreException;
import deskbridge.store.jdbc.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Three hubs on one PostgreSQL are one hub. */
final class ReplicaScenarios {

    private static final List<String> WORDS = List.of("раз", "два", "три", "четыре", "пять", "шесть");

    @TempDir
    Path folder;

    private Cluster cluster;

    @BeforeEach
    void open() {
        cluster = new Cluster(Pair.PACHCA_TRACKER, 3, Database.POSTGRES.empty("replicas", folder), folder);
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private static void inOrder(List<String> texts) {
        assertThat(texts).hasSameSizeAs(WORDS);
        IntStream.range(0, WORDS.size()).forEach(i -> assertThat(texts.get(i)).contains(WORDS.get(i)));
    }

    @Test
    void anyReplicaTakesAnyWebhook() {
        cluster.start();
        Talk talk = cluster.asked("Не работает принтер");
        for (String word : WORDS) {
            talk.says(word);
            cluster.settle();
        }
        cluster.desk.comments(cluster.ticket(), "Уже иду", false);
        cluster.settle();

        inOrder(cluster.remarks().subList(0, 6));
        assertThat(Cluster.afterTheCard(talk))
                .singleElement()
                .satisfies(it -> assertThat(it).contains("Уже иду"));
        assertThat(cluster.balancer.taken())
                .hasSize(3)
                .allSatisfy(taken -> assertThat(taken).isPositive());
    }

    @Test
    void sameDeliveryAtAllReplicasAtOnceHasOneEffect() {
        cluster.start();
        cluster.balancer.handsToAll();
        Talk talk = cluster.asked("Не работает принтер");
        for (String word : WORDS) {
            talk.says(word);
            cluster.desk.comments(cluster.ticket(), "Ответ " + word, false);
            cluster.settle();
        }

        assertThat(cluster.remarks()).hasSize(12);
        inOrder(Cluster.afterTheCard(talk));
        assertThat(talk.heard()).hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void orderWithinAConversationIsKeptWhileAllWork(long seed) {
        cluster.start();
        var talks = new ArrayList<Talk>();
        for (int i = 0; i < 4; i++) {
            talks.add(cluster.messenger.asks("Заявка " + i));
        }
        cluster.settle();
        cluster.messenger.webhooks().hold();
        cluster.desk.webhooks().hold();
        var keys = cluster.desk.tickets().stream().map(ticket -> ticket.key()).toList();
        for (String word : WORDS) {
            talks.forEach(talk -> talk.says(word));
            keys.forEach(key -> cluster.desk.comments(key, "Ответ " + word, false));
        }
        cluster.messenger.webhooks().releaseShuffled(new Random(seed));
        cluster.desk.webhooks().releaseShuffled(new Random(seed + 10));
        cluster.settle();
        cluster.later(Duration.ofSeconds(10));

        assertThat(keys).hasSize(4);
        talks.forEach(talk -> inOrder(Cluster.afterTheCard(talk)));
        keys.forEach(key -> {
            var remarks = cluster.desk.remarks(key);
            inOrder(remarks.stream().filter(it -> it.hub()).map(it -> it.text()).toList());
            assertThat(remarks).hasSize(12);
        });
    }

    /** At which call a replica dies: the remote has done it, the hub does not remember. */
    enum Death {
        MAKING_THE_TICKET,
        WRITING_A_COMMENT,
        WRITING_A_MESSAGE
    }

    @ParameterizedTest
    @EnumSource
    void workOfADeadReplicaMovesOnWithinSecondsAndHasOneEffect(Death death) {
        cluster.start();
        HubProcess first = cluster.replicas.getFirst();
        Talk talk = cluster.messenger.asks("Не работает принтер");
        if (death != Death.MAKING_THE_TICKET) {
            cluster.settle();
        }
        switch (death) {
            case MAKING_THE_TICKET -> diesAt(first, cluster.desk, cluster.desk.creating());
            case WRITING_A_COMMENT -> {
                diesAt(first, cluster.desk, cluster.desk.commenting());
                talk.says("Горит красная лампа");
            }
            case WRITING_A_MESSAGE -> {
                diesAt(first, cluster.messenger, cluster.messenger.writing());
                cluster.desk.comments(cluster.ticket(), "Уже иду", false);
            }
        }
        cluster.worksAlone(first);
        assertThat(cluster.alive()).hasSize(2);
        Instant died = cluster.clock().instant();
        cluster.settle();

        assertThat(Duration.between(died, cluster.clock().instant())).isLessThan(Duration.ofSeconds(12));
        assertThat(talk.heard()).hasSize(death == Death.WRITING_A_MESSAGE ? 2 : 1);
        assertThat(cluster.remarks()).hasSize(death == Death.MAKING_THE_TICKET ? 0 : 1);
        talk.says("Спасибо");
        cluster.settle();
        assertThat(cluster.remarks().getLast()).contains("Спасибо");
        assertThat(cluster.alive().getFirst().deadLetters()).isEmpty();
    }

    private void diesAt(HubProcess replica, Played where, CallMatch call) {
        where.faults()
                .next(
                        1,
                        (method, path) -> {
                            boolean now = call.matches(method, path);
                            if (now) {
                                cluster.kill(replica);
                            }
                            return now;
                        },
                        new Fault.None());
    }

    @Test
    void timedWorkIsDoneOnce() {
        CallMatch catchingUp = CallMatch.of("GET", "/api/shared/v1/chats");
        cluster.start();
        cluster.asked("Не работает принтер");
        for (int minute = 0; minute < 5; minute++) {
            int before = cluster.messenger.journal().count(catchingUp);
            cluster.clock().advance(Duration.ofSeconds(61));
            cluster.work(cluster.alive());
            assertThat(cluster.messenger.journal().count(catchingUp)).isEqualTo(before + 1);
        }
    }

    @Test
    void timedWorkOfADeadReplicaMovesOnWithinSeconds() {
        cluster.start();
        cluster.asked("Не работает принтер");
        diesAt(cluster.replicas.getFirst(), cluster.desk, CallMatch.of("*", "/v3/issues/_search**"));
        cluster.clock().advance(Duration.ofSeconds(61));
        cluster.worksAlone(cluster.replicas.getFirst());
        assertThat(cluster.alive()).hasSize(2);
        int before = cluster.desk.journal().count(CallMatch.of("*", "/v3/issues/_search**"));
        cluster.later(Duration.ofSeconds(8));

        assertThat(cluster.desk.journal().count(CallMatch.of("*", "/v3/issues/_search**")))
                .isGreaterThan(before);
    }

    @Test
    void whatWasPutOffIsDoneOnce() {
        cluster.start();
        Talk talk = cluster.asked("Не работает принтер");
        cluster.desk.finishes(cluster.ticket());
        cluster.settle();
        cluster.later(Duration.ofSeconds(10));
        cluster.later(Duration.ofHours(25));

        assertThat(talk.heard())
                .filteredOn(it -> it.text().contains("ждёт вашей оценки"))
                .hasSize(1);
    }

    @Test
    void aPauseThatOneReplicaWasAskedForHoldsBackAll() {
        cluster.start();
        cluster.asked("Не работает принтер");
        cluster.desk.faults().next(1, cluster.desk.commenting(), new Fault.RateLimited(Duration.ofSeconds(40)));
        cluster.desk.comments(cluster.ticket(), "Уже иду", false);
        cluster.messenger.asks("Нужен доступ");
        cluster.settle();
        Talk talk = cluster.messenger.asks("И ещё");
        talk.says("Горит красная лампа");
        cluster.settle();
        int before = cluster.desk.journal().entries().size();
        cluster.later(Duration.ofSeconds(20));
        boolean limited = cluster.desk.journal().entries().stream().anyMatch(it -> it.status() == 429);
        assertThat(limited).isTrue();
        assertThat(cluster.desk.journal().entries()).hasSize(before);
        cluster.later(Duration.ofSeconds(30));
        assertThat(cluster.desk.tickets()).hasSize(3);
    }

    @Test
    void rollingRestartRefusesNothingAndLosesNothing() throws InterruptedException {
        cluster.replicas.forEach(HubProcess::startWorking);
        Talk talk = cluster.messenger.asks("Не работает принтер");
        cluster.until(() -> cluster.desk.tickets().size() == 1 && talk.heard().size() == 1);
        String key = cluster.ticket();
        int said = 0;
        for (HubProcess replica : cluster.replicas) {
            said = saysMore(talk, key, said);
            Thread stopping = Thread.ofVirtual().start(replica::stop);
            for (int i = 0; i < 5; i++) {
                said = saysMore(talk, key, said);
                stopping.join(Duration.ofMillis(20));
            }
            stopping.join();
            said = saysMore(talk, key, said);
            replica.startWorking();
        }
        int all = said;
        cluster.until(() -> cluster.remarks().size() == 2 * all
                && Cluster.afterTheCard(talk).size() == all);
        cluster.replicas.forEach(HubProcess::stop);

        numbered(Cluster.afterTheCard(talk), "Ответ", all);
        numbered(
                cluster.desk.remarks(key).stream()
                        .filter(it -> it.hub())
                        .map(it -> it.text())
                        .toList(),
                "Вопрос",
                all);
        assertThat(cluster.messenger.webhooks().attempts()).allMatch(Webhook.Attempt::accepted);
        assertThat(cluster.desk.webhooks().attempts()).allMatch(Webhook.Attempt::accepted);
    }

    private int saysMore(Talk talk, String key, int said) {
        talk.says("Вопрос %03d".formatted(said));
        cluster.desk.comments(key, "Ответ %03d".formatted(said), false);
        cluster.clock().advance(Duration.ofMillis(300));
        return said + 1;
    }

    private static void numbered(List<String> texts, String word, int all) {
        assertThat(texts).hasSize(all);
        IntStream.range(0, all).forEach(i -> assertThat(texts.get(i)).contains("%s %03d".formatted(word, i)));
    }

    @Test
    void cutConnectionsHeal() throws InterruptedException {
        cluster.replicas.forEach(HubProcess::startWorking);
        Talk talk = cluster.messenger.asks("Не работает принтер");
        cluster.until(() -> cluster.desk.tickets().size() == 1 && talk.heard().size() == 1);
        for (String word : WORDS) {
            talk.says(word);
            PostgresServer.cutConnections("scenario_replicas");
            cluster.desk.comments(cluster.ticket(), "Ответ " + word, false);
            cluster.clock().advance(Duration.ofMillis(300));
        }
        cluster.until(() ->
                cluster.remarks().size() == 12 && Cluster.afterTheCard(talk).size() == 6);

        inOrder(Cluster.afterTheCard(talk));
    }

    @Test
    void noReplicaLeavesTheDatabaseToARebuildWhileAnotherWorks() {
        cluster.start();
        cluster.asked("Не работает принтер");
        HubProcess last = cluster.replicas.getLast();
        for (HubProcess replica : cluster.replicas) {
            assertThatThrownBy(() -> replica.rebuild(soFar -> {}))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("stop it");
            replica.stop();
        }

        var report = last.rebuild(soFar -> assertThatThrownBy(last::start)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("wait until it is done"));

        assertThat(report.knownBefore()).isEqualTo(1);
        cluster.start();
        assertThat(cluster.alive()).hasSize(3);
    }
}
