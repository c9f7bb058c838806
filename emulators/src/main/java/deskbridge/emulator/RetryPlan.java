package deskbridge.emulator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Decides whether and when an undelivered webhook is tried again. */
@FunctionalInterface
public interface RetryPlan {
    /** The pause after this failed attempt; empty gives the webhook up. */
    Optional<Duration> pauseAfter(Webhook.Attempt failed);

    /** The pauses before the second, third… try. */
    static RetryPlan of(Duration... pauses) {
        List<Duration> all = List.of(pauses);
        return failed -> failed.attempt() <= all.size() ? Optional.of(all.get(failed.attempt() - 1)) : Optional.empty();
    }
}
