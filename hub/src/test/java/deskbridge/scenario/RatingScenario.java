package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.okdesk.OkdeskEmulator;
import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.play.TicketSystem.Remark;
import java.util.List;

/** What is promised about ratings: how people are asked, press, and are told. */
abstract class RatingScenario extends PairScenario {

    static final String EXCELLENT = "⭐⭐⭐⭐⭐ Отлично (5)";
    static final String GOOD = "⭐⭐⭐⭐ Хорошо (4)";
    static final String FAIR = "⭐⭐⭐ Нормально (3)";
    static final String POOR = "⭐⭐ Плохо (2)";
    static final String AWFUL = "⭐ Ужасно (1)";

    private static final int STARS = 5;

    /** Starts the hub, which reads this under {@code csat:}. */
    final void begin(String... csat) {
        configured("deskbridge.yaml", "csat:\n  " + String.join("\n  ", csat) + "\n");
        super.begin();
    }

    final String newest() {
        return stage.desk.tickets().getLast().key();
    }

    /** A request that was made and is finished. */
    final Talk finished() {
        return finished(asked());
    }

    final Talk finished(Talk talk) {
        settle();
        stage.desk.finishes(newest());
        settle();
        return talk;
    }

    /** Messages with all the stars. */
    static List<Heard> questions(Talk talk) {
        return talk.heard().stream()
                .filter(it -> it.buttons().stream()
                                .filter(label -> label.contains("⭐"))
                                .count()
                        == STARS)
                .toList();
    }

    static Heard question(Talk talk) {
        assertThat(questions(talk)).hasSize(1);
        return questions(talk).getFirst();
    }

    final void presses(Talk talk, String stars) {
        talk.presses(question(talk), stars);
        settle();
    }

    static List<String> said(Talk talk, String words) {
        return talk.heard().stream()
                .map(Heard::text)
                .filter(text -> text.contains(words))
                .toList();
    }

    static Heard heard(Talk talk, String words) {
        return talk.heard().stream()
                .filter(it -> it.text().contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody said " + words + " among " + talk.heard()));
    }

    /** What the hub wrote into the newest ticket for the agents alone. */
    final List<String> notes(String words) {
        return stage.desk.remarks(newest()).stream()
                .filter(remark -> remark.internal() && remark.hub())
                .map(Remark::text)
                .filter(text -> text.contains(words))
                .toList();
    }

    final OkdeskEmulator okdesk() {
        return ((OkdeskPlay) stage.desk).emulator();
    }
}
