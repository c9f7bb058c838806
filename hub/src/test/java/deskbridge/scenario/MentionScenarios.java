package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** F7: who is called on one side is called on the other, and nobody else. */
final class MentionScenarios extends Scenario {

    private String lastSaid(long request) {
        return office.saidAfterTheCard(request).getLast();
    }

    @Test
    void aPersonCalledInTheThreadIsCalledInTheTicketAndMaySeeIt() {
        long request = asked("Не работает принтер");
        office.ivan.repliesInThread(request, "@anna, посмотрите, пожалуйста");
        settle();

        var comment = office.comments().getFirst();
        assertThat(comment.text()).contains("@anna.agent");
        assertThat(comment.summonees()).containsExactly("anna.agent");
        assertThat(office.ticket().access()).contains("anna.agent");
    }

    @Test
    void accessIsGrantedWithOneCallBeforeTheWordsThatCall() {
        long request = asked("Не работает принтер");
        office.tracker.journal().clear();
        office.ivan.repliesInThread(request, "@anna, посмотрите, пожалуйста");
        settle();

        assertThat(office.tracker.journal().entries())
                .extracting(entry -> entry.call().method())
                .filteredOn(method -> !method.equals("GET"))
                .containsExactly("PATCH", "POST");
        assertThat(office.ticket().access()).contains("anna.agent");
    }

    @Test
    void aPersonCalledInTheRequestMaySeeTheTicket() {
        asked("Не работает принтер, @boris в курсе");

        assertThat(office.ticket().description()).contains("@boris.agent");
        assertThat(office.ticket().access()).contains("boris.agent");
    }

    @Test
    void aPersonCalledInTheTicketIsCalledInTheThread() {
        long request = asked("Не работает принтер");
        office.agent().comments(office.ticket().key(), "@ivan.petrov, проверьте ещё раз", List.of("ivan.petrov"));
        settle();

        assertThat(lastSaid(request)).contains("@ivan,").doesNotContain("ivan.petrov");
    }

    @Test
    void whoIsKnownOnOneSideOnlyStaysPlainText() {
        long request = asked("Не работает принтер");
        office.ivan.repliesInThread(request, "Спросите @pavel и @никого");
        settle();
        office.agent().comments(office.ticket().key(), "Спрошу @pavel.gone и @nobody.here, пишите на help@example.org");
        settle();

        assertThat(office.comments().getFirst().text()).endsWith("Спросите @pavel и @никого");
        assertThat(office.comments().getFirst().summonees()).isEmpty();
        assertThat(lastSaid(request)).contains("help@example.org").contains("nobody.here");
        assertThat(office.ticket().access()).isEmpty();
    }

    @Test
    void namesAreTakenWholeOrNotAtAll() {
        long request = asked("Не работает принтер");
        office.agent().comments(office.ticket().key(), "Не @ivan.petrov2 и не x@ivan.petrov");
        settle();

        assertThat(lastSaid(request))
                .contains("ivan.petrov2")
                .doesNotContain("@ivan ")
                .doesNotContain("@ivan2");
    }

    @Test
    void nobodyInADeskCallsAWholeChat() {
        long request = asked("Не работает принтер");
        office.agent().comments(office.ticket().key(), "@all и @here: плановые работы");
        settle();

        assertThat(lastSaid(request))
                .contains("плановые работы")
                .doesNotContain("@all")
                .doesNotContain("@here");
    }

    @Test
    void peopleWhoseAddressIsHiddenAreFoundByLoginAndDomain() {
        office.pachca.settings().hidePersonalData(true);
        hub.with("PACHCA_EMAIL_DOMAIN", "example.org").restart();
        var namesake = office.pachca.person(office.pachca
                .administrator()
                .addPerson("boris.agent", "Борис", "Помощник", "boris.agent@example.org", "ИТ")
                .id());
        office.ivan.adds(office.chat, namesake.id());
        long request = asked("Не работает принтер");
        office.agent().comments(office.ticket().key(), "@boris.agent, посмотрите");
        settle();

        assertThat(lastSaid(request)).contains("@boris.agent, посмотрите");
    }
}
