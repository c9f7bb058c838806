package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.Faults;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** R7: a stop finishes what was begun, a start goes on with the rest. */
final class RestartScenarios extends Scenario {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void aStopFinishesWhatWasAcknowledged() {
        long request = office.ivan.writes(office.chat, "Не работает принтер");
        office.pachca.webhooks().awaitIdle(PATIENCE);
        assertThat(office.tickets()).isEmpty();
        hub.stop();

        assertThat(office.tickets()).hasSize(1);
        assertThat(office.botSaysUnder(request)).hasSize(1);
    }

    @Test
    void aStartGoesOnWithWhatHadToWait() {
        long request = asked("Не работает принтер");
        var outage = office.tracker.faults().always(CallMatch.any(), Fault.status(503));
        office.ivan.repliesInThread(request, "Горит красная лампа");
        settle();
        hub.stop();
        outage.cancel();
        assertThat(office.comments()).isEmpty();
        hub.start();
        later(Duration.ofMinutes(1));

        assertThat(office.comments()).hasSize(1);
    }

    @Test
    void aStopDoesNotWaitForRemotesThatNeverAnswerAndLosesNothing() throws InterruptedException {
        long printer = asked("Не работает принтер");
        long archive = asked("Нужен доступ к архиву");
        hub.stop();
        hub.startWorking();
        var took = office.tracker.faults().next(1, CallMatch.of("POST", "/v3/issues/*/comments"), new Fault.Silent());
        var left = office.pachca
                .faults()
                .next(1, CallMatch.of("POST", "/api/shared/v1/messages"), new Fault.Slow(Duration.ofHours(1)));
        office.ivan.repliesInThread(printer, "Горит красная лампа");
        office.agent().comments(office.tickets().getLast().key(), "Уже иду");
        untilBothHang(took, left);

        long began = System.nanoTime();
        hub.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));

        hub.start();
        later(Duration.ofMinutes(1));
        assertThat(office.tracker.state().comments(office.tickets().getFirst().key()))
                .hasSize(1);
        assertThat(office.saidAfterTheCard(archive)).hasSize(1);
        assertThat(hub.deadLetters()).isEmpty();
    }

    private static void untilBothHang(Faults.Rule... rules) throws InterruptedException {
        var never = new CountDownLatch(1);
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (Stream.of(rules).anyMatch(rule -> rule.applied() == 0)) {
            assertThat(System.nanoTime()).as("the hub calls").isLessThan(end);
            assertThat(never.await(10, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    @Test
    void conversationsGoOnAfterARestart() {
        long request = asked("Не работает принтер");
        hub.restart();
        office.ivan.repliesInThread(request, "Горит красная лампа");
        office.agent().comments(office.ticket().key(), "Уже иду");
        office.anna.presses(office.cardUnder(request).id(), "Взять в работу");
        settle();

        assertThat(office.tickets()).hasSize(1);
        assertThat(office.comments()).hasSize(2);
        assertThat(office.saidAfterTheCard(request)).hasSize(2);
        assertThat(office.ticket().status()).isEqualTo("inProgress");
    }

    @Test
    void aRestartChangesNothing() {
        long request = asked("Не работает принтер");
        office.ivan.repliesInThread(request, "Горит красная лампа");
        office.agent().comments(office.ticket().key(), "Уже иду");
        settle();
        var thread = office.pachca.threadMessages(request);
        var comments = office.comments();
        for (int i = 0; i < 3; i++) {
            hub.restart();
            whenCaughtUp();
        }

        assertThat(office.pachca.threadMessages(request)).isEqualTo(thread);
        assertThat(office.comments()).isEqualTo(comments);
        assertThat(office.tickets()).hasSize(1);
    }
}
