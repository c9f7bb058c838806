package deskbridge.store;

import deskbridge.domain.Envelope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Deliveries, durable before they are acknowledged; each lane is worked in order by one worker at a time. */
public interface Inbox {

    /**
     * Stores deliveries. Many calls share one commit; returns when the caller's are on disk.
     *
     * @return how many were new; the others had been stored before and change nothing
     * @throws StoreException when they could not be stored: the sender must try again
     */
    int accept(List<Envelope> envelopes, Instant now);

    /**
     * Takes lanes that have work due and no owner, or an owner whose lease ran out.
     *
     * @param lease how long nobody else may take them
     * @param most how many at most
     */
    List<Claim> claim(Instant now, Duration lease, int most);

    /** The oldest deliveries waiting in a claimed lane. */
    List<Delivery> head(Claim claim, int most);

    /** Prolongs a claim; false when it was lost. */
    boolean renew(Claim claim, Instant until);

    /**
     * Gives a lane back. It is due again at the given time when something waits in it, else as soon as something arrives: what
     * arrives behind a failed delivery does not wake it early.
     */
    void release(Claim claim, Instant due);

    /** When the next lane is due; {@link Instant#MAX} when none waits. */
    Instant nextDue();

    /** Forgets what was finished before the given time, and with it the duplicate guard. */
    int prune(Instant before);
}
