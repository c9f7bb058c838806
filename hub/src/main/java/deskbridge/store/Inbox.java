package deskbridge.store;

import deskbridge.domain.Envelope;
import java.time.Instant;
import java.util.List;

/** Deliveries, durable before they are acknowledged. What {@link #prune} forgets takes its duplicate guard with it. */
public interface Inbox extends LaneBox<Delivery> {

    /**
     * Stores deliveries. Many calls share one commit; returns when the caller's are on disk.
     *
     * @return how many were new; the others had been stored before and change nothing
     * @throws StoreException when they could not be stored: the sender must try again
     */
    int accept(List<Envelope> envelopes, Instant now);
}
