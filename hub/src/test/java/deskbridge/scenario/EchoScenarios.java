package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.pachca.Message;
import deskbridge.emulator.tracker.TrackerAgent;
import deskbridge.emulator.tracker.TrackerSeed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R4: the hub does not answer itself, nor another hub, and takes nobody's words for its own. */
final class EchoScenarios extends Scenario {

    /** The person who lent the hub his token, at work himself. */
    private TrackerAgent owner() {
        return office.tracker.agent(TrackerSeed.ROBOT);
    }

    @Test
    void whatTheHubWroteDoesNotComeBack() {
        long request = asked("Не работает принтер");
        office.ivan.repliesInThread(request, "Горит красная лампа");
        office.agent().comments(office.ticket().key(), "Уже иду");
        settle();
        List<Message> thread = office.pachca.threadMessages(request);
        whenCaughtUp();
        whenCaughtUp();

        assertThat(office.pachca.threadMessages(request)).isEqualTo(thread);
        assertThat(thread).hasSize(3);
        assertThat(office.comments()).hasSize(2);
    }

    @Test
    void otherBotsAreNotListenedTo() {
        var other = office.pachca.administrator().addBot("ci", "CI");
        office.ivan.adds(office.chat, other.userId());
        var machine = office.pachca.person(other.userId());
        machine.writes(office.chat, "Сборка 815 упала");
        long request = asked("Не работает принтер");
        machine.repliesInThread(request, "Сборка 816 упала");
        settle();
        whenCaughtUp();

        assertThat(office.tickets()).hasSize(1);
        assertThat(office.comments()).isEmpty();
    }

    @Test
    void aPersonMayQuoteWhateverTheHubWrites() {
        long request = asked("Не работает принтер");
        office.agent().comments(office.ticket().key(), "Уже иду");
        settle();
        Message ours = office.botSaysUnder(request).getLast();
        office.ivan.repliesInThread(request, ours.content());
        office.ivan.quotes(ours.id(), "Жду");
        settle();
        assertThat(office.commentTexts()).hasSize(3);
        String mirrored = office.commentTexts().get(1);
        assertThat(mirrored).contains("Иван Петров").contains("Добавлен комментарий");

        office.agent().comments(office.ticket().key(), mirrored);
        settle();
        assertThat(office.saidAfterTheCard(request)).hasSize(2);
        assertThat(office.comments()).hasSize(4);
    }

    @Test
    void thePersonWhoseTokenTheHubUsesIsHeardOnce() {
        long request = asked("Не работает принтер");
        office.ivan.repliesInThread(request, "Горит красная лампа");
        owner().comments(office.ticket().key(), "Я тоже тут работаю");
        settle();
        whenCaughtUp();

        assertThat(office.saidAfterTheCard(request))
                .singleElement()
                .satisfies(said -> assertThat(said).contains("Я тоже тут работаю"));
        assertThat(office.comments()).hasSize(2);
    }

    @Test
    void heIsHeardOnceAlsoWhileACommentOfTheHubIsOnItsWay() {
        long request = asked("Не работает принтер");
        office.tracker.faults().next(1, CallMatch.of("POST", "/v3/issues/*/comments**"), new Fault.AnswerLost());
        office.ivan.repliesInThread(request, "Горит красная лампа");
        hub.work();
        owner().comments(office.ticket().key(), "Я тоже тут работаю");
        settle();
        later(Duration.ofSeconds(30));
        whenCaughtUp();

        assertThat(office.comments()).hasSize(2);
        assertThat(office.saidAfterTheCard(request))
                .singleElement()
                .satisfies(said -> assertThat(said).contains("Я тоже тут работаю"));
    }

    @Test
    void theSameWordsByHubAndOwnerAreTwoComments() {
        long request = asked("Не работает принтер");
        office.ivan.repliesInThread(request, "Готово");
        settle();
        owner().comments(office.ticket().key(), office.commentTexts().getFirst());
        settle();
        whenCaughtUp();

        assertThat(office.comments()).hasSize(2);
        assertThat(office.saidAfterTheCard(request)).hasSize(1);
    }

    @Test
    void answersOfTheDesksAutomationReachTheThread() {
        long request = asked("Не работает принтер");
        office.tracker.generatesComment(office.ticket().key(), "Ваша заявка принята");
        settle();

        assertThat(office.saidAfterTheCard(request))
                .singleElement()
                .satisfies(said -> assertThat(said).contains("Ваша заявка принята"));
    }

    @Test
    void twoHubsOnOneChatAndOneQueueComeToRest() {
        var second = office.pachca.administrator().addBot("deskbridge2", "Deskbridge 2");
        office.ivan.adds(office.chat, second.userId());
        var other = office.hub(second, database.empty("other", folder), folder);
        other.start();
        settle();
        long request = asked("Не работает принтер");
        office.ivan.repliesInThread(request, "Горит красная лампа");
        office.agent().comments(office.tickets().getFirst().key(), "Уже иду");
        settle();

        assertThat(office.tickets()).hasSize(1);
        int said = office.pachca.threadMessages(request).size();
        int comments = office.comments().size();
        assertThat(said).isLessThan(10);
        assertThat(comments).isLessThanOrEqualTo(3);
        whenCaughtUp();
        whenCaughtUp();
        assertThat(office.pachca.threadMessages(request)).hasSize(said);
        assertThat(office.comments()).hasSize(comments);
    }
}
