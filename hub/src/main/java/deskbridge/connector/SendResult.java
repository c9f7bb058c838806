package deskbridge.connector;

import deskbridge.domain.Receipt;
import java.time.Instant;

/** What became of an attempt to carry out a command. */
public sealed interface SendResult {

    /** @param receipt what the remote made of it */
    record Sent(Receipt receipt) implements SendResult {}

    /**
     * The remote will never take it: give up now.
     *
     * @param reason for the person who wrote it and for the operator; what happened and the cure, without secrets
     */
    record Rejected(String reason) implements SendResult {}

    /**
     * Certainly nothing happened; later it may work.
     *
     * @param at not before this
     * @param reason connection, call, status
     * @param pacing true when we held back ourselves to keep a limit: not counted as an attempt
     */
    record RetryAt(Instant at, String reason, boolean pacing) implements SendResult {}

    /**
     * It may or may not have taken effect: the answer was lost. The next attempt is made with
     * {@link SendContext#mayHaveHappened()}.
     *
     * @param reason connection, call, what broke
     */
    record Uncertain(String reason) implements SendResult {}
}
