package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.WebhookFault;
import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.Talk;
import deskbridge.engine.AuditReport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Audits of a desk that keeps ratings, with a messenger whose threads can be read and with one where they cannot. */
@ParameterizedClass(name = "{0}")
@EnumSource(
        value = Pair.class,
        names = {"PACHCA_OKDESK", "TELEGRAM_OKDESK"})
final class PairAuditScenarios extends StageScenario {

    private static final CallMatch RATES = CallMatch.of("POST", "/api/v1/issues/*/rates");

    @Parameter
    Pair pair = Pair.PACHCA_OKDESK;

    @Override
    PairStage staged() {
        return new PairStage(pair, Database.SQLITE.empty("audit", folder), folder);
    }

    private AuditReport audit() {
        AuditReport report = Audits.next(stage, stage.hub);
        settle();
        return report;
    }

    private OkdeskPlay okdesk() {
        return (OkdeskPlay) stage.desk;
    }

    /** A ticket that was finished and rated with five stars. */
    private Talk rated() {
        Talk talk = asked();
        stage.desk.finishes(key());
        settle();
        Heard question = talk.heard().getLast();
        talk.presses(question, question.buttons().getFirst());
        settle();
        return talk;
    }

    private static List<String> texts(Talk talk) {
        return talk.heard().stream().map(Heard::text).toList();
    }

    @Test
    void aRatingThatTheDeskHasLostIsSentOnceMore() {
        Talk talk = rated();
        assertThat(stage.desk.rates(key())).containsExactly("good");
        okdesk().emulator().setup().unrated(Long.parseLong(key()));
        var said = texts(talk);
        int remarks = stage.desk.remarks(key()).size();

        assertThat(audit().drift()).isEqualTo(1);

        assertThat(stage.desk.rates(key())).containsExactly("good");
        assertThat(audit().differences()).isEmpty();
        assertThat(texts(talk)).isEqualTo(said);
        assertThat(stage.desk.remarks(key())).hasSize(remarks);
    }

    @Test
    void aRatingThatTheDeskRefusedIsNotSentAgain() {
        okdesk().emulator().settings().refuseRates(403);
        rated();
        stage.desk.journal().clear();

        AuditReport report = audit();

        assertThat(report.drift()).isZero();
        assertThat(report.left()).isEqualTo(1);
        assertThat(audit().differences()).isEqualTo(report.differences());
        assertThat(stage.desk.journal().count(RATES)).isZero();
    }

    @Test
    void whatTheDeskToldNobodyIsFoundAndMadeGoodOnce() {
        Talk talk = asked();
        String key = key();
        String late = stage.desk.comments(key, "Приду в пять", false);
        String wrong = stage.desk.comments(key, "Это не вам", false);
        settle();
        stage.desk.webhooks().script().next(100, new WebhookFault.Lost());
        stage.desk.faults().always(CallMatch.of("GET", "/api/v1/issues/list"), Fault.status(503));
        stage.desk.edits(key, late, "Приду в шесть");
        stage.desk.deletes(key, wrong);
        stage.desk.comments(key, "Нужен картридж", false);
        stage.desk.comments(key, "Картриджей нет", true);
        stage.desk.takes(key);

        assertThat(audit().drift()).isGreaterThanOrEqualTo(4);

        assertThat(texts(talk))
                .filteredOn(text -> text.contains("Приду в шесть"))
                .hasSize(1);
        assertThat(texts(talk))
                .filteredOn(text -> text.contains("Нужен картридж"))
                .hasSize(1);
        assertThat(texts(talk))
                .filteredOn(text -> text.contains("взята в работу"))
                .hasSize(1);
        assertThat(texts(talk)).noneMatch(text -> text.contains("не вам") || text.contains("Картриджей нет"));
        var said = texts(talk);
        assertThat(audit().drift()).isZero();
        assertThat(audit().drift()).isZero();
        assertThat(texts(talk)).isEqualTo(said);
        assertThat(stage.hub.deadLetters()).isEmpty();
    }
}
