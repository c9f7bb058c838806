package deskbridge.desk.okdesk;

import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendResult;
import deskbridge.connector.Setback;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A call of Okdesk that did not end well. The message names the connection, the call and the status, never a secret. */
final class OkdeskFault extends Exception {
    private static final long serialVersionUID = 1L;
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration ALARM = Duration.ofMinutes(1);

    /** What it means for trying again. */
    enum Kind {
        /** We held back ourselves. */
        BUSY(Setback.HELD),
        /** 429: Okdesk wants us to wait. */
        LIMITED(Setback.LIMITED),
        /** Nothing has changed there; it may work later. */
        PASSING(Setback.UNREACHED),
        /** It may have happened: no answer, or one that is not Okdesk's. */
        UNCLEAR(Setback.UNCERTAIN),
        /** 401: our key is not accepted. */
        UNAUTHORIZED(Setback.REVOKED),
        /** The issue was merged into another one. */
        MERGED(Setback.REFUSED),
        /** Okdesk will never take it. */
        REFUSED(Setback.REFUSED);

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
    private final String target;

    private OkdeskFault(
            Kind kind, int status, String reason, Map<String, String> errors, Duration wait, String target) {
        super(reason);
        this.kind = kind;
        this.status = status;
        this.reason = reason;
        this.errors = new LinkedHashMap<>(errors);
        this.wait = wait;
        this.target = target;
    }

    /** @param status 0 when there was no answer */
    static OkdeskFault of(Kind kind, int status, String reason) {
        return new OkdeskFault(kind, status, reason, Map.of(), Duration.ZERO, "");
    }

    /** @param wait how long to be silent */
    static OkdeskFault wait(Kind kind, int status, String reason, Duration wait) {
        return new OkdeskFault(kind, status, reason, Map.of(), wait, "");
    }

    /** @param errors Okdesk's texts by field */
    static OkdeskFault refused(int status, String reason, Map<String, String> errors) {
        return new OkdeskFault(Kind.REFUSED, status, reason, errors, Duration.ZERO, "");
    }

    /** @param target id of the issue it was merged into */
    static OkdeskFault merged(int status, String reason, String target) {
        return new OkdeskFault(Kind.MERGED, status, reason, Map.of(), Duration.ZERO, target);
    }

    Kind kind() {
        return kind;
    }

    int status() {
        return status;
    }

    /** True when Okdesk will never take it. */
    boolean isRefusal() {
        return kind == Kind.REFUSED;
    }

    /** What happened, for people; without secrets. */
    String reason() {
        return reason;
    }

    /** Okdesk's texts by field; empty when it named none. */
    Map<String, String> errors() {
        return errors;
    }

    /** The issue that goes on, when this one was merged; empty otherwise. */
    String target() {
        return target;
    }

    /** The same for a call that changes nothing, whatever became of it. */
    OkdeskFault whenReading() {
        return kind == Kind.UNCLEAR ? new OkdeskFault(Kind.PASSING, status, reason, errors, wait, target) : this;
    }

    /** The same, when something has certainly happened before. */
    OkdeskFault after(String done) {
        return of(Kind.UNCLEAR, status, done + ", but then: " + reason);
    }

    RemoteTrouble trouble() {
        return kind.meaning.trouble(waiting(), reason);
    }

    /** What it means for a command. */
    SendResult result(Instant now) {
        return kind.meaning.result(now, waiting(), reason);
    }

    private Duration waiting() {
        return switch (kind) {
            case BUSY, LIMITED -> wait;
            case UNAUTHORIZED -> ALARM;
            case PASSING, UNCLEAR, MERGED, REFUSED -> SOON;
        };
    }
}
