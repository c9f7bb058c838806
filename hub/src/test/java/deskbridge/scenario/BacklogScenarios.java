package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.Talk;
import deskbridge.store.Journal;
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

/** After an outage of a desk a ticket is read once for all the hints that came meanwhile, and nothing that they told of is lost. */
@ParameterizedClass(name = "{0} on {1}")
@MethodSource("desks")
final class BacklogScenarios {

    private static final int COMMENTS = 12;

    @Parameter(0)
    Pair pair = Pair.PACHCA_TRACKER;

    @Parameter(1)
    Database database = Database.SQLITE;

    @TempDir
    Path folder;

    private PairStage stage;

    static Stream<Arguments> desks() {
        return Stream.of(Pair.PACHCA_TRACKER, Pair.PACHCA_OKDESK)
                .flatMap(pair -> Stream.of(Database.values()).map(database -> Arguments.of(pair, database)));
    }

    @BeforeEach
    void open() {
        stage = new PairStage(pair, database.empty("backlog", folder), folder);
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

    private String key() {
        assertThat(stage.desk.tickets()).hasSize(1);
        return stage.desk.tickets().getFirst().key();
    }

    private static List<String> afterTheCard(Talk talk) {
        return talk.heard().stream().skip(1).map(Heard::text).toList();
    }

    /** The calls that read the ticket itself, as each reading does once. */
    private int readings() {
        String key = key();
        return stage.desk.journal().count(CallMatch.of("GET", "/**/issues/" + key));
    }

    /** An agent is at work for a while in which the hub cannot read: everything he does sends a webhook of its own. */
    private String workWhileNothingCanBeRead() {
        var outage = stage.desk.faults().always(CallMatch.of("GET", "**"), Fault.status(503));
        stage.desk.takes(key());
        var said = new ArrayList<String>();
        for (int i = 0; i < COMMENTS; i++) {
            said.add(stage.desk.comments(key(), "Шаг " + i, i % 4 == 3));
            later(Duration.ofSeconds(3));
        }
        stage.desk.edits(key(), said.get(1), "Шаг один");
        stage.desk.deletes(key(), said.get(2));
        stage.desk.renames(key(), "Принтер в бухгалтерии");
        stage.desk.finishes(key());
        stage.desk.reopens(key());
        later(Duration.ofSeconds(3));
        outage.cancel();
        return key();
    }

    @Test
    void aTicketIsReadOnceForAllHintsAndNothingIsLost() {
        Talk talk = stage.messenger.asks("Не печатает принтер");
        stage.settle();
        String ticket = workWhileNothingCanBeRead();
        int before = readings();
        later(Duration.ofMinutes(1));
        int readings = readings() - before;
        later(Duration.ofMinutes(3));

        var expected = new ArrayList<String>();
        for (int i = 0; i < COMMENTS; i++) {
            if (i % 4 != 3 && i != 2) {
                expected.add(i == 1 ? "Шаг один" : "Шаг " + i);
            }
        }
        assertThat(afterTheCard(talk).stream()
                        .flatMap(text -> text.lines().filter(line -> line.startsWith("Шаг")))
                        .toList())
                .isEqualTo(expected);
        assertThat(talk.heard().getFirst().text()).contains("Принтер в бухгалтерии");
        assertThat(readings).isLessThan(COMMENTS / 2);

        List<Journal.Step> covered = stage.hub.store().journal().ofTicket(ticket).stream()
                .filter(step ->
                        step.stage().equals("decided") && step.detail().startsWith("covered by the reading for in-"))
                .toList();
        assertThat(covered).hasSizeGreaterThanOrEqualTo(COMMENTS);
        assertThat(stage.hub.deadLetters()).isEmpty();
    }

    @Test
    void whatIsRefusedForManyHintsIsTriedForOne() {
        Talk talk = stage.messenger.asks("Не печатает принтер");
        stage.settle();
        for (int i = 0; i < 3; i++) {
            stage.desk.comments(key(), "Шаг " + i, false);
        }
        stage.desk.webhooks().awaitIdle(Duration.ofSeconds(30));
        stage.clock().advance(Duration.ofSeconds(10));
        stage.desk.faults().next(1, CallMatch.of("GET", "/**/issues/" + key()), Fault.status(422));
        stage.settle();
        later(Duration.ofMinutes(1));

        assertThat(afterTheCard(talk)).hasSize(3);
        assertThat(stage.hub.deadLetters()).isEmpty();
    }
}
