package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.Body;
import deskbridge.emulator.okdesk.OkdeskAgent;
import deskbridge.emulator.okdesk.OkdeskFile;
import deskbridge.emulator.okdesk.OkdeskSeed;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.PlayFile;
import deskbridge.emulator.play.Talk;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** F3: files that an agent of Okdesk attaches to the issue itself, without a word. */
@MethodSource("withOkdesk")
final class LooseFileScenarios extends PairScenario {

    static Stream<Arguments> withOkdesk() {
        return each(Pair.PACHCA_OKDESK, Pair.TELEGRAM_OKDESK);
    }

    private OkdeskAgent agent() {
        return ((OkdeskPlay) stage.desk).emulator().agent(OkdeskSeed.AGENT);
    }

    private long issue() {
        return Long.parseLong(key());
    }

    private static OkdeskFile file(String name) {
        return new OkdeskFile(name, "text/plain", Body.of("что в " + name));
    }

    private static List<String> names(Talk talk) {
        return talk.heard().stream()
                .flatMap(it -> it.files().stream())
                .map(PlayFile::name)
                .toList();
    }

    @Test
    void onlyPublicFilesOfTheIssueReachTheRequesterAndOnlyOnce() {
        Talk talk = asked("Не печатает принтер", PlayFile.text("журнал.txt", "строка"));
        talk.says("Вот ещё", PlayFile.text("фото.txt", "как это выглядит"));
        stage.settle();
        agent().attaches(issue(), true, file("инструкция.txt"));
        agent().attaches(issue(), false, file("договор.txt"));
        stage.settle();
        stage.desk.comments(key(), "Смотрите", false, PlayFile.text("схема.txt", "схема"));
        stage.settle();
        stage.hub.restart();
        later(Duration.ofMinutes(2));

        assertThat(names(talk)).containsExactly("инструкция.txt", "схема.txt");
        assertThat(stage.messenger.journal().entries())
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.call().body().text())
                        .doesNotContain("договор")
                        .doesNotContain("что в договор"));
        assertThat(stage.hub.deadLetters()).isEmpty();
    }

    @Test
    void aFileThatIsRemovedIsTakenBackAndTheOthersStay() {
        Talk talk = asked();
        long removed = agent().attaches(issue(), true, file("инструкция.txt"))
                .getFirst()
                .id();
        agent().attaches(issue(), true, file("схема.txt"));
        stage.settle();
        assertThat(names(talk)).containsExactly("инструкция.txt", "схема.txt");
        agent().removesFile(issue(), removed);
        later(Duration.ofMinutes(2));
        later(Duration.ofMinutes(2));

        assertThat(names(talk)).containsExactly("схема.txt");
        assertThat(talk.heard()).filteredOn(it -> it.text().contains("удалён")).hasSize(1);
        assertThat(stage.hub.deadLetters()).isEmpty();
    }

    @Test
    void aFileThatCameWhileTheHubWasDownIsFoundAfterwards() {
        Talk talk = asked();
        stage.hub.stop();
        agent().attaches(issue(), true, file("инструкция.txt"));
        stage.clock().advance(Duration.ofMinutes(10));
        stage.hub.start();
        stage.settle();
        later(Duration.ofMinutes(2));

        assertThat(names(talk)).containsExactly("инструкция.txt");
    }
}
