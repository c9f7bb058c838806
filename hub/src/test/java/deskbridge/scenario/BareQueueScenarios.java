package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.play.TrackerPlay;
import deskbridge.emulator.tracker.TrackerEmulator;
import deskbridge.emulator.tracker.TrackerIssue;
import deskbridge.emulator.tracker.TrackerSeed;
import deskbridge.engine.RebuildReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A queue without any local field: what tickets came from is told by their descriptions alone. */
@MethodSource("withTracker")
final class BareQueueScenarios extends PairScenario {

    private static final String QUEUE = "BARE";

    private final List<Talk> talks = new ArrayList<>();

    static Stream<Arguments> withTracker() {
        return each(Pair.PACHCA_TRACKER, Pair.TELEGRAM_TRACKER);
    }

    @Override
    void begin() {
        tracker().setup().queue(QUEUE, "Без полей", TrackerSeed.AGENT, "0123456789abcdef01234567");
        stage.hub.with("TRACKER_QUEUE", QUEUE);
        super.begin();
    }

    @BeforeEach
    void everybodyTalks() {
        for (String words : List.of("принтер", "сканер", "монитор")) {
            talks.add(asked("Не работает " + words));
        }
        for (int i = 0; i < talks.size(); i++) {
            talks.get(i).says("Слово клиента " + i);
            stage.desk.comments(key(i), "Слово агента " + i, false);
            settle();
        }
    }

    @Override
    void settle() {
        stage.settle();
        for (int i = 0; i < 3; i++) {
            later(Duration.ofSeconds(60));
        }
    }

    private TrackerEmulator tracker() {
        return ((TrackerPlay) stage.desk).emulator();
    }

    private List<TrackerIssue> tickets() {
        return tracker().state().issues().stream()
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

    private int numberOfRemarks() {
        return tickets().stream()
                .mapToInt(it -> stage.desk.remarks(it.key()).size())
                .sum();
    }

    private RebuildReport rebuilt() {
        stage.losesItsDatabase(database.empty("another", folder));
        return stage.hub.rebuild(soFar -> {});
    }

    @Test
    void theDescriptionTellsTheThread() {
        Links before = stage.links();
        var heard = heard();
        int remarks = numberOfRemarks();
        assertThat(tickets())
                .hasSize(3)
                .allSatisfy(it -> assertThat(it.localFields()).isEmpty());

        RebuildReport report = rebuilt();
        assertThat(report.restored()).isEqualTo(3);
        assertThat(report.lost()).isEmpty();
        stage.hub.start();
        settle();

        assertThat(before.missingIn(stage.links())).isEmpty();
        assertThat(heard()).isEqualTo(heard);
        assertThat(numberOfRemarks()).isEqualTo(remarks);
    }

    @Test
    void theUniqueWordTellsTheThreadWhenAgentsRewroteTheDescription() {
        for (TrackerIssue ticket : tickets()) {
            ObjectNode body = Json.object().put("description", "Переписано агентом");
            tracker().agent(TrackerSeed.AGENT).update(ticket.key(), body);
        }
        settle();
        RebuildReport report = rebuilt();

        assertThat(report.restored()).isEqualTo(3);
        assertThat(report.lost()).isEmpty();
    }
}
