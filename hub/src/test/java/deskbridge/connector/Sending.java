package deskbridge.connector;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.connector.SendResult.Rejected;
import deskbridge.connector.SendResult.RetryAt;
import deskbridge.connector.SendResult.Sent;
import deskbridge.connector.SendResult.Uncertain;
import deskbridge.domain.Command;
import deskbridge.domain.Receipt;
import java.time.Duration;

/** What the engine does with commands and their results. */
public final class Sending {
    private static final int MOST_ATTEMPTS = 4;

    private Sending() {}

    /**
     * Again after the wait, and looking first when it may have happened.
     *
     * @param secret that no reason may tell
     */
    public static SendResult untilSettled(
            Connector connector, Command command, Given context, SettableClock clock, String secret) {
        SendResult result = connector.send(command, context);
        for (int attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
            switch (result) {
                case RetryAt later -> {
                    assertThat(later.reason()).doesNotContain(secret);
                    assertThat(later.at()).isAfterOrEqualTo(clock.instant());
                    clock.pass(Duration.between(clock.instant(), later.at()));
                }
                case Uncertain unknown -> {
                    assertThat(unknown.reason()).doesNotContain(secret);
                    context.again();
                }
                case Sent sent -> {
                    return sent;
                }
                case Rejected rejected -> {
                    return rejected;
                }
            }
            result = connector.send(command, context);
        }
        return result;
    }

    /** What the remote made of it. */
    public static Receipt receipt(SendResult result) {
        if (result instanceof Sent sent) {
            return sent.receipt();
        }
        throw new AssertionError("not sent but " + result);
    }
}
