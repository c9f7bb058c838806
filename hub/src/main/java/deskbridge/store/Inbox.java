package deskbridge.store;

import deskbridge.domain.Envelope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deliveries, durable before they are acknowledged. What {@link #prune} forgets takes its duplicate guard with it. */
public interface Inbox extends LaneBox<Delivery> {

    /**
     * Stores deliveries. Many calls share one commit; returns when the caller's are on disk.
     *
     * @return how many were new; the others had been stored before and change nothing
     * @throws StoreException when they could not be stored: the sender must try again
     */
    default int accept(List<Envelope> envelopes, Instant now) {
        return accept(envelopes, now, null).fresh();
    }

    /**
     * As {@link #accept(List, Instant)}; claims the lanes in which nothing waited at the same time.
     *
     * @param lease how long nobody else may take them; null to claim none
     */
    Accepted accept(List<Envelope> envelopes, Instant now, @Nullable Duration lease);

    /**
     * What waits behind a delivery in its lane, oldest first. Only looks: whether the lane is still the caller's shows when he ends
     * them.
     *
     * @param claim on the lane
     * @param delivery the lane's oldest
     * @param until only what was stored by then
     * @param most how many at most
     */
    List<Delivery> behind(Claim claim, Delivery delivery, Instant until, int most);
}
