package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.WebhookFault;
import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.play.TicketSystem.Remark;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** F9: a finished ticket asks for a rating, which arrives once whatever fails meanwhile. */
@MethodSource("pairs")
final class RatingScenarios extends RatingScenario {

    private List<String> notes() {
        return stage.desk.remarks(key()).stream()
                .map(Remark::text)
                .filter(text -> text.contains("Оценка"))
                .toList();
    }

    private void ratedOnceWith(int stars) {
        assertThat(notes()).singleElement().satisfies(note -> assertThat(note).contains("Оценка: " + stars + "/5"));
        assertThat(stage.desk.remarks(key()))
                .filteredOn(it -> it.text().contains("Оценка"))
                .allSatisfy(it -> assertThat(it.internal() && it.hub()).isTrue());
        isKeptByTheDesk(stars);
    }

    /** Where the desk has a place for it. */
    private void isKeptByTheDesk(int stars) {
        if (stage.desk instanceof OkdeskPlay) {
            assertThat(stage.desk.rates(key())).containsExactly(stars >= 4 ? "good" : stars == 3 ? "normal" : "bad");
        }
    }

    @Test
    void aFinishedTicketAsksAndTheAnswerReachesTheDesk() {
        Talk talk = finished();
        assertThat(question(talk).text()).contains(key()).contains("завершена");
        assertThat(talk.rows(question(talk)))
                .containsExactly(List.of(EXCELLENT), List.of(GOOD), List.of(FAIR), List.of(POOR), List.of(AWFUL));
        presses(talk, EXCELLENT);

        ratedOnceWith(5);
        assertThat(question(talk).text()).contains("Отлично (5)");
        assertThat(said(talk, "Спасибо за оценку")).hasSize(1);
        assertThat(stage.messenger.agentsHear()).isEmpty();
        later(Duration.ofMinutes(2));
        assertThat(said(talk, "Оценка: 5/5")).isEmpty();
    }

    @Test
    void aPressThatIsToldFiveTimesCountsOnce() {
        Talk talk = finished();
        stage.messenger.webhooks().script().random(new Random(5), 1, new WebhookFault.Duplicated(5));
        Heard question = question(talk);
        talk.presses(question, GOOD);
        talk.presses(question, GOOD);
        settle();
        later(Duration.ofMinutes(2));

        ratedOnceWith(4);
        assertThat(said(talk, "Спасибо за оценку")).hasSize(1);
    }

    @Test
    void onlyTheRequestersPressCounts() {
        Talk talk = finished();
        stage.messenger.strangerComes();
        settle();
        talk.strangerPresses(question(talk), AWFUL);
        stage.messenger.strangerForges(question(talk), AWFUL);
        settle();
        assertThat(notes()).isEmpty();
        assertThat(stage.messenger.stranger().heard().getLast().text()).contains("только автор заявки");
        presses(talk, GOOD);

        ratedOnceWith(4);
    }

    @Test
    void anHourWithoutTheDeskLosesNoRating() {
        Talk talk = finished();
        var outage = stage.desk.faults().always(CallMatch.any(), new Fault.Dropped());
        presses(talk, POOR);
        assertThat(said(talk, "Нам жаль")).hasSize(1);
        assertThat(stage.messenger.agentsHear()).hasSize(1);
        for (int i = 0; i < 6; i++) {
            later(Duration.ofMinutes(10));
        }
        assertThat(notes()).isEmpty();
        outage.cancel();
        later(Duration.ofMinutes(30));

        ratedOnceWith(2);
        assertThat(stage.hub.deadLetters()).isEmpty();
    }

    @Test
    void aLostAnswerOfTheDeskWritesTheRatingOnce() {
        Talk talk = finished();
        stage.desk.faults().next(1, stage.desk.commenting(), new Fault.AnswerLost());
        presses(talk, EXCELLENT);
        later(Duration.ofMinutes(2));
        later(Duration.ofMinutes(2));

        ratedOnceWith(5);
        assertThat(said(talk, "Оценка: 5/5")).isEmpty();
    }

    @Test
    void theMiddleOfTheScaleIsNeitherGoodNorBad() {
        presses(finished(), FAIR);

        ratedOnceWith(3);
    }

    @Test
    void anAnswerSurvivesARestartAndIsChangedAfterIt() {
        Talk talk = finished();
        stage.hub.restart();
        presses(talk, EXCELLENT);
        stage.hub.restart();
        later(Duration.ofHours(23));
        presses(talk, GOOD);

        assertThat(notes())
                .satisfiesExactly(
                        first -> assertThat(first).contains("Оценка: 5/5"),
                        second -> assertThat(second).contains("Оценка изменена: 4/5"));
        later(Duration.ofHours(2));
        assertThat(questions(talk)).isEmpty();
        assertThat(said(talk, "Хорошо (4)")).hasSize(1);
    }

    @Test
    void aPressThatReachedAHubWhichIsKilledCountsOnce() {
        Talk talk = finished();
        talk.presses(question(talk), POOR);
        stage.messenger.webhooks().awaitIdle(Duration.ofSeconds(30));
        stage.hub.losesItsDatabase();
        stage.hub.isReplaced(database.takeOver());
        later(Duration.ofSeconds(30));
        later(Duration.ofMinutes(2));

        ratedOnceWith(2);
        assertThat(said(talk, "Нам жаль")).hasSize(1);
        assertThat(stage.messenger.agentsHear()).hasSize(1);
    }

    @Test
    void theReminderComesOnceAndSilenceIsNoRating() {
        Talk talk = finished();
        later(Duration.ofHours(25));
        stage.hub.restart();
        later(Duration.ofHours(25));
        assertThat(questions(talk)).hasSize(2);
        assertThat(said(talk, "ждёт вашей оценки")).hasSize(1);
        later(Duration.ofDays(6));

        assertThat(questions(talk)).isEmpty();
        assertThat(said(talk, "Время для оценки истекло")).hasSize(2);
        assertThat(notes()).isEmpty();
        assertThat(stage.desk.rates(key())).isEmpty();
    }

    @Test
    void aTicketThatIsFinishedBeforeItsMakingIsRecordedAsksAsWell() {
        stage.messenger.asks("Первая заявка: с ней узнаётся всё, что о столе надо знать");
        stage.settle();
        stage.desk.faults().next(1, stage.desk.creating(), new Fault.AnswerLost());
        stage.desk.faults().always(CallMatch.any(), Fault.status(503));
        Talk talk = stage.messenger.asks("Не печатает принтер");
        stage.settle();
        assertThat(stage.desk.tickets()).hasSize(2);
        stage.desk.finishes(stage.desk.tickets().getLast().key());
        stage.settle();
        stage.desk.faults().clear();
        later(Duration.ofMinutes(2));

        assertThat(questions(talk)).hasSize(1);
    }

    @Test
    void aReopenedTicketAsksAgainWhenItIsFinishedAgain() {
        Talk talk = finished();
        stage.desk.reopens(key());
        settle();
        assertThat(questions(talk)).isEmpty();
        assertThat(said(talk, "оценка пока не нужна")).hasSize(1);
        stage.desk.finishes(key());
        settle();
        presses(talk, GOOD);

        ratedOnceWith(4);
    }

    @Test
    void aTicketThatWasRatedIsRatedAnewWhenItIsFinishedAgain() {
        Talk talk = finished();
        presses(talk, GOOD);
        stage.desk.reopens(key());
        settle();
        stage.desk.finishes(key());
        settle();
        presses(talk, AWFUL);

        assertThat(notes())
                .satisfiesExactly(
                        first -> assertThat(first).contains("Оценка: 4/5"),
                        second -> assertThat(second).contains("Оценка: 1/5"));
        assertThat(said(talk, "Хорошо (4)")).hasSize(1);
        isKeptByTheDesk(1);
    }

    @Test
    void eachNumberOfStarsIsKeptInTheDesksOwnWords() {
        Talk talk = finished();
        List<String> labels = List.of(AWFUL, POOR, FAIR, GOOD, EXCELLENT);
        for (int stars = 1; stars <= labels.size(); stars++) {
            presses(talk, labels.get(stars - 1));
            assertThat(notes().getLast()).contains(stars + "/5");
            isKeptByTheDesk(stars);
        }

        assertThat(notes()).hasSize(5);
    }

    @Test
    void onlyALowRatingCallsTheAgents() {
        Talk content = finished();
        presses(content, GOOD);
        assertThat(stage.messenger.agentsHear()).isEmpty();
        presses(finished(content.another("Не работает сканер")), FAIR);

        assertThat(stage.messenger.agentsHear())
                .singleElement()
                .satisfies(alert -> assertThat(alert.text()).contains("3/5").contains("Не работает сканер"));
    }

    @Test
    void aLowRatingIsTakenUpAgainByTheAgents() {
        Talk talk = finished();
        presses(talk, POOR);
        assertThat(stage.messenger.agentsHear()).singleElement().satisfies(alert -> {
            assertThat(alert.text()).contains("2/5").contains(key()).contains("Не печатает принтер");
            assertThat(alert.buttons()).containsExactly("Вернуть в работу");
        });
        stage.messenger.strangerComes();
        settle();
        stage.messenger.strangerForges(stage.messenger.agentsHear().getFirst(), "Вернуть в работу");
        settle();
        assertThat(stage.desk.tickets().getFirst().finished()).isTrue();
        assertThat(stage.messenger.stranger().heard().getLast().text()).contains("сотрудникам поддержки");
        stage.messenger.agentPresses(stage.messenger.agentsHear().getFirst(), "Вернуть в работу");
        settle();
        later(Duration.ofMinutes(2));

        assertThat(stage.desk.tickets().getFirst().finished()).isFalse();
        assertThat(said(talk, "снова в работе")).isNotEmpty();
        assertThat(stage.messenger.agentsHear()).singleElement().satisfies(alert -> {
            assertThat(alert.text()).contains("снова в работе");
            assertThat(alert.buttons()).isEmpty();
        });
        ratedOnceWith(2);
    }

    @Test
    void thanksAfterTheEndDoNotOpenTheTicketAgain() {
        Talk talk = finished();
        talk.says("Спасибо большое! 👍");
        settle();
        assertThat(stage.desk.remarks(key())).isEmpty();
        assertThat(stage.desk.tickets().getFirst().finished()).isTrue();
        Heard question = talk.heard().stream()
                .filter(it -> it.buttons().contains("Всё решено"))
                .findFirst()
                .orElseThrow();
        assertThat(question.buttons()).containsExactly("Всё решено", "Не помогло");
        talk.presses(question, "Не помогло");
        settle();
        later(Duration.ofMinutes(2));

        assertThat(stage.desk.remarks(key()))
                .singleElement()
                .satisfies(remark ->
                        assertThat(remark.text()).contains("Спасибо большое").contains("Не помогло"));
        assertThat(stage.desk.tickets().getFirst().finished()).isFalse();
        assertThat(said(talk, "снова в работе")).isNotEmpty();
    }
}
