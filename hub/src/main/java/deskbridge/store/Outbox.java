package deskbridge.store;

import java.time.Instant;
import java.util.Optional;

/** Commands, decided and not yet carried out. */
public interface Outbox extends LaneBox<OutboxEntry> {

    /**
     * Records that an attempt begins, before anything is sent, so that a crash in the middle is noticed.
     *
     * @return the entry with this attempt counted, empty when the claim was lost or the command is no longer wanted
     */
    Optional<OutboxEntry> start(Claim claim, OutboxEntry entry, Instant now);
}
