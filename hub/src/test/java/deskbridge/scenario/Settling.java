package deskbridge.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Lets webhooks arrive and hubs work until nothing is left to do but what waits for longer than a few seconds. */
final class Settling {

    /** Waits up to this are part of normal work: pauses of our own pacing, first back-offs. */
    private static final Duration BLINK = Duration.ofSeconds(10);

    private static final int MOST_ROUNDS = 200;

    private Settling() {}

    /** @param webhooksSent waits until no webhook is under way and counts those that ever were */
    static void run(MovableClock clock, List<HubProcess> hubs, LongSupplier webhooksSent) {
        run(clock, () -> hubs, all -> all.forEach(HubProcess::work), webhooksSent);
    }

    /**
     * As above, for hubs of which some may die meanwhile.
     *
     * @param alive those that do not
     * @param working lets all of them work
     */
    static void run(
            MovableClock clock,
            Supplier<List<HubProcess>> alive,
            Consumer<List<HubProcess>> working,
            LongSupplier webhooksSent) {
        Instant end = clock.instant().plus(BLINK);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            long before = webhooksSent.getAsLong();
            working.accept(alive.get());
            if (webhooksSent.getAsLong() == before) {
                Instant due = alive.get().stream()
                        .filter(HubProcess::isRunning)
                        .map(HubProcess::nextDue)
                        .min(Instant::compareTo)
                        .orElse(Instant.MAX);
                if (due.isAfter(clock.instant()) && due.isAfter(end)) {
                    return;
                }
                clock.reach(due);
            }
        }
        throw new AssertionError("The hub and its surroundings never come to rest");
    }
}
