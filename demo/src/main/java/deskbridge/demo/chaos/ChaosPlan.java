package deskbridge.demo.chaos;

import java.time.Duration;

/**
 * How much trouble.
 *
 * @param events what people and agents do, in all
 * @param conversations requests among them
 * @param kills how often the hub is killed in the middle
 * @param seed the same seed makes the same events and faults
 * @param pause between two events
 * @param patience how long to wait at the end until everything has arrived
 */
record ChaosPlan(int events, int conversations, int kills, long seed, Duration pause, Duration patience) {

    ChaosPlan {
        if (events < 1 || conversations < 1 || conversations > events || kills < 0) {
            throw new IllegalArgumentException("Chaos needs events, and fewer conversations than events");
        }
    }
}
