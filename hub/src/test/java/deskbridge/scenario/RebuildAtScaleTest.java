package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.play.PlayFile;
import deskbridge.emulator.play.Talk;
import deskbridge.engine.RebuildReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many conversations of all kinds of words: of what was joined, 999 of 1,000 is joined again. */
final class RebuildAtScaleTest {

    private static final long SEED = 20_261_122;
    private static final int TALKS = 40;
    private static final int ROUNDS = 12;
    private static final List<String> PIECES = List.of(
            "да",
            "нет",
            "Спасибо!",
            "**жирно** и `код`",
            "https://example.org/a?b=c&d=e",
            "😀😀",
            "строка\nвторая строка",
            "- один\n- два",
            "1 < 2 & 3 > 2",
            "a_b_c *d* ~e~",
            "@ivan посмотрите",
            "очень длинное слово ".repeat(40));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Pair.class)
    void nineHundredNinetyNineOfAThousandAreJoinedAgain(Pair pair) {
        var random = new Random(SEED);
        try (var stage = new PairStage(pair, Database.SQLITE.empty("many", folder), folder)) {
            stage.hub.start();
            stage.settle();
            List<Talk> talks = talk(stage, random);
            Links before = stage.links();
            int heard = talks.stream().mapToInt(it -> it.heard().size()).sum();
            int said = remarks(stage);
            stage.losesItsDatabase(Database.SQLITE.empty("another", folder));

            RebuildReport report = stage.hub.rebuild(soFar -> {});
            stage.hub.start();
            for (int i = 0; i < 3; i++) {
                stage.settle();
                stage.clock().advance(Duration.ofSeconds(60));
            }

            var missing = before.missingIn(stage.links());
            assertThat(report.restored()).as("seed %d", SEED).isEqualTo(TALKS);
            assertThat(missing.size() * 1000)
                    .as("seed %d: %d of %d are missing: %s", SEED, missing.size(), before.size(), missing)
                    .isLessThanOrEqualTo(before.size());
            assertThat(before.size()).isGreaterThan(stage.readable() ? 900 : 400);
            assertThat(talks.stream().mapToInt(it -> it.heard().size()).sum()).isEqualTo(heard);
            assertThat(remarks(stage)).isEqualTo(said);
        }
    }

    private static int remarks(PairStage stage) {
        return stage.desk.tickets().stream()
                .mapToInt(it -> stage.desk.remarks(it.key()).size())
                .sum();
    }

    private static List<Talk> talk(PairStage stage, Random random) {
        var talks = new ArrayList<Talk>();
        for (int i = 0; i < TALKS; i++) {
            talks.add(stage.messenger.asks("Обращение " + i + " " + piece(random)));
            later(stage);
        }
        var keys = stage.desk.tickets().stream().map(it -> it.key()).toList();
        assertThat(keys).hasSize(TALKS);
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < TALKS; i++) {
                talks.get(i).says(piece(random), files(random));
                stage.desk.comments(keys.get(i), piece(random), random.nextInt(8) == 0, files(random));
            }
            later(stage);
            later(stage);
        }
        return talks;
    }

    private static void later(PairStage stage) {
        stage.settle();
        stage.clock().advance(Duration.ofSeconds(15));
        stage.settle();
    }

    private static String piece(Random random) {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    private static PlayFile[] files(Random random) {
        return random.nextInt(6) > 0
                ? new PlayFile[0]
                : new PlayFile[] {PlayFile.text("файл" + random.nextInt(3) + ".txt", "слова")};
    }
}
