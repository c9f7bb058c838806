package deskbridge.demo.simulation;

import java.time.Duration;

/**
 * What an event costs, as measured by {@code bench}, and what the remotes grant.
 *
 * @param processor the hub's processor time for one event, all its calls included
 * @param cores processors of all replicas together
 * @param database how long the database's one writer is busy with one event
 * @param answer how long a remote takes to answer a call
 * @param reads messages that one token may read in a second
 * @param others other calls of the messenger in a second
 * @param deskAtOnce calls of one desk that the hub makes at the same time
 */
record Costs(Duration processor, int cores, Duration database, Duration answer, int reads, int others, int deskAtOnce) {

    Costs {
        if (processor.isNegative() || database.isNegative() || answer.isNegative()) {
            throw new IllegalArgumentException("nothing takes less than no time");
        }
        if (cores < 1 || reads < 1 || others < 1 || deskAtOnce < 1) {
            throw new IllegalArgumentException("without a processor, a grant or a call nothing would ever arrive");
        }
    }
}
