package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.pachca.Message;
import deskbridge.emulator.tracker.TrackerComment;
import deskbridge.emulator.tracker.TrackerEmulator;
import deskbridge.emulator.tracker.TrackerIssue;
import deskbridge.emulator.tracker.TrackerSeed;
import deskbridge.store.Journal.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One chat, two desks: rules decide which of them gets a request, and everything else follows the request. */
final class RoutingScenarios extends Scenario {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TrackerEmulator second;

    @BeforeEach
    void aSecondDeskTakesWhatConcernsTheNetwork() throws IOException {
        hub.stop();
        second = TrackerEmulator.seeded(office.clock.ticking());
        Files.writeString(folder.resolve("deskbridge.yaml"), """
                connections:
                  network:
                    type: tracker
                    url: %s
                    token: %s
                    org-id: "%s"
                    webhook-secret: %s
                routes:
                  - pachca=tracker
                  - {name: wires, when: {words: [интернет, "/\\\\bwi-?fi\\\\b/"]}, then: {desk: network, priority: critical}}
                  - {name: code, when: {tag: код}, then: {queue: DEV}}
                """.formatted(
                        second.uri(), TrackerSeed.ROBOT_TOKEN, TrackerSeed.ORG_ID, Office.TRIGGER_SECRET));
        start();
    }

    @AfterEach
    void closeTheSecondDesk() {
        second.close();
    }

    private void start() {
        hub.start();
        second.triggers().removeAll();
        second.triggers().installDeskbridge(hub.url("/webhooks/network"), Office.TRIGGER_SECRET);
        settleAll();
    }

    /** The second desk's webhooks are awaited as well. */
    private void settleAll() {
        int before;
        do {
            before = second.webhooks().attempts().size();
            settle();
            second.webhooks().awaitIdle(PATIENCE);
        } while (second.webhooks().attempts().size() != before);
    }

    private long asks(String words) {
        long request = office.ivan.writes(office.chat, words);
        settleAll();
        return request;
    }

    private List<TrackerIssue> networkTickets() {
        return second.state().issues().stream()
                .filter(issue -> issue.queue().equals(TrackerSeed.QUEUE))
                .toList();
    }

    private List<String> networkComments() {
        return second.state().comments(networkTickets().getFirst().key()).stream()
                .map(TrackerComment::text)
                .toList();
    }

    @Test
    void theRequestAndItsTalkGoToTheDeskOfTheRule() {
        long request = asks("Нет интернета: wifi не виден");

        assertThat(office.tickets()).isEmpty();
        assertThat(networkTickets()).hasSize(1);
        String key = networkTickets().getFirst().key();
        assertThat(office.cardUnder(request).content()).contains(key);

        office.olga.repliesInThread(request, "И у меня");
        settleAll();
        assertThat(networkComments()).singleElement().asString().contains("И у меня");

        second.agent(TrackerSeed.AGENT).comments(key, "Перезагрузите роутер");
        settleAll();
        assertThat(office.saidAfterTheCard(request)).singleElement().asString().contains("Перезагрузите роутер");
    }

    @Test
    void otherRequestsGoToTheChannelsOwnDesk() {
        long network = asks("Интернет пропал");
        long printer = asks("Принтер горит");

        assertThat(office.tickets()).hasSize(1);
        assertThat(networkTickets()).hasSize(1);
        // Both desks count from the same number here: what is said about one ticket must not reach the other's thread.
        assertThat(office.ticket().key()).isEqualTo(networkTickets().getFirst().key());
        office.agent().comments(office.ticket().key(), "Тушим");
        settleAll();
        assertThat(office.saidAfterTheCard(printer)).singleElement().asString().contains("Тушим");
        assertThat(office.saidAfterTheCard(network)).isEmpty();
    }

    @Test
    void aRuleMayChooseAQueueOfTheOwnDesk() {
        asks("Падает сборка #код");

        assertThat(office.tickets()).isEmpty();
        assertThat(office.tracker.state().issues())
                .filteredOn(issue -> issue.queue().equals(TrackerSeed.OTHER_QUEUE))
                .filteredOn(issue -> issue.summary().contains("Падает сборка"))
                .hasSize(1);
    }

    @Test
    void theTraceSaysWhichRuleFired() {
        asks("Нет интернета: wi-fi не виден");

        String key = networkTickets().getFirst().key();
        assertThat(hub.store().journal().ofTicket(key))
                .extracting(Step::detail)
                .anyMatch(detail -> detail.contains("routed to network by rule wires (words /\\bwi-?fi\\b/)"));
    }

    @Test
    void ownTicketsAreListedDeskByDesk() {
        asks("Интернет пропал");
        asks("Принтер горит");
        office.ivan.writesTo(office.bot.userId(), "Здравствуйте");
        settleAll();
        office.ivan.presses(office.botTells(office.ivan).getLast().id(), "Мои заявки");
        settleAll();

        assertThat(office.botTells(office.ivan).stream().skip(1).map(Message::content))
                .satisfiesExactlyInAnyOrder(
                        own -> assertThat(own).contains("tracker").contains("Принтер горит"),
                        other -> assertThat(other).contains("network").contains("Интернет пропал"));
    }

    @Test
    void aTicketInTheOtherDeskIsAdoptedAfterTheDatabaseWasLost() {
        long request = asks("Интернет пропал");
        hub.stop();
        hub.with("DATABASE_URL", database.empty("afresh", folder));
        office.clock.advance(Duration.ofHours(1));
        start();

        office.ivan.repliesInThread(request, "Уже час");
        settleAll();

        assertThat(networkTickets()).hasSize(1);
        assertThat(office.tickets()).isEmpty();
        assertThat(networkComments()).singleElement().asString().contains("Уже час");
    }
}
