package deskbridge.memory;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.connector.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ExpiringTest {

    private static final Duration LIFE = Duration.ofMinutes(5);

    private final SettableClock clock = new SettableClock(Instant.parse("2025-03-03T09:00:00Z"));
    private final Expiring<String, Integer> known = new Expiring<>(clock, 2);

    @Test
    void nothingIsKnownBeyondItsTime() {
        known.put("a", 1, LIFE);
        clock.pass(LIFE.minusMillis(1));
        assertThat(known.get("a")).contains(1);

        clock.pass(Duration.ofMillis(1));

        assertThat(known.get("a")).isEmpty();
    }

    @Test
    void whatIsLearntAgainLivesFromThenOn() {
        known.put("a", 1, LIFE);
        clock.pass(Duration.ofMinutes(4));
        known.put("a", 2, LIFE);
        clock.pass(Duration.ofMinutes(4));

        assertThat(known.get("a")).contains(2);
    }

    @Test
    void tooMuchIsNotKept() {
        known.put("a", 1, LIFE);
        known.put("b", 2, LIFE);
        known.put("c", 3, LIFE);

        assertThat(known.get("a")).isEmpty();
        assertThat(known.get("c")).contains(3);
    }

    @Test
    void oneIsForgottenOrAllOfAKind() {
        known.put("a", 1, LIFE);
        known.put("b", 2, LIFE);

        known.forgetIf(value -> value == 1);
        assertThat(known.get("a")).isEmpty();
        assertThat(known.get("b")).contains(2);

        known.forget("b");
        assertThat(known.get("b")).isEmpty();
    }
}
