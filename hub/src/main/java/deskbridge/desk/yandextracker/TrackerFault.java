package deskbridge.desk.yandextracker;

import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendResult;
import deskbridge.connector.SendResult.Rejected;
import deskbridge.connector.SendResult.RetryAt;
import deskbridge.connector.SendResult.Uncertain;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A call of Tracker that did not end well. The message names the connection, the call and the status, never a secret. */
final class TrackerFault extends Exception {
    private static final long serialVersionUID = 1L;
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration ALARM = Duration.ofMinutes(1);

    /** What it means for trying again. */
    enum Kind {
        /** We held back ourselves. */
        BUSY,
        /** 429: Tracker wants us to wait. */
        LIMITED,
        /** Nothing has changed there; it may work later. */
        PASSING,
        /** It may have happened: the answer did not arrive. */
        LOST,
        /** It may have happened: the answer is no answer of Tracker's. */
        BROKEN,
        /** 401: our proof is not accepted. */
        UNAUTHORIZED,
        /** 409, 412, 423, 428: somebody else changes the same thing now. */
        CONFLICT,
        /** Tracker will never take it. */
        REFUSED
    }

    private final Kind kind;
    private final int status;
    private final String reason;
    private final transient Map<String, String> errors;
    private final Duration wait;

    /**
     * @param status 0 when there was no answer
     * @param errors Tracker's texts by field
     * @param wait what Tracker asked for; zero when it did not
     */
    TrackerFault(Kind kind, int status, String message, Map<String, String> errors, Duration wait) {
        super(message);
        this.reason = message;
        this.kind = kind;
        this.status = status;
        this.errors = Map.copyOf(errors);
        this.wait = wait;
    }

    /** Without an answer. */
    static TrackerFault of(Kind kind, String message) {
        return new TrackerFault(kind, 0, message, Map.of(), Duration.ZERO);
    }

    Kind kind() {
        return kind;
    }

    int status() {
        return status;
    }

    /** True for a refusal with one of these statuses. */
    boolean isRefusal(int... statuses) {
        for (int one : statuses) {
            if (kind == Kind.REFUSED && status == one) {
                return true;
            }
        }
        return false;
    }

    /** What happened, for people; without secrets. */
    String reason() {
        return reason;
    }

    Map<String, String> errors() {
        return errors;
    }

    /** True when a call that changes something may have changed it all the same. */
    boolean mayHaveHappened() {
        return kind == Kind.LOST || kind == Kind.BROKEN;
    }

    /** The same for a call that changes nothing, whatever became of it. */
    TrackerFault whenReading() {
        return mayHaveHappened() ? new TrackerFault(Kind.PASSING, status, reason, errors, wait) : this;
    }

    RemoteTrouble trouble() {
        return switch (kind) {
            case BUSY, LIMITED -> RemoteTrouble.wait(reason, wait);
            case UNAUTHORIZED -> RemoteTrouble.wait(reason, ALARM);
            case PASSING, LOST, BROKEN, CONFLICT -> RemoteTrouble.passing(reason);
            case REFUSED -> RemoteTrouble.permanent(reason);
        };
    }

    /** What it means for a command whose every call may simply be repeated. */
    SendResult whenRepeatable(Instant now) {
        return switch (kind) {
            case BUSY -> new RetryAt(now.plus(wait), reason, true);
            case LIMITED -> new RetryAt(now.plus(wait), reason, false);
            case UNAUTHORIZED -> new RetryAt(now.plus(ALARM), reason, false);
            case PASSING, BROKEN, CONFLICT -> new RetryAt(now.plus(SOON), reason, false);
            case LOST -> new Uncertain(reason);
            case REFUSED -> new Rejected(reason);
        };
    }

    /** What it means for a command that must not be done twice. */
    SendResult whenOnce(Instant now) {
        return mayHaveHappened() ? new Uncertain(reason) : whenRepeatable(now);
    }
}
