package deskbridge.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Work that is due at a time; in a cluster each is done by one. */
public interface Timers {

    /** Sets a timer's time and frees it; makes it when there is none. */
    void set(String name, Instant due);

    /** Makes a timer due no later than this; one that somebody has taken stays his. Makes it when there is none. */
    void hasten(String name, Instant due);

    /** Prolongs the lease of a timer that was taken. */
    void renew(String name, Instant until);

    /** Takes the timers that are due; nobody else gets them within the lease. */
    List<String> claim(Instant now, Duration lease);

    /** When the next is due; {@link Instant#MAX} when there is none. */
    Instant nextDue();
}
