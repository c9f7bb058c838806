package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.pachca.Message;
import deskbridge.emulator.pachca.Person;
import deskbridge.emulator.tracker.TrackerIssue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** F6: everybody finds his own tickets, as they stand in the desk. */
final class MyTicketsScenarios extends Scenario {

    private static final Pattern KEY = Pattern.compile("SERVICEDESK-\\d+(?=\\]\\(https://tracker)");

    private Message listOf(Person person) {
        person.writesTo(office.bot.userId(), "Здравствуйте");
        settle();
        person.presses(office.botTells(person).getLast().id(), "Мои заявки");
        settle();
        return office.botTells(person).getLast();
    }

    private static List<String> keysIn(Message list) {
        return KEY.matcher(list.content())
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    private List<String> ask(Person person, int requests) {
        var keys = new ArrayList<String>();
        for (int i = 1; i <= requests; i++) {
            person.writes(office.chat, "Просьба номер " + i);
            settle();
            keys.add(office.tickets().getLast().key());
        }
        return keys;
    }

    @Test
    void theNewestComeFirstAPageAtATime() {
        var keys = ask(office.ivan, 7).reversed();
        Message list = listOf(office.ivan);
        assertThat(list.content()).contains("7").contains("https://tracker.yandex.ru/" + keys.getFirst());
        assertThat(keysIn(list)).isEqualTo(keys.subList(0, 5));

        office.ivan.presses(list.id(), "Старше →");
        settle();
        assertThat(office.botTells(office.ivan)).hasSize(2);
        assertThat(keysIn(office.pachca.message(list.id()))).isEqualTo(keys.subList(5, 7));

        office.ivan.presses(list.id(), "← Новее");
        settle();
        assertThat(keysIn(office.pachca.message(list.id()))).isEqualTo(keys.subList(0, 5));
    }

    @Test
    void whoIsNoUserOfTheDeskFindsHisTicketsToo() {
        var keys = ask(office.olga, 2).reversed();

        assertThat(keysIn(listOf(office.olga))).isEqualTo(keys);
    }

    @Test
    void nobodySeesTheTicketsOfOthersOrWhatIsDone() {
        ask(office.olga, 1);
        var keys = ask(office.ivan, 2);
        office.agent().movesTo(keys.getFirst(), "closed");
        settle();

        assertThat(keysIn(listOf(office.ivan))).containsExactly(keys.getLast());
    }

    @Test
    void whoHasNoneIsToldSo() {
        assertThat(listOf(office.pavel).content()).contains("Открытых заявок нет");
    }

    @Test
    void theListShowsTheDeskAndNotOurMemory() {
        ask(office.ivan, 1);
        TrackerIssue ticket = office.ticket();
        office.tracker.webhooks().script().next(10, new deskbridge.emulator.WebhookFault.Lost());
        office.agent().renames(ticket.key(), "Совсем другое название");

        assertThat(listOf(office.ivan).content()).contains("Совсем другое название");
    }

    @Test
    void aListAskedForInAThreadIsSentToItsReaderAlone() {
        long request = asked("Не работает принтер");
        office.olga.repliesInThread(request, "/menu");
        settle();
        Message menu = office.botSaysUnder(request).getLast();
        office.olga.presses(menu.id(), "Мои заявки");
        settle();

        assertThat(office.botTells(office.olga)).hasSize(1);
        assertThat(office.botSaysUnder(request)).hasSize(2);
    }
}
