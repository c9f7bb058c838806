package deskbridge.demo.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.play.PlayFile;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TallyTest {

    private static final String TICKET = "SERVICEDESK-1";

    private final Tally tally = new Tally();

    @Test
    void whatStandsThereOnceHasArrived() {
        tally.expect("answer", "«a1»", TICKET, List.of("x", "Ответ «a1»"));

        assertThat(tally.isClean()).isTrue();
        assertThat(tally.expected()).isEqualTo(1);
        assertThat(tally.arrived()).isEqualTo(1);
    }

    @Test
    void whatIsMissingOrThereTwiceIsAmiss() {
        tally.expect("answer", "«a1»", TICKET, List.of("x"));
        tally.expect("answer", "«a2»", TICKET, List.of("«a2»", "«a2»"));
        tally.expect("answer", "«a3»", TICKET, List.of("«a3»", "«a3»"), 1);
        tally.expect("answer", "«a4»", TICKET, List.of("«a4» «a4»"));

        assertThat(tally.lost()).isEqualTo(1);
        assertThat(tally.doubled()).isEqualTo(2);
        assertThat(tally.repeated()).isEqualTo(1);
        assertThat(tally.tickets()).containsExactly(TICKET);
        assertThat(tally.faults()).hasSize(3);
    }

    @Test
    void aFileThatIsMissingDoubledOrBrokenIsAmiss() {
        var sent = PlayFile.text("a1.txt", "Вложение");
        tally.expectFile(sent, TICKET, List.of(sent), 0);
        assertThat(tally.isClean()).isTrue();

        tally.expectFile(sent, TICKET, List.of(), 0);
        tally.expectFile(sent, TICKET, List.of(sent, sent), 0);
        tally.expectFile(sent, TICKET, List.of(PlayFile.text("a1.txt", "Влож")), 0);

        assertThat(tally.lost()).isEqualTo(1);
        assertThat(tally.doubled()).isEqualTo(1);
        assertThat(tally.altered()).isEqualTo(1);
    }

    @Test
    void theOrderIsThatOfWhatWasSaid() {
        tally.expectOrder(List.of("«a1»", "«a2»", "«a3»"), TICKET, List.of("«a1»", "«a3»", "«a2»"));

        assertThat(tally.disordered()).isEqualTo(1);
    }

    @Test
    void whatWasTakenBackLeakedOrCameBackIsAmiss() {
        tally.expectGone("«a1»", TICKET, List.of("«a1»"));
        tally.expectGone("«a2»", TICKET, List.of("«a2»"), 1);
        tally.expectGone("«a3»", TICKET, List.of("«a3»", "«a3»"), 1);
        tally.expectHidden("i1", TICKET, List.of("Между нами «i1»"));
        tally.expectHidden("i2", TICKET, List.of("i2.txt"));
        tally.expectNoEcho("«s1»", TICKET, List.of("«s1»"));

        assertThat(tally.stale()).isEqualTo(2);
        assertThat(tally.repeated()).isEqualTo(1);
        assertThat(tally.leaked()).isEqualTo(2);
        assertThat(tally.looped()).isEqualTo(1);
    }
}
