package deskbridge.dialect;

import deskbridge.connector.Connector;
import deskbridge.connector.Given;
import deskbridge.connector.SendResult;
import deskbridge.connector.SettableClock;
import deskbridge.domain.Command;
import deskbridge.rest.RestOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What a hub does for its connectors, on a clock that is moved instead of waiting. */
final class Hub {

    private static final int MOST_TRIES = 1_000;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T09:00:00Z"));

    SettableClock clock() {
        return clock;
    }

    /** The same clock as the emulators see it: each look takes a moment. */
    InstantSource ticking() {
        return () -> {
            clock.pass(Duration.ofMillis(1));
            return clock.instant();
        };
    }

    static RestOptions options() {
        return RestOptions.defaults().callTimeout(Duration.ofSeconds(60)).readTimeout(Duration.ofSeconds(60));
    }

    Given context() {
        return new Given(clock.instant());
    }

    /** Sends a command, waiting as long as the connector wants. */
    SendResult send(Connector connector, Command command, Given context) {
        SendResult result = connector.send(command, context);
        for (int tries = 0;
                tries < MOST_TRIES && result instanceof SendResult.RetryAt retry && retry.pacing();
                tries++) {
            Duration wait = Duration.between(clock.instant(), retry.at());
            clock.pass(wait.isPositive() ? wait : Duration.ofMillis(100));
            result = connector.send(command, context);
        }
        return result;
    }
}
