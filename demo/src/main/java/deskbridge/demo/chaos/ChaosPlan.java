package deskbridge.demo.chaos;

import java.time.Duration;

/**
 * How much trouble.
 *
 * @param pair which messenger and which ticket system
 * @param events what people and agents do, in all
 * @param conversations requests among them
 * @param kills how often a hub is killed in the middle
 * @param replicas how many hubs share the database
 * @param seed the same seed makes the same events and faults
 * @param pause between two events
 * @param patience how long to wait at the end until everything has arrived
 */
record ChaosPlan(
        ChaosPair pair,
        int events,
        int conversations,
        int kills,
        int replicas,
        long seed,
        Duration pause,
        Duration patience) {

    ChaosPlan {
        if (events < 1 || conversations < 1 || conversations > events || kills < 0) {
            throw new IllegalArgumentException("Chaos needs events, and fewer conversations than events");
        }
        if (replicas < 1) {
            throw new IllegalArgumentException("Chaos needs a hub");
        }
    }
}
