package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.Fault;
import deskbridge.emulator.WebhookFault;
import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.Talk;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The remotes' clocks are wrong by as much as a webhook may come from the future: still everything happens once. */
@ParameterizedClass(name = "{0}, remotes {1} ahead")
@MethodSource("clocks")
final class WrongClockScenarios extends StageScenario {

    @Parameter(0)
    Pair pair = Pair.PACHCA_TRACKER;

    @Parameter(1)
    Duration ahead = Duration.ZERO;

    static Stream<Arguments> clocks() {
        return Stream.of(Pair.values())
                .flatMap(pair -> Stream.of(Duration.ofMinutes(-4), Duration.ofMinutes(4))
                        .map(ahead -> Arguments.of(pair, ahead)));
    }

    @Override
    PairStage staged() {
        return new PairStage(pair, ahead, Database.SQLITE.empty("clocks", folder), folder);
    }

    @Test
    void aLostAnswerOfTheDeskMakesNothingTwice() {
        stage.desk.faults().next(1, stage.desk.creating(), new Fault.AnswerLost());
        Talk talk = asked();
        later(Duration.ofMinutes(1));
        stage.desk.faults().next(1, stage.desk.commenting(), new Fault.AnswerLost());
        talk.says("Горит красная лампа");
        stage.settle();
        later(Duration.ofMinutes(1));
        later(Duration.ofMinutes(2));

        assertThat(remarks()).singleElement().satisfies(it -> assertThat(it).contains("Горит красная лампа"));
        assertThat(talk.heard()).hasSize(1);
    }

    @Test
    void aLostAnswerOfTheMessengerMakesNothingTwiceWhereItCanBeLookedUp() {
        Talk talk = asked();
        stage.messenger.faults().next(1, stage.messenger.writing(), new Fault.AnswerLost());
        stage.desk.comments(key(), "Выключите и включите", false);
        stage.settle();
        later(Duration.ofMinutes(1));
        later(Duration.ofMinutes(2));

        assertThat(talk.heard().stream().map(Heard::text).filter(said -> said.contains("Выключите")))
                .hasSizeBetween(1, stage.messenger.name().equals("telegram") ? 2 : 1);
    }

    @Test
    void whatAWebhookDidNotTellIsFoundWithinTwoMinutes() {
        Talk talk = asked();
        stage.desk.webhooks().script().next(10, new WebhookFault.Lost());
        stage.desk.comments(key(), "Выключите и включите", false);
        stage.settle();
        later(Duration.ofMinutes(1));
        later(Duration.ofMinutes(1));

        assertThat(talk.heard().stream().map(Heard::text).filter(said -> said.contains("Выключите")))
                .hasSize(1);
    }
}
