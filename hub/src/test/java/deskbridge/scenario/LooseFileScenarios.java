package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.Body;
import deskbridge.emulator.okdesk.OkdeskAgent;
import deskbridge.emulator.okdesk.OkdeskFile;
import deskbridge.emulator.okdesk.OkdeskSeed;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.PlayFile;
import deskbridge.emulator.play.Talk;
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

/** F3: files that an agent of Okdesk attaches to the issue itself, without a word. */
@ParameterizedClass(name = "{0} on {1}")
@MethodSource("pairs")
final class LooseFileScenarios {

    @Parameter(0)
    Pair pair = Pair.TELEGRAM_OKDESK;

    @Parameter(1)
    Database database = Database.SQLITE;

    @TempDir
    Path folder;

    private PairStage stage;

    static Stream<Arguments> pairs() {
        return Stream.of(Pair.PACHCA_OKDESK, Pair.TELEGRAM_OKDESK)
                .flatMap(pair -> Stream.of(Database.values()).map(database -> Arguments.of(pair, database)));
    }

    @BeforeEach
    void open() {
        stage = new PairStage(pair, database.empty("loose", folder), folder);
        stage.hub.start();
        stage.settle();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void later(Duration step) {
        stage.clock().advance(step);
        stage.settle();
    }

    private OkdeskAgent agent() {
        return ((OkdeskPlay) stage.desk).emulator().agent(OkdeskSeed.AGENT);
    }

    private long issue() {
        return Long.parseLong(stage.desk.tickets().getFirst().key());
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
        Talk talk = stage.messenger.asks("Не печатает принтер", PlayFile.text("журнал.txt", "строка"));
        stage.settle();
        talk.says("Вот ещё", PlayFile.text("фото.txt", "как это выглядит"));
        stage.settle();
        agent().attaches(issue(), true, file("инструкция.txt"));
        agent().attaches(issue(), false, file("договор.txt"));
        stage.settle();
        stage.desk.comments(Long.toString(issue()), "Смотрите", false, PlayFile.text("схема.txt", "схема"));
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
        Talk talk = stage.messenger.asks("Не печатает принтер");
        stage.settle();
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
        Talk talk = stage.messenger.asks("Не печатает принтер");
        stage.settle();
        stage.hub.stop();
        agent().attaches(issue(), true, file("инструкция.txt"));
        stage.clock().advance(Duration.ofMinutes(10));
        stage.hub.start();
        stage.settle();
        later(Duration.ofMinutes(2));

        assertThat(names(talk)).containsExactly("инструкция.txt");
    }
}
