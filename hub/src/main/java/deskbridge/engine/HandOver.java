package deskbridge.engine;

import deskbridge.store.Handed;
import deskbridge.store.OutboxEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What follows from one lane's work is worked at once instead of being found by the next look: a lane in which nothing waited is
 * claimed by the transaction that puts something there, and handed over when that is on disk.
 */
interface HandOver {

    /** How long a lane of commands may be claimed now; empty when it must wait in the outbox, because there is enough to do. */
    Optional<Duration> commandLease();

    /** Has commands carried out whose lanes were claimed. Never blocks. */
    void carryOut(List<Handed<OutboxEntry>> commands);

    /** Something was put off: the time of the next look may have changed. Never blocks. */
    void lookAgain();
}
