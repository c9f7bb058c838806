package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.play.TrackerPlay;
import deskbridge.emulator.tracker.TrackerIssue;
import deskbridge.emulator.tracker.TrackerSeed;
import deskbridge.engine.RebuildReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

/** A queue without any local field: what tickets came from is told by their descriptions alone. */
@ParameterizedClass(name = "{0} on {1}")
@MethodSource("pairs")
final class BareQueueScenarios {

    private static final String QUEUE = "BARE";

    @Parameter(0)
    Pair pair = Pair.PACHCA_TRACKER;

    @Parameter(1)
    Database database = Database.SQLITE;

    @TempDir
    Path folder;

    private PairStage stage;
    private TrackerPlay tracker;
    private final List<Talk> talks = new ArrayList<>();

    static Stream<Arguments> pairs() {
        return Stream.of(Pair.PACHCA_TRACKER, Pair.TELEGRAM_TRACKER)
                .flatMap(pair -> Stream.of(Database.values()).map(database -> Arguments.of(pair, database)));
    }

    @BeforeEach
    void open() {
        stage = new PairStage(pair, database.empty("bare", folder), folder);
        tracker = (TrackerPlay) stage.desk;
        tracker.emulator().setup().queue(QUEUE, "Без полей", TrackerSeed.AGENT, "0123456789abcdef01234567");
        stage.hub.with("TRACKER_QUEUE", QUEUE).start();
        stage.settle();
        for (String words : List.of("принтер", "сканер", "монитор")) {
            talks.add(stage.messenger.asks("Не работает " + words));
            settle();
        }
        for (int i = 0; i < talks.size(); i++) {
            talks.get(i).says("Слово клиента " + i);
            stage.desk.comments(key(i), "Слово агента " + i, false);
            settle();
        }
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void settle() {
        stage.settle();
        for (int i = 0; i < 3; i++) {
            stage.clock().advance(Duration.ofSeconds(60));
            stage.settle();
        }
    }

    private List<TrackerIssue> tickets() {
        return tracker.emulator().state().issues().stream()
                .filter(issue -> issue.queue().equals(QUEUE))
                .toList();
    }

    private String key(int talk) {
        return tickets().get(talk).key();
    }

    private List<String> heard() {
        return talks.stream()
                .flatMap(it -> it.heard().stream())
                .map(Heard::text)
                .toList();
    }

    private int remarks() {
        return tickets().stream()
                .mapToInt(it -> stage.desk.remarks(it.key()).size())
                .sum();
    }

    private RebuildReport rebuilt() {
        stage.hub.stop();
        stage.hub.hasAnEmptyDatabase(database.empty("another", folder));
        stage.clock().advance(Duration.ofMinutes(10));
        return stage.hub.rebuild(soFar -> {});
    }

    @Test
    void theDescriptionTellsTheThread() {
        boolean readable = stage.messenger.name().equals("pachca");
        Links before = Links.in(stage.hub.store(), stage.messenger.name(), readable);
        var heard = heard();
        int remarks = remarks();
        assertThat(tickets())
                .hasSize(3)
                .allSatisfy(it -> assertThat(it.localFields()).isEmpty());

        RebuildReport report = rebuilt();
        assertThat(report.restored()).isEqualTo(3);
        assertThat(report.lost()).isEmpty();
        stage.hub.start();
        settle();

        assertThat(before.missingIn(Links.in(stage.hub.store(), stage.messenger.name(), readable)))
                .isEmpty();
        assertThat(heard()).isEqualTo(heard);
        assertThat(remarks()).isEqualTo(remarks);
    }

    @Test
    void theUniqueWordTellsTheThreadWhenAgentsRewroteTheDescription() {
        for (TrackerIssue ticket : tickets()) {
            ObjectNode body = Json.object().put("description", "Переписано агентом");
            tracker.emulator().agent(TrackerSeed.AGENT).update(ticket.key(), body);
        }
        settle();
        RebuildReport report = rebuilt();

        assertThat(report.restored()).isEqualTo(3);
        assertThat(report.lost()).isEmpty();
    }
}
