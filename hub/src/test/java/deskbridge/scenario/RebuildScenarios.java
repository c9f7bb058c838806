package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.PlayFile;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.play.TicketSystem.Remark;
import deskbridge.emulator.play.TicketSystem.Ticket;
import deskbridge.engine.RebuildReport;
import deskbridge.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** The database is lost; what it joined comes back from tickets and threads, and nothing is said twice. */
@MethodSource("pairs")
final class RebuildScenarios extends PairScenario {

    private static final String EXCELLENT = "⭐⭐⭐⭐⭐ Отлично (5)";
    private static final String GOOD = "⭐⭐⭐⭐ Хорошо (4)";

    private final List<Talk> talks = new ArrayList<>();

    private List<Ticket> tickets() {
        return stage.desk.tickets();
    }

    private String key(int talk) {
        return tickets().get(talk).key();
    }

    /** Talks of every kind, each with the ticket of the same number. */
    private void everybodyTalks() {
        for (String words : List.of("принтер", "сканер", "монитор", "телефон", "пропуск", "почта")) {
            talks.add(stage.messenger.asks("Не работает " + words, PlayFile.text(words + ".txt", words)));
            settle();
        }
        String removed = "";
        String edited = "";
        for (int i = 0; i < talks.size(); i++) {
            talks.get(i).says("Ещё слово " + i);
            stage.settle();
            stage.desk.comments(key(i), "Смотрю **заявку** " + i, false, PlayFile.text("ответ.txt", "ответ " + i));
            stage.desk.comments(key(i), "Между нами " + i, true);
            edited = talks.get(i).says("Одинаково");
            settle();
            removed = talks.get(i).says("Одинаково");
            stage.desk.comments(key(i), "Одинаково", false);
            stage.desk.comments(key(i), "Одинаково", false);
            settle();
        }
        talks.getLast().edits(edited, "Теперь иначе");
        talks.getLast().deletes(removed);
        String remark = stage.desk.comments(key(0), "Напишу и поправлю", false);
        String gone = stage.desk.comments(key(0), "Напишу и уберу", false);
        settle();
        stage.desk.edits(key(0), remark, "Поправлено");
        stage.desk.deletes(key(0), gone);
        stage.desk.comments(key(1), "длинно: " + "много слов о сканере, ".repeat(400), false);
        settle();
        later(Duration.ofMinutes(2));
        stage.desk.takes(key(2));
        stage.desk.finishes(key(3));
        stage.desk.finishes(key(4));
        settle();
        talks.get(3).presses(question(3), EXCELLENT);
        stage.desk.finishes(key(5));
        settle();
        stage.desk.reopens(key(5));
        settle();
        later(Duration.ofMinutes(2));
    }

    private Heard question(int talk) {
        return talks.get(talk).heard().stream()
                .filter(it -> it.buttons().stream()
                                .filter(label -> label.contains("⭐"))
                                .count()
                        == 5)
                .findFirst()
                .orElseThrow();
    }

    private List<String> everythingSaid() {
        var said = new ArrayList<String>();
        for (int i = 0; i < talks.size(); i++) {
            for (Heard heard : talks.get(i).heard()) {
                said.add(i + " heard " + heard.id() + " " + shortened(heard.text()));
            }
            for (Remark remark : stage.desk.remarks(key(i))) {
                said.add(i + " remark " + remark.id() + " " + shortened(remark.text()));
            }
        }
        return said;
    }

    /** What is said now and was not before, or the other way round. */
    private List<String> saidSince(List<String> before) {
        List<String> now = everythingSaid();
        var difference = new ArrayList<String>();
        now.stream().filter(it -> !before.contains(it)).map(it -> "new: " + it).forEach(difference::add);
        before.stream().filter(it -> !now.contains(it)).map(it -> "gone: " + it).forEach(difference::add);
        return difference;
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 80) + "… " + text.hashCode();
    }

    private RebuildReport theDatabaseIsLostAndRebuilt() {
        theDatabaseIsLost();
        return stage.hub.rebuild(soFar -> {});
    }

    private void theDatabaseIsLost() {
        stage.losesItsDatabase(database.empty("another", folder));
    }

    /** As long as it takes until all that could be sent again would have been. */
    private void theHubWorksOnIt() {
        stage.hub.start();
        stage.settle();
        later(Duration.ofSeconds(60));
        later(Duration.ofSeconds(60));
    }

    @Test
    void everythingIsJoinedAgainAndNothingIsSaidTwice() {
        everybodyTalks();
        Links before = stage.links();
        var said = everythingSaid();

        RebuildReport report = theDatabaseIsLostAndRebuilt();
        assertThat(report.lost()).isEmpty();
        assertThat(report.unpaired()).isEmpty();
        assertThat(report.restored()).isEqualTo(talks.size());
        theHubWorksOnIt();

        assertThat(before.missingIn(stage.links())).isEmpty();
        assertThat(before.words()).hasSizeGreaterThan(2 * talks.size());
        assertThat(saidSince(said)).isEmpty();
        assertThat(tickets()).hasSize(talks.size());
    }

    @Test
    void theTalkGoesOnInBothDirections() {
        everybodyTalks();
        theDatabaseIsLostAndRebuilt();
        theHubWorksOnIt();
        int heard = talks.get(0).heard().size();
        int remarks = stage.desk.remarks(key(0)).size();
        talks.get(0).says("Новое слово клиента");
        stage.desk.comments(key(0), "Новое слово агента", false);
        settle();
        later(Duration.ofMinutes(2));

        assertThat(stage.desk.remarks(key(0))).hasSize(remarks + 2);
        assertThat(stage.desk.remarks(key(0)))
                .filteredOn(it -> it.text().contains("Новое слово клиента"))
                .hasSize(1);
        assertThat(talks.get(0).heard().stream().skip(heard).map(Heard::text))
                // whose card was lost with the database is asked for it again
                .filteredOn(text -> !text.contains("поделитесь своим контактом"))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("Новое слово агента"));
    }

    @Test
    void ratingsAreAskedAndGivenOnce() {
        everybodyTalks();
        theDatabaseIsLostAndRebuilt();
        theHubWorksOnIt();
        long asked = talks.stream()
                .flatMap(it -> it.heard().stream())
                .filter(it -> isAboutStars(it))
                .count();
        talks.get(4).presses(question(4), GOOD);
        settle();

        assertThat(stage.desk.remarks(key(4)))
                .filteredOn(it -> it.text().contains("Оценка: 4/5"))
                .hasSize(1);
        stage.desk.finishes(key(5));
        settle();
        assertThat(talks.stream().flatMap(it -> it.heard().stream()).filter(it -> isAboutStars(it)))
                .hasSize((int) asked + 1);
        later(Duration.ofHours(30));
        assertThat(stage.desk.remarks(key(3)))
                .filteredOn(it -> it.text().contains("Оценка"))
                .hasSize(1);
    }

    private static boolean isAboutStars(Heard heard) {
        return heard.buttons().stream().anyMatch(label -> label.contains("⭐"));
    }

    @Test
    void rebuildingTwiceChangesNothingAndGoesOnWhereItBrokeOff() {
        everybodyTalks();
        Links before = stage.links();
        theDatabaseIsLost();
        assertThatThrownBy(() -> stage.hub.rebuild(soFar -> {
                    if (soFar.restored() == 3) {
                        throw new IllegalStateException("somebody pulls the plug");
                    }
                }))
                .hasMessageContaining("plug");
        RebuildReport second = stage.hub.rebuild(soFar -> {});
        assertThat(second.knownBefore()).isEqualTo(3);
        assertThat(second.restored()).isEqualTo(talks.size() - 3);
        RebuildReport third = stage.hub.rebuild(soFar -> {});

        assertThat(third.restored()).isZero();
        assertThat(third.knownBefore()).isEqualTo(talks.size());
        assertThat(third.lost()).isEmpty();
        var said = everythingSaid();
        theHubWorksOnIt();
        assertThat(before.missingIn(stage.links())).isEmpty();
        assertThat(saidSince(said)).isEmpty();
    }

    @Test
    void whatWasSaidMeanwhileArrivesOnce() {
        everybodyTalks();
        theDatabaseIsLost();
        talks.get(0).says("Пока вас не было, " + "клиент");
        stage.desk.comments(key(1), "Пока вас не было, " + "агент", false);
        Talk another = stage.messenger.asks("Новая заявка, пока вас не было");
        stage.clock().advance(Duration.ofMinutes(5));
        int heard = talks.stream().mapToInt(it -> it.heard().size()).sum();
        RebuildReport report = stage.hub.rebuild(soFar -> {});
        assertThat(report.unpaired()).isEmpty();
        assertThat(report.brought()).isEqualTo(stage.readable() ? 2 : 0);
        theHubWorksOnIt();

        assertThat(tickets()).hasSize(talks.size() + 1);
        assertThat(another.heard()).isNotEmpty();
        assertThat(stage.desk.remarks(key(0)))
                .filteredOn(it -> it.text().contains("Пока вас не было, клиент"))
                .hasSize(1);
        // Whether it was shown in a messenger that cannot be read nobody knows: then it is not shown again.
        assertThat(talks.get(1).heard())
                .filteredOn(it -> it.text().contains("Пока вас не было, агент"))
                .hasSize(stage.readable() ? 1 : 0);
        assertThat(talks.stream()
                        .flatMap(it -> it.heard().stream())
                        .filter(it -> !it.text().contains("поделитесь своим контактом")))
                .hasSize(heard + (stage.readable() ? 1 : 0));
    }

    @Test
    void nothingIsRebuiltWhileAHubWorks() {
        talks.add(stage.messenger.asks("Не работает принтер"));
        settle();

        assertThatThrownBy(() -> stage.hub.rebuild(soFar -> {}))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("stop it");
    }
}
