package deskbridge.demo.bench;

import deskbridge.demo.bench.Company.Talk;
import java.time.Duration;
import java.util.List;

/** Agents say everything at once. Towards the chat, since reading chats is what Pachca limits. */
final class Burst {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private Burst() {}

    /** Returns after how many seconds the last of so many comments stood in its thread. */
    static double of(Company company, List<Talk> talks, int events) throws InterruptedException {
        Effects effects = Effects.of(company, events, true);
        long began = System.nanoTime();
        for (int event = 0; event < events; event++) {
            company.agentComments(talks.get(event % talks.size()), effects.words(event));
        }
        effects.await(PATIENCE);
        long last = began;
        for (int event = 0; event < events; event++) {
            last = Math.max(last, effects.at(event));
        }
        return (last - began) / 1e9;
    }
}
