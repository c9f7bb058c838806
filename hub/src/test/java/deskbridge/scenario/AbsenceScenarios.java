package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.Journal;
import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.PachcaPlay;
import deskbridge.emulator.play.TicketSystem.Remark;
import deskbridge.emulator.play.TicketSystem.Ticket;
import deskbridge.scenario.Absence.Case;
import deskbridge.scenario.Absence.Saying;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * F10 at length: the hub is away while hundreds of things happen on both sides, and not one webhook of that time comes. Afterwards
 * everything stands once on the other side, in its order; what that costs is counted in calls.
 */
final class AbsenceScenarios {

    private static final Logger LOG = LoggerFactory.getLogger(AbsenceScenarios.class);

    @TempDir
    Path folder;

    static Stream<Arguments> pairs() {
        return Stream.of(Pair.values())
                .flatMap(pair -> Stream.of(
                        Arguments.of(pair, Database.SQLITE, 500, 40, 7L),
                        Arguments.of(pair, Database.POSTGRES, 120, 15, 11L)));
    }

    @ParameterizedTest(name = "{0} on {1}: {2} changes in {3} conversations, seed {4}")
    @MethodSource("pairs")
    void afterAnAbsenceEverythingStandsOnceOnTheOtherSide(
            Pair pair, Database database, int changes, int conversations, long seed) {
        try (var stage = new PairStage(pair, database.empty("absence", folder), folder)) {
            if (stage.messenger instanceof PachcaPlay play) {
                play.bot().keepsHistory(database == Database.POSTGRES);
            }
            stage.hub.start();
            var absence = new Absence(stage, seed);
            absence.begin(conversations);
            stage.hub.stop();
            absence.happen(changes);
            stage.messenger.journal().clear();
            stage.desk.journal().clear();
            long began = System.nanoTime();
            stage.hub.start();
            stage.settle();
            later(stage, Duration.ofSeconds(60));
            tell(stage, pair, absence, began);

            absence.findTickets();
            for (Case each : absence.cases) {
                isInTicket(stage, each);
                isInThread(each);
            }
            assertThat(stage.desk.tickets()).hasSize(absence.cases.size());
            assertThat(stage.hub.deadLetters()).isEmpty();
            assertThat(reads(stage.desk.journal()))
                    .as("reads of %s", stage.desk.name())
                    .isLessThan(2L * changes + 9L * absence.cases.size());
            assertThat(reads(stage.messenger.journal()))
                    .as("reads of %s", stage.messenger.name())
                    .isLessThan(changes + 2L * absence.cases.size());

            var before = everything(stage, absence);
            later(stage, Duration.ofSeconds(60));
            stage.hub.restart();
            later(stage, Duration.ofSeconds(60));
            assertThat(everything(stage, absence)).isEqualTo(before);
            assertThat(Audits.next(stage, stage.hub).differences()).isEmpty();
            assertThat(everything(stage, absence)).isEqualTo(before);
        }
    }

    private static void later(PairStage stage, Duration step) {
        stage.clock().advance(step);
        stage.settle();
    }

    private static long reads(Journal journal) {
        return journal.entries().stream()
                .filter(entry -> entry.call().method().equals("GET"))
                .filter(entry -> !entry.call().path().endsWith("/getUpdates"))
                .count();
    }

    private static void tell(PairStage stage, Pair pair, Absence absence, long began) {
        LOG.info(
                "{}: {} conversations caught up in {} ms, reads: {} {}, {} {}; writes: {}, {}",
                pair,
                absence.cases.size(),
                Duration.ofNanos(System.nanoTime() - began).toMillis(),
                stage.messenger.name(),
                reads(stage.messenger.journal()),
                stage.desk.name(),
                reads(stage.desk.journal()),
                Audits.writes(stage.messenger.journal()).size(),
                Audits.writes(stage.desk.journal()).size());
        LOG.info("{}: {} {}", pair, asked(stage.messenger.journal()), asked(stage.desk.journal()));
    }

    /** What was asked how often, ids left out. */
    private static Map<String, Long> asked(Journal journal) {
        return journal.entries().stream()
                .filter(entry -> entry.call().method().equals("GET"))
                .collect(Collectors.groupingBy(
                        entry -> entry.call().path().replaceAll("[A-Z]+-\\d+|[0-9a-f]{24}|\\d+", "*"),
                        TreeMap::new,
                        Collectors.counting()));
    }

    private static List<String> everything(PairStage stage, Absence absence) {
        var all = new ArrayList<String>();
        for (Case each : absence.cases) {
            stage.desk.remarks(each.key()).forEach(remark -> all.add(each.key() + " " + remark.text()));
            each.talk.heard().forEach(heard -> all.add(each.request + " " + heard.text()));
        }
        return all;
    }

    private static void isInTicket(PairStage stage, Case each) {
        Ticket ticket = stage.desk.tickets().stream()
                .filter(it -> it.key().equals(each.key()))
                .findFirst()
                .orElseThrow();
        // Where there are no threads, a reply to a request that nobody has taken yet goes along with it.
        var remarks = new ArrayList<Remark>();
        remarks.add(new Remark("description", ticket.description(), false, "", true, ticket.files()));
        remarks.addAll(stage.desk.remarks(each.key()));
        boolean edits = !(stage.desk instanceof OkdeskPlay);
        var order = new ArrayList<Integer>();
        for (Saying saying : each.client) {
            var found = matching(remarks, remark -> remark.text().contains(saying.words()));
            if (saying.deleted && (edits || !saying.early)) {
                assertThat(found)
                        .as("deleted %s in %s", saying.words(), each.key())
                        .isEmpty();
            } else if (!saying.deleted) {
                assertThat(found).as("%s in %s", saying.words(), each.key()).hasSize(1);
                if (saying.version == 'a') {
                    order.add(remarks.indexOf(found.getFirst()));
                }
                if (saying.file) {
                    assertThat(remarks.stream()
                                    .flatMap(it -> it.files().stream())
                                    .filter(file -> file.name().equals(saying.fileName())))
                            .as("%s in %s", saying.fileName(), each.key())
                            .hasSize(1);
                }
            }
            if (saying.version > 'a' && edits) {
                assertThat(matching(remarks, remark -> remark.text().contains(saying.before())))
                        .as("%s in %s", saying.before(), each.key())
                        .isEmpty();
            }
        }
        assertThat(order).as("order in %s", each.key()).isSorted();
    }

    private static void isInThread(Case each) {
        List<Heard> heard = each.talk.heard();
        assertThat(matching(heard, it -> it.text().contains("🎫") && it.text().contains(each.key())))
                .as("cards of %s", each.request)
                .hasSize(1);
        assertThat(matching(heard, it -> it.text().contains("взята в работу"))).hasSizeLessThanOrEqualTo(1);
        if (each.taken && !each.finished) {
            assertThat(matching(heard, it -> it.text().contains("взята в работу")))
                    .as("told that %s was taken", each.key())
                    .hasSize(1);
        }
        var order = new ArrayList<Integer>();
        for (Saying saying : each.agent) {
            var found = matching(heard, it -> it.text().contains(saying.words()));
            if (saying.internal || saying.deleted) {
                assertThat(found)
                        .as("%s under %s", saying.words(), each.request)
                        .isEmpty();
            } else {
                assertThat(found)
                        .as("%s under %s", saying.words(), each.request)
                        .hasSize(1);
                order.add(heard.indexOf(found.getFirst()));
                if (saying.file) {
                    assertThat(heard.stream()
                                    .flatMap(it -> it.files().stream())
                                    .filter(file -> file.name().equals(saying.fileName())))
                            .as("%s under %s", saying.fileName(), each.request)
                            .hasSize(1);
                }
            }
            if (saying.version > 'a') {
                assertThat(matching(heard, it -> it.text().contains(saying.before())))
                        .as("%s under %s", saying.before(), each.request)
                        .isEmpty();
            }
        }
        assertThat(order).as("order under %s", each.request).isSorted();
    }

    private static <T> List<T> matching(List<T> all, Predicate<T> wanted) {
        return all.stream().filter(wanted).toList();
    }
}
