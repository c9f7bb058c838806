package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.WebhookFault;
import deskbridge.emulator.play.PlayFile;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.play.TicketSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * R6 by chance: agents say things to the requester and things among themselves, with and without files, change them, finish and
 * reopen the ticket, while webhooks are doubled, late and lost and the hub is stopped. Not one internal word may be sent to the
 * messenger, and every public one must.
 */
@ParameterizedClass(name = "{0} on {1}, seed {2}")
@MethodSource("plays")
final class LeakScenarios extends PairScenario {

    private static final int STEPS = 40;

    @Parameter(2)
    long seed = 1;

    private final List<String> secrets = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    static Stream<Arguments> plays() {
        return pairs().map(
                        each -> Arguments.of(each.get()[0], each.get()[1], each.get()[1] == Database.SQLITE ? 1 : 2));
    }

    @Test
    void notOneInternalWordLeavesTheDesk() {
        Talk talk = asked();
        TicketSystem desk = stage.desk;
        String key = key();
        var dice = new Random(seed);
        desk.webhooks()
                .script()
                .random(
                        new Random(seed + 1),
                        0.4,
                        new WebhookFault.Duplicated(3),
                        new WebhookFault.Lost(),
                        new WebhookFault.Late(Duration.ofMillis(50)));
        boolean finished = false;
        for (int step = 0; step < STEPS; step++) {
            switch (dice.nextInt(8)) {
                case 0, 1 -> desk.comments(key, secret(step), true);
                case 2 -> desk.comments(key, secret(step), true, PlayFile.text(secret(step) + ".txt", secret(step)));
                case 3 -> {
                    String remark = desk.comments(key, secret(step), true);
                    stage.settle();
                    desk.edits(key, remark, internalAgain(step));
                }
                case 4, 5 -> desk.comments(key, told(step), false);
                case 6 -> {
                    if (finished) {
                        desk.reopens(key);
                    } else {
                        desk.finishes(key);
                    }
                    finished = !finished;
                }
                default -> {
                    stage.hub.stop();
                    desk.comments(key, secret(step), true);
                    desk.comments(key, told(step), false);
                    stage.hub.start();
                }
            }
            if (dice.nextBoolean()) {
                stage.settle();
            }
        }
        desk.webhooks().script().clear();
        stage.settle();
        for (int minute = 0; minute < 4; minute++) {
            later(Duration.ofMinutes(1));
        }

        assertThat(secrets).isNotEmpty();
        assertThat(stage.messenger.journal().entries())
                .allSatisfy(entry -> assertThat(
                                entry.call().body().text() + entry.call().path())
                        .as("seed %d", seed)
                        .doesNotContain(secrets));
        assertThat(said)
                .allSatisfy(words -> assertThat(
                                talk.heard().stream().filter(it -> it.text().contains(words)))
                        .as("%s, seed %d", words, seed)
                        .hasSize(1));
    }

    private String secret(int step) {
        secrets.add("тайна" + step + "x");
        return secrets.getLast();
    }

    /** Stays internal when it is edited: the desk's own mark is kept. */
    private String internalAgain(int step) {
        String words = secret(step) + " исправлено";
        return stage.desk.name().equals("tracker") ? "!" + words : words;
    }

    private String told(int step) {
        said.add("сказано" + step + "x");
        return said.getLast();
    }
}
