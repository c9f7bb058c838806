package deskbridge.store;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * Texts in which several processes count together what is gone in minutes: a crash of the database may forget them, so that
 * changing them costs no wait for the disk. Its methods block, may run what they are given again, and throw {@link StoreException}
 * when the database cannot be had.
 */
public interface Tally {

    /**
     * Shows what is kept under the names, and the time by the database's clock, the same for all processes.
     *
     * @param names a few
     * @param eye gets no entry for what is not kept
     */
    void look(Set<String> names, BiConsumer<Map<String, String>, Instant> eye);

    /**
     * As {@link #look}, and keeps what is answered, while nobody else changes any of it.
     *
     * @param names a few
     * @param change answers the new texts; what it does not name stays
     */
    void change(Set<String> names, BiFunction<Map<String, String>, Instant, Map<String, String>> change);

    /** Forgets what nobody has changed since, by the database's clock; returns how many. */
    int prune(Instant before);
}
