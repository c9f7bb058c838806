package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.pachca.Bot;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.tracker.TrackerSeed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two hubs with databases of their own on one chat: each hears people, neither hears the other's bot. */
final class RingScenarios extends Scenario {

    private HubProcess another(String name) {
        Bot second = office.pachca.administrator().addBot("deskbridge2", "Deskbridge 2");
        office.ivan.adds(office.chat, second.userId());
        return office.hub(second, database.empty(name, folder), folder);
    }

    private List<Integer> counts(long request) {
        return List.of(
                office.tickets().size(),
                office.comments().size(),
                office.pachca.threadMessages(request).size());
    }

    @Test
    void whatTwoHubsMirrorIsThereOnceByEachAndThatIsAll() {
        another("ring").start();
        settle();
        long request = asked("Не работает принтер");
        long reply = office.ivan.repliesInThread(request, "Горит красная лампа");
        settle();
        office.agent().comments(office.ticket().key(), "Уже иду");
        settle();
        // One ticket. Comments: the reply, once by each hub, and the agent's. In the thread: the reply, a card by each,
        // the
        // agent's words by each, and what each hub takes for a colleague's comment: the other's copy of the reply.
        assertThat(counts(request)).containsExactly(1, 3, 7);
        office.ivan.edits(reply, "Горит зелёная лампа");
        settle();
        office.ivan.repliesInThread(request, office.saidAfterTheCard(request).getLast());
        settle();
        List<Integer> after = counts(request);
        whenCaughtUp();
        whenCaughtUp();

        assertThat(after).containsExactly(1, 5, 10);
        assertThat(counts(request)).isEqualTo(after);
    }

    @Test
    void twoDesksOnOneChatDoNotHearEachOther() {
        try (var okdesk = new OkdeskPlay(office.clock.ticking())) {
            HubProcess other = another("ring");
            List.of("TRACKER_API_TOKEN", "TRACKER_API_URL", "TRACKER_ORG_ID", "TRACKER_WEBHOOK_SECRET")
                    .forEach(other::without);
            Wiring.of(okdesk).settings().forEach(other::with);
            other.start();
            Wiring.of(okdesk).connect(other);
            settle();
            long request = asked("Не работает принтер");
            office.ivan.repliesInThread(request, "Горит красная лампа");
            settle();
            office.tracker.agent(TrackerSeed.AGENT).comments(office.ticket().key(), "Уже иду");
            String key = okdesk.tickets().getFirst().key();
            okdesk.comments(key, "Посмотрим", false);
            rest(okdesk);

            for (int round = 0; round < 2; round++) {
                assertThat(office.tickets()).hasSize(1);
                assertThat(okdesk.tickets()).hasSize(1);
                // The reply and the desk's own agent.
                assertThat(office.comments()).hasSize(2);
                assertThat(okdesk.remarks(key)).hasSize(2);
                // The reply, two cards, two agents.
                assertThat(office.pachca.threadMessages(request)).hasSize(5);
                whenCaughtUp();
                rest(okdesk);
            }
        }
    }

    private void rest(OkdeskPlay okdesk) {
        settle();
        okdesk.webhooks().awaitIdle(Duration.ofSeconds(30));
        settle();
    }
}
