package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.WebhookFault;
import deskbridge.emulator.play.Aside;
import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.play.TicketSystem.Remark;
import deskbridge.emulator.play.TicketSystem.Ticket;
import deskbridge.emulator.play.TrackerPlay;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** F6 and F7 for every pair: everybody finds his own tickets, and only whom one calls is called. */
@MethodSource("pairs")
final class PairOwnTicketsScenarios extends PairScenario {

    private static final int REQUESTS = 7;
    private static final int A_PAGE = 5;

    private Heard listFor(Aside aside) {
        aside.writes("/menu");
        settle();
        aside.presses(aside.heard().getLast(), "Мои заявки");
        settle();
        return aside.heard().getLast();
    }

    private static void shows(Heard list, List<Ticket> tickets) {
        assertThat(list.text())
                .containsSubsequence(tickets.stream().map(Ticket::title).toList());
    }

    private Heard leafed(Aside aside, Heard list, String button) {
        aside.presses(list, button);
        settle();
        return aside.heard().stream()
                .filter(it -> it.id().equals(list.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everybodyFindsHisOwnOpenTicketsTheNewestFirstAPageAtATime() {
        Talk talk = asked("Просьба номер 0");
        for (int i = 1; i <= REQUESTS; i++) {
            talk.another("Просьба номер " + i);
            settle();
        }
        stage.desk.finishes(stage.desk.tickets().getFirst().key());
        settle();
        List<Ticket> open = stage.desk.tickets().subList(1, REQUESTS + 1).reversed();

        Heard list = listFor(talk.aside());
        assertThat(list.text()).contains("Ваши заявки: " + REQUESTS).contains("страница 1 из 2");
        shows(list, open.subList(0, A_PAGE));
        assertThat(list.text()).doesNotContain("номер 2").doesNotContain("номер 0");
        Heard second = leafed(talk.aside(), list, "Старше →");
        shows(second, open.subList(A_PAGE, REQUESTS));
        assertThat(second.text()).doesNotContain("номер 0").doesNotContain("номер 3");
        shows(leafed(talk.aside(), list, "← Новее"), open.subList(0, A_PAGE));

        stage.messenger.strangerComes();
        settle();
        assertThat(listFor(stage.messenger.stranger()).text()).contains("Открытых заявок нет");
    }

    @Test
    void theListShowsTheDeskAndNotWhatTheHubRemembers() {
        Talk talk = asked("Не печатает принтер");
        String key = stage.desk.tickets().getFirst().key();
        stage.desk.webhooks().script().next(10, new WebhookFault.Lost());
        stage.desk.renames(key, "Совсем другое название");

        assertThat(listFor(talk.aside()).text()).contains("Совсем другое название");
    }

    @Test
    void whoIsCalledIsCalledWhereTheOtherSideKnowsHimAndNamedElsewhere() {
        Talk talk = asked("Не печатает принтер, @anna в курсе");
        String key = stage.desk.tickets().getFirst().key();
        talk.says("@anna, посмотрите, пожалуйста");
        settle();
        stage.desk.comments(key, "@ivan.petrov, проверьте ещё раз", false);
        settle();
        String told = talk.heard().getLast().text();
        List<Remark> said = stage.desk.remarks(key).stream().filter(Remark::hub).toList();

        assertThat(said).hasSize(1);
        if (pair == Pair.PACHCA_TRACKER) {
            assertThat(said.getFirst().text()).contains("@anna.agent, посмотрите");
            assertThat(told).contains("@ivan, проверьте");
        } else {
            assertThat(said.getFirst().text()).contains("anna, посмотрите").doesNotContain("anna.agent");
            assertThat(told).contains("ivan.petrov, проверьте").doesNotContain("@ivan,");
        }
        if (stage.desk instanceof TrackerPlay tracker) {
            var issue = tracker.emulator().state().issue(key);
            assertThat(issue.access()).isEqualTo(pair == Pair.PACHCA_TRACKER ? List.of("anna.agent") : List.of());
        }
    }

    @Test
    void nobodyIsCalledWhoWasNotMeant() {
        Talk talk = asked("Не печатает принтер");
        String key = stage.desk.tickets().getFirst().key();
        stage.desk.comments(key, "@all и @here: плановые работы, спросите @nobody.here, help@example.org", false);
        talk.says("Спросите @никого");
        settle();

        assertThat(talk.heard().getLast().text())
                .contains("плановые работы")
                .contains("nobody.here")
                .contains("help@example.org")
                .doesNotContain("@all")
                .doesNotContain("@here");
        assertThat(stage.desk.remarks(key))
                .filteredOn(Remark::hub)
                .singleElement()
                .satisfies(remark -> assertThat(remark.text()).contains("Спросите @никого"));
    }
}
