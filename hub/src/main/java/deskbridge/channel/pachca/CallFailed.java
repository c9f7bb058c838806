package deskbridge.channel.pachca;

import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendResult;
import java.time.Duration;
import java.time.Instant;

/** A call to Pachca did not succeed, sorted by what that means for repeating it. The message is fit for people and logs. */
final class CallFailed extends Exception {

    private static final long serialVersionUID = 1L;

    /** What it means. */
    enum Kind {
        /** We held it back ourselves to keep a limit. */
        HELD,
        /** Pachca asked us to wait. */
        LIMITED,
        /** Nothing of it reached Pachca. */
        UNREACHED,
        /** The token is not accepted: an operator can cure it while we wait. */
        REVOKED,
        /** Pachca will not do it. */
        REFUSED,
        /** No usable answer, and repeating is harmless. */
        BROKEN,
        /** No usable answer, and it may have taken effect. */
        UNCERTAIN
    }

    private final Kind kind;
    private final int status;
    private final Duration wait;
    private final transient FaultJson fault;

    CallFailed(Kind kind, int status, Duration wait, FaultJson fault, String message) {
        super(message);
        this.kind = kind;
        this.status = status;
        this.wait = wait;
        this.fault = fault;
    }

    static CallFailed waiting(Kind kind, Duration wait, String message) {
        return new CallFailed(kind, 0, wait, FaultJson.UNREADABLE, message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    Kind kind() {
        return kind;
    }

    /** The HTTP status of a refusal; 0 otherwise. */
    int status() {
        return status;
    }

    /** How long to stay away. */
    Duration waiting() {
        return wait;
    }

    FaultJson fault() {
        return fault;
    }

    boolean isRefusal() {
        return kind == Kind.REFUSED;
    }

    /** No usable answer; asking again may bring one at once, where that is harmless. */
    boolean isPassing() {
        return kind == Kind.BROKEN || kind == Kind.UNCERTAIN || kind == Kind.UNREACHED;
    }

    /** What the outbox shall do about it. */
    SendResult result(Instant now) {
        return switch (kind) {
            case HELD -> new SendResult.RetryAt(now.plus(wait), getMessage(), true);
            case LIMITED, UNREACHED, REVOKED, BROKEN -> new SendResult.RetryAt(now.plus(wait), getMessage(), false);
            case REFUSED -> new SendResult.Rejected(getMessage());
            case UNCERTAIN -> new SendResult.Uncertain(getMessage());
        };
    }

    /** What a reading shall say about it; a missing right or an unpaid bill can be cured while we wait. */
    RemoteTrouble trouble() {
        return switch (kind) {
            case HELD, LIMITED, REVOKED -> RemoteTrouble.wait(getMessage(), wait);
            case UNREACHED, BROKEN, UNCERTAIN -> RemoteTrouble.passing(getMessage());
            case REFUSED ->
                status == 402 || fault.lacksScope()
                        ? RemoteTrouble.passing(getMessage())
                        : RemoteTrouble.permanent(getMessage());
        };
    }
}
