package deskbridge.channel.telegram;

import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendResult;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A call to Telegram did not succeed, sorted by what that means for repeating it. The message is fit for people and logs. */
final class CallFailed extends Exception {

    private static final long serialVersionUID = 1L;

    /** What it means. */
    enum Kind {
        /** We held it back ourselves to keep a limit. */
        HELD,
        /** Telegram asked us to wait. */
        LIMITED,
        /** Nothing of it reached Telegram. */
        UNREACHED,
        /** The token is not accepted: an operator can cure it while we wait. */
        REVOKED,
        /** Telegram will not do it. */
        REFUSED,
        /** No usable answer, and repeating is harmless. */
        BROKEN,
        /** No usable answer, and it may have taken effect. */
        UNCERTAIN
    }

    private final Kind kind;
    private final Duration wait;
    private final Refusal refusal;
    private final @Nullable Long movedTo;

    private CallFailed(Kind kind, Duration wait, Refusal refusal, @Nullable Long movedTo, String message) {
        super(message);
        this.kind = kind;
        this.wait = wait;
        this.refusal = refusal;
        this.movedTo = movedTo;
    }

    static CallFailed waiting(Kind kind, Duration wait, String message) {
        return new CallFailed(kind, wait, Refusal.OTHER, null, message);
    }

    /** @param movedTo the chat's new id, when that is why */
    static CallFailed refused(Refusal refusal, @Nullable Long movedTo, String message) {
        return new CallFailed(Kind.REFUSED, Duration.ZERO, refusal, movedTo, message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    Kind kind() {
        return kind;
    }

    /** How long to stay away. */
    Duration waiting() {
        return wait;
    }

    boolean isRefusal() {
        return kind == Kind.REFUSED;
    }

    boolean is(Refusal why) {
        return kind == Kind.REFUSED && refusal == why;
    }

    /** Refused for what was sent, not for whom it was sent to: something else may pass. */
    boolean isAboutContent() {
        return kind == Kind.REFUSED && (refusal == Refusal.OTHER || refusal == Refusal.TOO_LARGE);
    }

    @Nullable
    Long movedTo() {
        return movedTo;
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

    /** What a reading shall say about it. */
    RemoteTrouble trouble() {
        return switch (kind) {
            case HELD, LIMITED, REVOKED -> RemoteTrouble.wait(getMessage(), wait);
            case UNREACHED, BROKEN, UNCERTAIN -> RemoteTrouble.passing(getMessage());
            case REFUSED ->
                is(Refusal.HOOKED) || is(Refusal.POLLED_ELSEWHERE)
                        ? RemoteTrouble.passing(getMessage())
                        : RemoteTrouble.permanent(getMessage());
        };
    }
}
