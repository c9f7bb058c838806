package deskbridge.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The path of events, for people: the trace command, the admin page, the demo. */
public interface Journal {

    /**
     * Everything about a ticket, oldest first.
     *
     * @param key the ticket's key
     */
    List<Step> ofTicket(String key);

    /** Everything that followed from one delivery ({@code in-…}), or led to one command ({@code out-…}), oldest first. */
    List<Step> ofEvent(String id);

    /** The latest steps of all, newest first. */
    List<Step> latest(int most);

    /** How much is waiting. */
    Backlog backlog(Instant now);

    /**
     * One step on an event's path.
     *
     * @param at when
     * @param id {@code in-…} or {@code out-…}
     * @param connection where it came from or went to
     * @param stage received, decided, queued, attempt, sent, postponed, dead, discarded
     * @param what kind of delivery or command
     * @param ticket key of the ticket; null when none is known
     * @param detail outcome, remote id, error; empty when there is nothing to say
     * @param cause {@code in-…} of the delivery it follows from; null for deliveries themselves
     */
    record Step(
            Instant at,
            String id,
            String connection,
            String stage,
            String what,
            @Nullable String ticket,
            String detail,
            @Nullable String cause) {}

    /**
     * How much is waiting.
     *
     * @param deliveries not yet worked
     * @param commands not yet carried out
     * @param deadLetters given up
     * @param oldestSeconds age of the oldest waiting one in seconds, 0 when none waits
     */
    record Backlog(long deliveries, long commands, long deadLetters, long oldestSeconds) {}
}
