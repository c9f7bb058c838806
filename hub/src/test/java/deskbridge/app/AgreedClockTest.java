package deskbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.rest.HandMovedClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AgreedClockTest {

    private static final Instant HERE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant THERE = HERE.minusSeconds(48);

    @Test
    void theServersClockIsTheRightOne() {
        try (var clock = new AgreedClock(InstantSource.fixed(HERE), () -> Optional.of(THERE))) {
            assertThat(clock.instant()).isEqualTo(THERE);
        }
    }

    @Test
    void aFileHasNoClockOfItsOwn() {
        try (var clock = new AgreedClock(InstantSource.fixed(HERE), Optional::empty)) {
            assertThat(clock.instant()).isEqualTo(HERE);
        }
    }

    @Test
    void aClockThatIsMovedByHandIsBelieved() {
        var byHand = new HandMovedClock() {
            @Override
            public void pass(Duration time) {
                throw new UnsupportedOperationException("Nobody waits here");
            }

            @Override
            public Instant instant() {
                return HERE;
            }
        };
        try (var clock = new AgreedClock(byHand, () -> Optional.of(THERE))) {
            assertThat(clock.instant()).isEqualTo(HERE);
        }
    }
}
