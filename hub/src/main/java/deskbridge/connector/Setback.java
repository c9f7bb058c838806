package deskbridge.connector;

import java.time.Duration;
import java.time.Instant;

/** Why a call did not succeed, sorted by what that means for repeating it. */
public enum Setback {
    /** We held it back ourselves to keep a limit. */
    HELD,
    /** The remote asked us to wait. */
    LIMITED,
    /** Nothing of it reached the remote. */
    UNREACHED,
    /** Our proof is not accepted: an operator can cure it while we wait. */
    REVOKED,
    /** The remote will not do it. */
    REFUSED,
    /** No usable answer, and repeating is harmless. */
    BROKEN,
    /** No usable answer, and it may have taken effect. */
    UNCERTAIN;

    /**
     * What the outbox shall do about it.
     *
     * @param wait how long to stay away
     * @param reason for people; without secrets
     */
    public SendResult result(Instant now, Duration wait, String reason) {
        return switch (this) {
            case HELD -> new SendResult.RetryAt(now.plus(wait), reason, true);
            case LIMITED, UNREACHED, REVOKED, BROKEN -> new SendResult.RetryAt(now.plus(wait), reason, false);
            case REFUSED -> new SendResult.Rejected(reason);
            case UNCERTAIN -> new SendResult.Uncertain(reason);
        };
    }

    /**
     * What a reading shall say about it.
     *
     * @param wait how long to stay away, where somebody or something has to be waited for
     * @param reason for people; without secrets
     */
    public RemoteTrouble trouble(Duration wait, String reason) {
        return switch (this) {
            case HELD, LIMITED, REVOKED -> RemoteTrouble.wait(reason, wait);
            case UNREACHED, BROKEN, UNCERTAIN -> RemoteTrouble.passing(reason);
            case REFUSED -> RemoteTrouble.permanent(reason);
        };
    }
}
