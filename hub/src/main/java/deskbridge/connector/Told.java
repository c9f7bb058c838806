package deskbridge.connector;

import deskbridge.memory.Bounded;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What {@link Connector#missed} has told before: nothing is told twice in the same state. It counts as told only when the engine
 * asks for a later time, since only then has it stored what it was told. Used by one thread at a time.
 */
public final class Told {
    private final Map<String, String> told;
    private final Map<String, String> perhapsTold = new HashMap<>();
    private Instant lastAsked = Instant.EPOCH;

    /** @param most things that are remembered at a time; what is forgotten is told once more */
    public Told(int most) {
        this.told = Bounded.map(most);
    }

    /** The engine asks what happened since. */
    public void asked(Instant since) {
        if (since.isAfter(lastAsked)) {
            told.putAll(perhapsTold);
        }
        perhapsTold.clear();
        lastAsked = since;
    }

    /** Notes that a thing is told of in a state; false when it was in this one before, and need not be again. */
    public boolean add(String id, String state) {
        if (state.equals(told.get(id))) {
            return false;
        }
        perhapsTold.put(id, state);
        return true;
    }
}
