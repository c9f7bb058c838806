package deskbridge.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Commands, decided and not yet carried out; each lane is worked in order by one worker at a time. */
public interface Outbox {

    /** As {@link Inbox#claim}. */
    List<Claim> claim(Instant now, Duration lease, int most);

    /** The oldest commands waiting in a claimed lane. */
    List<OutboxEntry> head(Claim claim, int most);

    /**
     * Records that an attempt begins, before anything is sent, so that a crash in the middle is noticed.
     *
     * @return the entry with this attempt counted, empty when the claim was lost or the command is no longer wanted
     */
    Optional<OutboxEntry> start(Claim claim, OutboxEntry entry, Instant now);

    /** As {@link Inbox#renew}. */
    boolean renew(Claim claim, Instant until);

    /** As {@link Inbox#release}. */
    void release(Claim claim, Instant due);

    /** When the next lane is due; {@link Instant#MAX} when none waits. */
    Instant nextDue();

    /** Forgets what was finished before the given time. */
    int prune(Instant before);
}
