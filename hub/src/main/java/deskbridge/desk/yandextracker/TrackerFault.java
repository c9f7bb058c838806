package deskbridge.desk.yandextracker;

import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendResult;
import deskbridge.connector.SendResult.Uncertain;
import deskbridge.connector.Setback;
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
        BUSY(Setback.HELD),
        /** 429: Tracker wants us to wait. */
        LIMITED(Setback.LIMITED),
        /** Nothing has changed there; it may work later. */
        PASSING(Setback.UNREACHED),
        /** It may have happened: the answer did not arrive. */
        LOST(Setback.UNCERTAIN),
        /** It may have happened: the answer is no answer of Tracker's. */
        BROKEN(Setback.BROKEN),
        /** 401: our proof is not accepted. */
        UNAUTHORIZED(Setback.REVOKED),
        /** 409, 412, 423, 428: somebody else changes the same thing now. */
        CONFLICT(Setback.BROKEN),
        /** Tracker will never take it. */
        REFUSED(Setback.REFUSED);

        /** For a call that may simply be repeated. */
        private final Setback meaning;

        Kind(Setback meaning) {
            this.meaning = meaning;
        }
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
        return kind.meaning.trouble(waiting(), reason);
    }

    /** What it means for a command whose every call may simply be repeated. */
    SendResult whenRepeatable(Instant now) {
        return kind.meaning.result(now, waiting(), reason);
    }

    /** What it means for a command that must not be done twice. */
    SendResult whenOnce(Instant now) {
        return mayHaveHappened() ? new Uncertain(reason) : whenRepeatable(now);
    }

    private Duration waiting() {
        return switch (kind) {
            case BUSY, LIMITED -> wait;
            case UNAUTHORIZED -> ALARM;
            case PASSING, LOST, BROKEN, CONFLICT, REFUSED -> SOON;
        };
    }
}
