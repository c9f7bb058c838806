package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import deskbridge.emulator.CallMatch;
import deskbridge.emulator.okdesk.OkdeskSeed;
import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.Talk;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** F9: when people are asked for a rating, what follows from an answer, and what does not. */
@MethodSource("pairs")
final class RatingPolicyScenarios extends RatingScenario {

    /** Each test says first how people are asked. */
    @Override
    void begin() {}

    @Test
    void theQuestionWaitsAsThePolicySays() {
        begin("delay: 1h");
        Talk talk = finished();
        later(Duration.ofMinutes(50));
        assertThat(questions(talk)).isEmpty();
        later(Duration.ofMinutes(15));

        assertThat(questions(talk)).hasSize(1);
    }

    @Test
    void aTicketThatGoesOnBeforeTheQuestionIsNotAskedAbout() {
        begin("delay: 1h");
        Talk talk = finished();
        stage.desk.reopens(newest());
        settle();
        later(Duration.ofHours(2));

        assertThat(questions(talk)).isEmpty();
    }

    @Test
    void nobodyIsAskedTwiceWithinTheCooldown() {
        begin("cooldown: 7d");
        Talk first = finished();
        Talk second = finished(first.another("Не работает сканер"));
        assertThat(stage.desk.tickets()).hasSize(2);
        assertThat(questions(first)).hasSize(1);
        assertThat(questions(second)).isEmpty();
        later(Duration.ofDays(8));
        Talk third = finished(first.another("Не работает телефон"));

        assertThat(questions(third)).hasSize(1);
    }

    @Test
    void theReminderComesWhenThePolicySaysAndOnlyToWhoIsSilent() {
        begin("reminder: 2h", "expiry: 1d");
        Talk silent = finished();
        Talk rating = finished(silent.another("Не работает сканер"));
        presses(rating, GOOD);
        later(Duration.ofMinutes(110));
        assertThat(questions(silent)).hasSize(1);
        later(Duration.ofMinutes(20));

        assertThat(said(silent, "ждёт вашей оценки")).hasSize(1);
        assertThat(said(rating, "ждёт вашей оценки")).isEmpty();
    }

    @Test
    void anAnswerIsChangedForAsLongAsThePolicySays() {
        begin("change: 1h");
        Talk talk = finished();
        presses(talk, EXCELLENT);
        later(Duration.ofMinutes(50));
        presses(talk, GOOD);
        Heard question = question(talk);
        later(Duration.ofMinutes(20));
        assertThat(questions(talk)).isEmpty();
        talk.pressesStale(question, AWFUL);
        settle();

        assertThat(notes("Оценка"))
                .satisfiesExactly(
                        first -> assertThat(first).contains("5/5"),
                        second -> assertThat(second).contains("4/5"));
    }

    @Test
    void anAnswerIsNotChangedAfterADay() {
        begin("enabled: true");
        Talk talk = finished();
        presses(talk, EXCELLENT);
        Heard question = question(talk);
        later(Duration.ofHours(25));
        assertThat(questions(talk)).isEmpty();
        talk.pressesStale(question, AWFUL);
        settle();

        assertThat(notes("Оценка"))
                .singleElement()
                .satisfies(note -> assertThat(note).contains("5/5"));
        assertThat(stage.messenger.agentsHear()).isEmpty();
    }

    @Test
    void thanksFollowTheirBandAlsoWhenTheAnswerIsChanged() {
        begin("enabled: true");
        Talk talk = finished();
        presses(talk, EXCELLENT);
        assertThat(heard(talk, "Рады, что смогли помочь").text()).doesNotContain("что пошло не так");
        presses(talk, FAIR);
        assertThat(heard(talk, "Постараемся работать лучше").text()).contains("что пошло не так");
        presses(talk, AWFUL);
        assertThat(heard(talk, "Нам жаль").text()).contains("что пошло не так");

        assertThat(talk.heard().stream().filter(it -> it.text().startsWith("Спасибо")))
                .hasSize(1);
        assertThat(stage.messenger.agentsHear()).hasSize(1);
        assertThat(notes("Оценка")).hasSize(3);
    }

    @Test
    void theRemarkToALowRatingReachesTheDeskOnce() {
        begin("enabled: true");
        Talk talk = finished();
        presses(talk, FAIR);
        Heard thanks = heard(talk, "что пошло не так");
        if (thanks.buttons().contains("Оставить отзыв")) {
            talk.presses(thanks, "Оставить отзыв");
            settle();
            assertThat(talk.fills("Ждал три дня")).isTrue();
        } else {
            talk.answers(thanks, "Ждал три дня");
        }
        settle();
        later(Duration.ofMinutes(2));

        assertThat(notes("Ждал три дня"))
                .singleElement()
                .satisfies(note -> assertThat(note).contains("Отзыв к оценке"));
        assertThat(heard(talk, "Отзыв передан команде").buttons()).doesNotContain("Оставить отзыв");
        assertThat(stage.messenger.agentsHear())
                .singleElement()
                .satisfies(alert -> assertThat(alert.text()).contains("Ждал три дня"));
        assertThat(stage.desk.remarks(newest()))
                .hasSize(2)
                .allSatisfy(remark -> assertThat(remark.internal()).isTrue());
        assertThat(talk.heard()).noneSatisfy(it -> assertThat(it.text()).contains("Ждал три дня"));
    }

    @Test
    void theButtonUnderTheThanksMakesANewRequest() {
        begin("enabled: true");
        Talk talk = finished();
        presses(talk, EXCELLENT);
        talk.presses(heard(talk, "Рады, что смогли помочь"), "Создать заявку");
        settle();
        if (!talk.fills("Нужен новый монитор")) {
            talk.saysElsewhere("Нужен новый монитор");
        }
        settle();
        later(Duration.ofMinutes(1));

        assertThat(stage.desk.tickets()).hasSize(2);
        assertThat(stage.desk.tickets().getLast().title()).contains("Нужен новый монитор");
    }

    @Test
    void aPressOnAnExpiredQuestionCountsForNothing() {
        begin("expiry: 2h", "reminder: 0");
        Talk talk = finished();
        Heard question = question(talk);
        later(Duration.ofHours(3));
        assertThat(questions(talk)).isEmpty();
        talk.pressesStale(question, AWFUL);
        settle();

        assertThat(notes("Оценка")).isEmpty();
        assertThat(stage.desk.rates(newest())).isEmpty();
        assertThat(stage.messenger.agentsHear()).isEmpty();
        assertThat(stage.hub.deadLetters()).isEmpty();
    }

    @Test
    void whatIsRatedInTheDesksPortalIsNotAskedAbout() {
        begin("delay: 1h");
        assumeTrue(stage.desk instanceof OkdeskPlay, "only Okdesk has a portal where people rate");
        Talk talk = finished();
        okdesk().requester(OkdeskSeed.CONTACT).rates(Long.parseLong(newest()), "good");
        settle();
        later(Duration.ofHours(2));
        assertThat(questions(talk)).isEmpty();
        stage.desk.reopens(newest());
        settle();
        stage.desk.finishes(newest());
        settle();
        later(Duration.ofHours(2));

        assertThat(questions(talk)).hasSize(1);
    }

    @Test
    void aRatingThatOkdeskItselfRefusesIsTriedOnceAndWrittenAsAComment() {
        begin("enabled: true");
        assumeTrue(stage.desk instanceof OkdeskPlay, "only Okdesk has a place of its own for ratings");
        okdesk().settings().refuseRates(403);
        Talk talk = finished();
        presses(talk, EXCELLENT);
        int tries = okdesk().journal().count(CallMatch.of("POST", "/api/v1/issues/*/rates"));
        for (int day = 0; day < 3; day++) {
            later(Duration.ofDays(1));
        }

        assertThat(tries).isBetween(1, 2);
        assertThat(okdesk().journal().count(CallMatch.of("POST", "/api/v1/issues/*/rates")))
                .isEqualTo(tries);
        assertThat(notes("Оценка: 5/5")).hasSize(1);
        assertThat(stage.desk.rates(newest())).isEmpty();
    }

    @Test
    void thanksAreThanksAlsoWhereNobodyIsAskedAndTheirButtonsExpire() {
        begin("enabled: false");
        Talk talk = finished();
        assertThat(questions(talk)).isEmpty();
        if (stage.messenger.name().equals("telegram")) {
            talk.saysElsewhere("Спасибо большое!");
        } else {
            talk.says("Спасибо большое!");
        }
        settle();
        Heard question = heard(talk, "Всё решено?");
        assertThat(stage.desk.remarks(newest())).isEmpty();
        later(Duration.ofDays(8));
        talk.pressesStale(question, "Не помогло");
        settle();

        assertThat(stage.desk.tickets())
                .singleElement()
                .satisfies(it -> assertThat(it.finished()).isTrue());
        assertThat(stage.desk.remarks(newest())).isEmpty();
        assertThat(stage.hub.deadLetters()).isEmpty();
    }
}
