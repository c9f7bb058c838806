package deskbridge.engine;

import deskbridge.domain.Envelope;
import java.util.List;

/** Where deliveries are brought. */
public interface Acceptance {

    /**
     * Stores deliveries and has them worked. Blocks until they are on disk.
     *
     * @return how many were new
     * @throws deskbridge.store.StoreException when they could not be stored: the sender must try again
     */
    int accept(List<Envelope> envelopes);
}
