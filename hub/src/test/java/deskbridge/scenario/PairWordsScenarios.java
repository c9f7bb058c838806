package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.play.TicketSystem.Remark;
import deskbridge.emulator.play.TicketSystem.Ticket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** F2 and F3 for every pair: each word stands on the other side whole, under the name of who said it, and robots are not heard. */
@ParameterizedClass(name = "{0} on {1}")
@MethodSource("pairs")
final class PairWordsScenarios {

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
        stage = new PairStage(pair, database.empty("words", folder), folder);
        stage.hub.start();
        stage.settle();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    /** Messages to one chat are paced: the last of several comes a little later. */
    private void settle() {
        stage.settle();
        stage.clock().advance(Duration.ofSeconds(10));
        stage.settle();
    }

    private Talk asked() {
        Talk talk = stage.messenger.asks("Не печатает принтер");
        settle();
        return talk;
    }

    private Ticket ticket() {
        assertThat(stage.desk.tickets()).hasSize(1);
        return stage.desk.tickets().getFirst();
    }

    private List<Remark> remarks() {
        return stage.desk.remarks(ticket().key());
    }

    @Test
    void whatTheRequesterSaysStandsWholeUnderHisName() {
        Talk talk = asked();
        String words = IntStream.rangeClosed(1, 250)
                .mapToObj(number -> "строка " + number)
                .collect(Collectors.joining("; "));
        talk.says(words);
        settle();

        assertThat(remarks())
                .singleElement()
                .satisfies(remark -> assertThat(remark.text()).contains("Иван").contains(words));
    }

    @Test
    void whatAgentsSayComesUnderTheNameOfEach() {
        Talk talk = asked();
        stage.desk.comments(ticket().key(), "Выключите и включите", false);
        settle();
        stage.desk.colleagueComments(ticket().key(), "И подождите минуту");
        settle();

        List<Remark> said = remarks();
        assertThat(said).hasSize(2).extracting(Remark::author).doesNotHaveDuplicates();
        assertThat(talk.heard().stream().skip(1).map(Heard::text))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("🔔 Добавлен комментарий:")
                                .containsSubsequence(said.getFirst().author(), "Выключите и включите"),
                        second -> assertThat(second)
                                .startsWith("🔔 Добавлен комментарий:")
                                .containsSubsequence(said.getLast().author(), "И подождите минуту"));
    }

    @Test
    void robotsAreNotHeard() {
        Talk talk = asked();
        List<Heard> before = talk.heard();
        talk.robotSays("Сборка 815 упала");
        settle();
        talk.says("Горит красная лампа");
        settle();
        stage.clock().advance(Duration.ofMinutes(2));
        stage.settle();

        assertThat(remarks())
                .singleElement()
                .satisfies(remark -> assertThat(remark.text())
                        .contains("Горит красная лампа")
                        .doesNotContain("Сборка"));
        assertThat(talk.heard()).isEqualTo(before);
    }
}
