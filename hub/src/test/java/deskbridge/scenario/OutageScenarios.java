package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.tracker.TrackerSeed;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** R5 and what else remotes do wrong: the hub waits as it is told, and everything arrives once, in order. */
final class OutageScenarios extends Scenario {

    private static final CallMatch POST_MESSAGE = CallMatch.of("POST", "/api/shared/v1/messages");
    private static final CallMatch POST_COMMENT = CallMatch.of("POST", "/v3/issues/*/comments**");

    static Stream<Fault> oddities() {
        return Stream.of(
                Fault.status(500),
                Fault.status(502),
                new Fault.Html(200),
                new Fault.Html(504),
                new Fault.Redirect(302, "http://127.0.0.1:1/elsewhere"),
                new Fault.Truncated(),
                new Fault.Dropped(),
                new Fault.Huge(80L * 1024 * 1024));
    }

    @ParameterizedTest
    @MethodSource("oddities")
    void pachcasOddAnswersDelayAMessageAndNothingElse(Fault fault) {
        long request = asked("Не работает принтер");
        office.pachca.faults().next(2, POST_MESSAGE, fault);
        office.agent().comments(office.ticket().key(), "Уже иду");
        office.agent().comments(office.ticket().key(), "Почти дошла");
        settle();
        later(Duration.ofMinutes(2));

        assertThat(office.saidAfterTheCard(request))
                .satisfiesExactly(
                        first -> assertThat(first).contains("Уже иду"),
                        second -> assertThat(second).contains("Почти дошла"));
        assertThat(hub.deadLetters()).isEmpty();
    }

    private void aRequestAndAReplyArriveOnce() {
        long request = asked("Не работает принтер");
        office.ivan.repliesInThread(request, "Горит красная лампа");
        settle();
        later(Duration.ofMinutes(2));

        assertThat(office.tickets()).hasSize(1);
        assertThat(office.comments()).hasSize(1);
        assertThat(office.botSaysUnder(request)).hasSize(1);
        assertThat(hub.deadLetters()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("oddities")
    void trackersOddAnswersDelayATicketAndNothingElse(Fault fault) {
        office.tracker.faults().next(2, CallMatch.of("POST", "/v3/issues**"), fault);
        aRequestAndAReplyArriveOnce();
    }

    @ParameterizedTest
    @MethodSource("oddities")
    void oddAnswersToReadingsDelayAndNothingElse(Fault fault) {
        office.pachca.faults().next(3, CallMatch.of("GET", "/api/shared/v1/messages**"), fault);
        office.tracker.faults().next(3, CallMatch.of("GET", "/v3/issues/**"), fault);
        aRequestAndAReplyArriveOnce();
    }

    @Test
    void pachcasRetryAfterIsObeyed() {
        long request = asked("Не работает принтер");
        office.pachca.faults().next(1, POST_MESSAGE, new Fault.RateLimited(Duration.ofSeconds(40)));
        int before = office.pachca.journal().count(POST_MESSAGE);
        office.agent().comments(office.ticket().key(), "Уже иду");
        settle();
        later(Duration.ofSeconds(25));
        assertThat(office.pachca.journal().count(POST_MESSAGE)).isEqualTo(before + 1);

        later(Duration.ofSeconds(16));
        assertThat(office.pachca.journal().count(POST_MESSAGE)).isEqualTo(before + 2);
        assertThat(office.saidAfterTheCard(request)).hasSize(1);
    }

    @Test
    void trackersRetryAfterIsObeyed() {
        long request = asked("Не работает принтер");
        office.tracker.faults().next(1, POST_COMMENT, new Fault.RateLimited(Duration.ofSeconds(40)));
        office.ivan.repliesInThread(request, "Горит красная лампа");
        settle();
        later(Duration.ofSeconds(25));
        assertThat(office.tracker.journal().count(POST_COMMENT)).isEqualTo(1);

        later(Duration.ofSeconds(16));
        assertThat(office.tracker.journal().count(POST_COMMENT)).isEqualTo(2);
        assertThat(office.comments()).hasSize(1);
    }

    @Test
    void aLimitWithoutATimeIsWaitedForAsWell() {
        long request = asked("Не работает принтер");
        office.tracker.faults().next(4, POST_COMMENT, new Fault.RateLimited(null));
        office.ivan.repliesInThread(request, "Горит красная лампа");
        settle();
        for (int i = 0; i < 5; i++) {
            later(Duration.ofSeconds(20));
        }

        assertThat(office.comments()).hasSize(1);
    }

    @Test
    void whatWasSaidWhileTrackerWasAwayForAnHourArrivesInOrder() {
        long request = asked("Не работает принтер");
        var outage = office.tracker.faults().always(CallMatch.any(), new Fault.Dropped());
        office.ivan.repliesInThread(request, "раз");
        long other = office.olga.writes(office.chat, "Нужен доступ к архиву");
        for (int minute = 0; minute < 60; minute++) {
            if (minute == 30) {
                office.ivan.repliesInThread(request, "два");
                office.olga.repliesInThread(other, "К папке отчётов");
            }
            later(Duration.ofMinutes(1));
        }
        office.ivan.repliesInThread(request, "три");
        settle();
        outage.cancel();
        later(Duration.ofMinutes(1));

        assertThat(office.tickets()).hasSize(2);
        var texts = office.tracker.state().comments(office.tickets().getFirst().key());
        assertThat(texts)
                .satisfiesExactly(
                        first -> assertThat(first.text()).endsWith("раз"),
                        second -> assertThat(second.text()).endsWith("два"),
                        third -> assertThat(third.text()).endsWith("три"));
        assertThat(office.tracker.state().comments(office.tickets().getLast().key()))
                .hasSize(1);
        assertThat(office.botSaysUnder(other)).hasSize(1);
        assertThat(hub.deadLetters()).isEmpty();
    }

    @Test
    void whatWasSaidWhilePachcaWasAwayForAnHourArrivesInOrder() {
        long request = asked("Не работает принтер");
        String key = office.ticket().key();
        var outage = office.pachca.faults().always(CallMatch.any(), Fault.status(503));
        office.agent().comments(key, "раз");
        office.agent().movesTo(key, "inProgress");
        office.agent().comments(key, "два");
        for (int minute = 0; minute < 60; minute++) {
            later(Duration.ofMinutes(1));
        }
        outage.cancel();
        later(Duration.ofMinutes(1));

        assertThat(office.saidAfterTheCard(request)).hasSize(3);
        var comments = office.saidAfterTheCard(request).stream()
                .filter(said -> said.contains("Добавлен комментарий"))
                .toList();
        assertThat(comments.get(0)).endsWith("раз");
        assertThat(comments.get(1)).endsWith("два");
        assertThat(office.cardUnder(request).content()).contains("В работе");
        assertThat(hub.deadLetters()).isEmpty();
    }

    @Test
    void aRevokedTokenLosesNothing() {
        long request = asked("Не работает принтер");
        office.tracker.setup().revoke(TrackerSeed.ROBOT_TOKEN);
        office.ivan.repliesInThread(request, "Горит красная лампа");
        settle();
        later(Duration.ofHours(2));
        assertThat(hub.deadLetters()).isEmpty();
        office.tracker.setup().token(TrackerSeed.ROBOT_TOKEN, TrackerSeed.ROBOT);
        later(Duration.ofMinutes(2));

        assertThat(office.comments()).hasSize(1);
        assertThat(office.saidAfterTheCard(request)).isEmpty();
    }

    @Test
    void pachcasRealLimitsAreKept() {
        office.pachca.settings().rateLimits(true);
        long request = asked("Не работает принтер");
        for (int i = 0; i < 40; i++) {
            office.agent().comments(office.ticket().key(), "шаг " + i);
        }
        settle();
        later(Duration.ofSeconds(20));

        assertThat(office.saidAfterTheCard(request)).hasSize(40);
        assertThat(office.pachca.journal().entries(POST_MESSAGE))
                .filteredOn(entry -> entry.status() == 429)
                .isEmpty();
    }
}
