package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.play.PlayFile;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.play.TrackerPlay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replica that stands still for longer than its lease, and then goes on as if nothing had happened. */
@SuppressWarnings("NullAway.Init") // each test opens a cluster of its own pair
final class ZombieScenarios {

    @TempDir
    Path folder;

    private Cluster cluster;
    private Balancer way;
    private HubProcess zombie;
    private final MovableClock itsClock = new MovableClock();
    private final CountDownLatch stands = new CountDownLatch(1);
    private final CountDownLatch goesOn = new CountDownLatch(1);

    /** The zombie's own time, which stands while it does, and its own way to Tracker, on which calls can be held up. */
    private final class Apart implements HubProcess.Stage {
        @Override
        public MovableClock clock() {
            return itsClock;
        }

        @Override
        public void connect() {
            cluster.connect();
        }

        @Override
        public void settle() {
            cluster.settle();
        }
    }

    private enum Side {
        BEFORE,
        AFTER
    }

    private void open(Pair pair) {
        cluster = new Cluster(pair, 2, Database.POSTGRES.empty("zombie", folder), folder);
        way = new Balancer();
        way.servers(List.of(((TrackerPlay) cluster.desk).emulator().uri()));
        zombie =
                cluster.replica(new Apart()).with("TRACKER_API_URL", way.url("").toString());
        itsClock.reach(cluster.clock().instant());
        cluster.replicas.forEach(HubProcess::start);
    }

    @AfterEach
    void close() {
        goesOn.countDown();
        cluster.close();
        way.close();
    }

    /** The next call like this on the zombie's way stops the zombie, before it reaches Tracker or before its answer returns. */
    private void standsStillAt(String path, Side side) {
        way.gate(new Balancer.Gate() {
            @Override
            public void before(String call) throws InterruptedException {
                hold(call, Side.BEFORE);
            }

            @Override
            public void after(String call) throws InterruptedException {
                hold(call, Side.AFTER);
            }

            private void hold(String call, Side where) throws InterruptedException {
                if (where == side && call.matches(path)) {
                    stands.countDown();
                    goesOn.await();
                }
            }
        });
    }

    /**
     * The zombie works alone until it stands still; the others do its work; then it goes on.
     *
     * @param notices whether its clock tells it how long it stood still
     */
    private void isOvertaken(BooleanSupplier done, boolean notices) throws InterruptedException {
        cluster.messenger.webhooks().awaitIdle(Duration.ofSeconds(30));
        cluster.desk.webhooks().awaitIdle(Duration.ofSeconds(30));
        itsClock.reach(cluster.clock().instant());
        Thread working = Thread.ofVirtual().start(zombie::work);
        assertThat(stands.await(30, TimeUnit.SECONDS)).isTrue();
        cluster.settleWithout(zombie);
        assertThat(done.getAsBoolean()).as("the others have done its work").isTrue();
        if (notices) {
            itsClock.reach(cluster.clock().instant());
        }
        goesOn.countDown();
        working.join();
        cluster.settle();
    }

    @Test
    void whoeverWasOvertakenSendsNothing() throws InterruptedException {
        open(Pair.PACHCA_TRACKER);
        Talk talk = cluster.asked("Не работает принтер");
        standsStillAt("POST /v3/attachments/?", Side.BEFORE);
        talk.says("Вот снимок", PlayFile.text("лампа.txt", "красная"));
        isOvertaken(() -> cluster.remarks().size() == 1, true);

        assertThat(cluster.remarks())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("Вот снимок"));
        talk.says("Спасибо");
        cluster.settle();
        assertThat(cluster.remarks()).hasSize(2);
        assertThat(talk.heard()).hasSize(1);
    }

    @Test
    void whatTheOvertakenHadSentIsFoundAndNotRepeated() throws InterruptedException {
        open(Pair.PACHCA_TRACKER);
        Talk talk = cluster.asked("Не работает принтер");
        standsStillAt("POST /v3/issues/[^/]+/comments", Side.AFTER);
        talk.says("Горит красная лампа");
        isOvertaken(() -> cluster.remarks().size() == 1, true);

        assertThat(cluster.remarks())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("Горит красная лампа"));
        talk.says("Спасибо");
        cluster.settle();
        assertThat(cluster.remarks()).hasSize(2);
        assertThat(talk.heard()).hasSize(1);
    }

    /** In Telegram nobody can look: it must not be called at all. */
    @Test
    void whoeverWasOvertakenBeforeItsCallDoesNotCall() throws InterruptedException {
        open(Pair.TELEGRAM_TRACKER);
        Talk talk = cluster.asked("Не работает принтер");
        standsStillAt("GET .*лампа.*", Side.AFTER);
        cluster.desk.comments(cluster.ticket(), "Вот снимок", false, PlayFile.text("лампа.txt", "красная"));
        isOvertaken(() -> talk.heard().size() == 2, false);

        assertThat(Cluster.afterTheCard(talk))
                .singleElement()
                .satisfies(it -> assertThat(it).contains("Вот снимок"));
        cluster.desk.comments(cluster.ticket(), "Уже иду", false);
        cluster.settle();
        assertThat(Cluster.afterTheCard(talk)).hasSize(2);
    }
}
