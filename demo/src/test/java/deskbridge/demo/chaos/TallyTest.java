package deskbridge.demo.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TallyTest {

    private static final String TICKET = "SERVICEDESK-1";

    private final Tally tally = new Tally();

    @Test
    void whatStandsThereOnceHasArrived() {
        tally.expect("answer", "«a1»", TICKET, List.of("x", "Ответ «a1»"), 1);

        assertThat(tally.isClean()).isTrue();
        assertThat(tally.expected()).isEqualTo(1);
        assertThat(tally.arrived()).isEqualTo(1);
    }

    @Test
    void whatIsMissingOrThereTwiceIsAmiss() {
        tally.expect("answer", "«a1»", TICKET, List.of("x"), 1);
        tally.expect("answer", "«a2»", TICKET, List.of("«a2»", "«a2»"), 1);
        tally.expect("answer", "«a3»", TICKET, List.of("«a3»", "«a3»"), 2);

        assertThat(tally.lost()).isEqualTo(1);
        assertThat(tally.doubled()).isEqualTo(1);
        assertThat(tally.repeated()).isEqualTo(1);
        assertThat(tally.tickets()).containsExactly(TICKET);
        assertThat(tally.faults()).hasSize(2);
    }

    @Test
    void theOrderIsThatOfWhatWasSaid() {
        tally.expectOrder(List.of("«a1»", "«a2»", "«a3»"), TICKET, List.of("«a1»", "«a3»", "«a2»"));

        assertThat(tally.disordered()).isEqualTo(1);
    }

    @Test
    void whatWasTakenBackLeakedOrCameBackIsAmiss() {
        tally.expectGone("«a1»", TICKET, List.of("«a1»"), 1);
        tally.expectGone("«a2»", TICKET, List.of("«a2»"), 2);
        tally.expectHidden("«i1»", TICKET, List.of("Между нами «i1»"));
        tally.expectNoEcho("«s1»", TICKET, List.of("«s1»"));

        assertThat(tally.stale()).isEqualTo(1);
        assertThat(tally.repeated()).isEqualTo(1);
        assertThat(tally.leaked()).isEqualTo(1);
        assertThat(tally.looped()).isEqualTo(1);
    }
}
