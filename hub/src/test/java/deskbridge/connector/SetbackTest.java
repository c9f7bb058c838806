package deskbridge.connector;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.connector.SendResult.Rejected;
import deskbridge.connector.SendResult.RetryAt;
import deskbridge.connector.SendResult.Uncertain;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SetbackTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration WAIT = Duration.ofSeconds(7);
    private static final Instant THEN = NOW.plus(WAIT);

    @ParameterizedTest
    @EnumSource(
            value = Setback.class,
            names = {"LIMITED", "UNREACHED", "REVOKED", "BROKEN"})
    void whatCertainlyDidNotHappenOrMayHappenTwiceIsTriedAgain(Setback setback) {
        assertThat(setback.result(NOW, WAIT, "why")).isEqualTo(new RetryAt(THEN, "why", false));
    }

    @Test
    void whatWeHeldBackOurselvesIsNoAttempt() {
        assertThat(Setback.HELD.result(NOW, WAIT, "why")).isEqualTo(new RetryAt(THEN, "why", true));
    }

    @Test
    void whatWillNotBeDoneIsNotTriedAgainAndWhatMayHaveHappenedIsLookedFor() {
        assertThat(Setback.REFUSED.result(NOW, WAIT, "why")).isEqualTo(new Rejected("why"));
        assertThat(Setback.UNCERTAIN.result(NOW, WAIT, "why")).isEqualTo(new Uncertain("why"));
    }

    @ParameterizedTest
    @EnumSource(Setback.class)
    void onlyARefusalEndsAReading(Setback setback) {
        RemoteTrouble trouble = setback.trouble(WAIT, "why");

        assertThat(trouble).hasMessage("why");
        assertThat(trouble.isPermanent()).isEqualTo(setback == Setback.REFUSED);
    }
}
