package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.Fault;
import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.play.TicketSystem.Remark;
import deskbridge.emulator.telegram.TelegramFaults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** F8 and F11 for every pair: what is taken back, and what cannot be delivered. */
@ParameterizedClass(name = "{0} on {1}")
@MethodSource("pairs")
final class PairRepairScenarios {

    @Parameter(0)
    Pair pair = Pair.PACHCA_TRACKER;

    @Parameter(1)
    Database database = Database.SQLITE;

    @TempDir
    Path folder;

    private PairStage stage;

    static Stream<Arguments> pairs() {
        return PairScenarios.pairs();
    }

    @BeforeEach
    void open() {
        stage = new PairStage(pair, database.empty("repair", folder), folder);
        stage.hub.start();
        stage.settle();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private Talk asked() {
        Talk talk = stage.messenger.asks("Не печатает принтер");
        settle();
        return talk;
    }

    private void settle() {
        stage.settle();
        stage.clock().advance(Duration.ofSeconds(10));
        stage.settle();
    }

    private void later(Duration step) {
        stage.clock().advance(step);
        stage.settle();
    }

    private String key() {
        assertThat(stage.desk.tickets()).hasSize(1);
        return stage.desk.tickets().getFirst().key();
    }

    private List<String> remarks() {
        return stage.desk.remarks(key()).stream().map(Remark::text).toList();
    }

    private static List<String> heard(Talk talk) {
        return talk.heard().stream().skip(1).map(Heard::text).toList();
    }

    private void redeliver() {
        assertThat(stage.hub.deadLetters()).hasSize(1);
        var letter = stage.hub.deadLetters().getFirst();
        assertThat(stage.hub
                        .store()
                        .deadLetters()
                        .redeliver(letter.id(), stage.clock().instant()))
                .isTrue();
        settle();
    }

    private Fault refusal() {
        return stage.messenger.name().equals("telegram")
                ? TelegramFaults.refused(400, "Bad Request: not today")
                : Fault.status(422);
    }

    @Test
    void whatIsTakenBackLeavesANoteOnTheOtherSide() {
        Talk talk = asked();
        String message = talk.says("Горит красная лампа");
        String remark = stage.desk.comments(key(), "Приду завтра", false);
        settle();
        boolean told = talk.deletes(message);
        stage.desk.deletes(key(), remark);
        settle();
        later(Duration.ofMinutes(3));

        assertThat(heard(talk))
                .singleElement()
                .satisfies(said -> assertThat(said).contains("удалён").doesNotContain("Приду завтра"));
        if (told) {
            assertThat(remarks()).anySatisfy(text -> assertThat(text).contains("сообщение удалено"));
        } else {
            assertThat(remarks()).anySatisfy(text -> assertThat(text).contains("Горит красная лампа"));
        }
    }

    @Test
    void whatTheDeskRefusesIsToldToItsAuthorAndRedelivered() {
        Talk talk = asked();
        stage.desk.faults().next(2, stage.desk.commenting(), Fault.status(403));
        talk.says("Горит красная лампа");
        settle();
        assertThat(remarks()).isEmpty();
        assertThat(heard(talk))
                .singleElement()
                .satisfies(said -> assertThat(said).contains("Не доставлено").contains("Горит красная лампа"));
        stage.desk.faults().clear();
        redeliver();

        assertThat(remarks())
                .singleElement()
                .satisfies(
                        text -> assertThat(text).contains("Горит красная лампа").contains("повторно"));
        assertThat(stage.hub.deadLetters()).isEmpty();
    }

    @Test
    void whatTheMessengerRefusesIsToldToTheAgentsAndRedelivered() {
        Talk talk = asked();
        stage.messenger.faults().next(1, stage.messenger.writing(), refusal());
        stage.desk.comments(key(), "Уже иду", false);
        settle();
        assertThat(heard(talk)).isEmpty();
        assertThat(stage.desk.remarks(key()))
                .filteredOn(remark -> remark.internal() && remark.text().contains("не доставлен"))
                .hasSize(1);
        redeliver();

        assertThat(heard(talk))
                .singleElement()
                .satisfies(said -> assertThat(said).contains("Уже иду"));
    }
}
