package deskbridge.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What could not be delivered and waits for a person. */
public interface DeadLetters {

    /** How many there are. */
    int count();

    /** Newest first. */
    List<DeadLetter> list(int most, int offset);

    Optional<DeadLetter> find(String id);

    /** Puts one back to be tried again, at once, before anything younger of its lane. False when there is none. */
    boolean redeliver(String id, Instant now);

    /** Gives one up for good; it stays in the history. False when there is none. */
    boolean discard(String id, Instant now);

    /**
     * A delivery or a command that was given up.
     *
     * @param id {@code in-…} for deliveries, {@code out-…} for commands
     * @param connection where it came from, or should have gone
     * @param what its kind
     * @param ticket key of the ticket concerned; null when there is none yet
     * @param reason why it was given up
     * @param attempts how often it was tried
     * @param createdAt when it came in or was decided
     * @param parkedAt when it was given up
     * @param content what it carries, for people; may be long
     */
    record DeadLetter(
            String id,
            String connection,
            String what,
            @Nullable String ticket,
            String reason,
            int attempts,
            Instant createdAt,
            Instant parkedAt,
            String content) {}
}
