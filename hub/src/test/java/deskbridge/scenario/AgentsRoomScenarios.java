package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.play.TelegramPlay;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** Agents are called in a chat of theirs; nothing that they say there becomes a ticket unless that chat takes requests as well. */
@MethodSource("pairs")
final class AgentsRoomScenarios extends PairScenario {

    private List<String> told() {
        return stage.messenger.journal().entries(stage.messenger.writing()).stream()
                .map(written -> written.call().body().text())
                .filter(body -> body.contains("Это чат агентов"))
                .toList();
    }

    private void agentsTalk() {
        stage.messenger.agentSays("/new Не печатает принтер");
        settle();
        assertThat(told()).hasSize(1);
        stage.messenger.agentSays("/menu");
        settle();
        assertThat(told()).hasSize(2);
        stage.messenger.agentSays("Кто возьмёт принтер на третьем этаже?");
        settle();
        later(Duration.ofMinutes(2));

        assertThat(stage.desk.tickets()).isEmpty();
        assertThat(told()).hasSize(2);
        assertThat(stage.hub.deadLetters()).isEmpty();
    }

    @Test
    void whoAsksForATicketThereIsToldWhereHeIs() {
        agentsTalk();
        asked();

        assertThat(stage.desk.tickets()).hasSize(1);
    }

    /** In Pachca, where requests have threads of their own, all chats do that unless some are named. */
    @Test
    void whereAllChatsTakeRequestsPachcasAgentsMayAskThereToo() {
        stage.hub.with("PACHCA_CHATS", "").restart();

        if (stage.messenger instanceof TelegramPlay) {
            agentsTalk();
        } else {
            stage.messenger.agentSays("Не печатает принтер");
            settle();
            assertThat(stage.desk.tickets()).hasSize(1);
            assertThat(told()).isEmpty();
        }
    }

    @Test
    void callsToTheAgentsStandThereAndTheirTalkStaysAmongThem() {
        Talk talk = asked();
        stage.desk.finishes(key());
        settle();
        Heard question = talk.heard().stream()
                .filter(it -> it.buttons().contains("⭐ Ужасно (1)"))
                .findFirst()
                .orElseThrow();
        talk.presses(question, "⭐ Ужасно (1)");
        settle();
        stage.messenger.agentSays("Это снова третий этаж");
        settle();

        assertThat(stage.messenger.agentsHear())
                .singleElement()
                .satisfies(alert -> assertThat(alert.text()).contains("1/5"));
        assertThat(stage.desk.tickets()).hasSize(1);
        assertThat(remarks()).noneSatisfy(words -> assertThat(words).contains("третий этаж"));
    }
}
