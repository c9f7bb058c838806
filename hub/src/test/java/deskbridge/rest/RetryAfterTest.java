package deskbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "5, 5000",
        "' 5 ', 5000",
        "1.5, 1500",
        "0.001, 1",
        "3600, 3600000",
        "3601, 3600000",
        "999999999999999999, 3600000"
    })
    void secondsAreReadWithTheirFraction(String value, long millis) {
        assertThat(RetryAfter.parse(value, Optional.empty(), CLOCK)).contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "soon", "NaN", "1e3", "0x10", "1,5", "Mon, 99 Foo 2026 12:00:00 GMT"})
    void nonsenseIsNoAdvice(String value) {
        assertThat(RetryAfter.parse(value, Optional.empty(), CLOCK)).isEmpty();
    }

    @Test
    void aDateIsReadByTheRemotesOwnClock() {
        String until = "Sun, 01 Mar 2026 10:00:30 GMT";
        assertThat(RetryAfter.parse(until, Optional.of("Sun, 01 Mar 2026 10:00:00 GMT"), CLOCK))
                .contains(Duration.ofSeconds(30));
    }

    @Test
    void withoutAReadableDateOurClockServes() {
        assertThat(RetryAfter.parse("Sun, 01 Mar 2026 12:00:30 GMT", Optional.of("nonsense"), CLOCK))
                .contains(Duration.ofSeconds(30));
        assertThat(RetryAfter.parse("Sun, 01 Mar 2026 11:00:00 GMT", Optional.empty(), CLOCK))
                .contains(Duration.ZERO);
        assertThat(RetryAfter.parse("Tue, 03 Mar 2026 11:00:00 GMT", Optional.empty(), CLOCK))
                .contains(RetryAfter.LONGEST);
    }
}
