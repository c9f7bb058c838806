package deskbridge.channel.pachca;

import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendResult;
import deskbridge.connector.Setback;
import java.time.Duration;
import java.time.Instant;

/** A call to Pachca did not succeed, sorted by what that means for repeating it. The message is fit for people and logs. */
final class CallFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final Setback kind;
    private final int status;
    private final Duration wait;
    private final transient FaultJson fault;

    CallFailed(Setback kind, int status, Duration wait, FaultJson fault, String message) {
        super(message);
        this.kind = kind;
        this.status = status;
        this.wait = wait;
        this.fault = fault;
    }

    static CallFailed waiting(Setback kind, Duration wait, String message) {
        return new CallFailed(kind, 0, wait, FaultJson.UNREADABLE, message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    Setback kind() {
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
        return kind == Setback.REFUSED;
    }

    /** No usable answer; asking again may bring one at once, where that is harmless. */
    boolean isPassing() {
        return kind == Setback.BROKEN || kind == Setback.UNCERTAIN || kind == Setback.UNREACHED;
    }

    /** What the outbox shall do about it. */
    SendResult result(Instant now) {
        return kind.result(now, wait, getMessage());
    }

    /** What a reading shall say about it; a missing right or an unpaid bill can be cured while we wait. */
    RemoteTrouble trouble() {
        boolean curable = isRefusal() && (status == 402 || fault.lacksScope());
        return curable ? RemoteTrouble.passing(getMessage()) : kind.trouble(wait, getMessage());
    }
}
