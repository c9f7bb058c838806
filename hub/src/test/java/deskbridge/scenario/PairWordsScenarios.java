package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.play.TicketSystem.Remark;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** F2 and F3 for every pair: each word stands on the other side whole, under the name of who said it, and robots are not heard. */
@MethodSource("pairs")
final class PairWordsScenarios extends PairScenario {

    private List<Remark> said() {
        return stage.desk.remarks(key());
    }

    @Test
    void whatTheRequesterSaysStandsWholeUnderHisName() {
        Talk talk = asked();
        String words = IntStream.rangeClosed(1, 250)
                .mapToObj(number -> "строка " + number)
                .collect(Collectors.joining("; "));
        talk.says(words);
        settle();

        assertThat(said())
                .singleElement()
                .satisfies(remark -> assertThat(remark.text()).contains("Иван").contains(words));
    }

    @Test
    void whatAgentsSayComesUnderTheNameOfEach() {
        Talk talk = asked();
        stage.desk.comments(key(), "Выключите и включите", false);
        settle();
        stage.desk.colleagueComments(key(), "И подождите минуту");
        settle();

        List<Remark> said = said();
        assertThat(said).hasSize(2).extracting(Remark::author).doesNotHaveDuplicates();
        assertThat(afterTheCard(talk))
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
        later(Duration.ofMinutes(2));

        assertThat(said())
                .singleElement()
                .satisfies(remark -> assertThat(remark.text())
                        .contains("Горит красная лампа")
                        .doesNotContain("Сборка"));
        assertThat(talk.heard()).isEqualTo(before);
    }
}
