package deskbridge.channel.telegram;

import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendResult;
import deskbridge.connector.Setback;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A call to Telegram did not succeed, sorted by what that means for repeating it. The message is fit for people and logs. */
final class CallFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final Setback kind;
    private final Duration wait;
    private final Refusal refusal;
    private final @Nullable Long movedTo;

    private CallFailed(Setback kind, Duration wait, Refusal refusal, @Nullable Long movedTo, String message) {
        super(message);
        this.kind = kind;
        this.wait = wait;
        this.refusal = refusal;
        this.movedTo = movedTo;
    }

    static CallFailed waiting(Setback kind, Duration wait, String message) {
        return new CallFailed(kind, wait, Refusal.OTHER, null, message);
    }

    /** @param movedTo the chat's new id, when that is why */
    static CallFailed refused(Refusal refusal, @Nullable Long movedTo, String message) {
        return new CallFailed(Setback.REFUSED, Duration.ZERO, refusal, movedTo, message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    Setback kind() {
        return kind;
    }

    /** How long to stay away. */
    Duration waiting() {
        return wait;
    }

    boolean isRefusal() {
        return kind == Setback.REFUSED;
    }

    boolean is(Refusal why) {
        return kind == Setback.REFUSED && refusal == why;
    }

    /** Refused for what was sent, not for whom it was sent to: something else may pass. */
    boolean isAboutContent() {
        return kind == Setback.REFUSED && (refusal == Refusal.OTHER || refusal == Refusal.TOO_LARGE);
    }

    @Nullable
    Long movedTo() {
        return movedTo;
    }

    /** What the outbox shall do about it. */
    SendResult result(Instant now) {
        return kind.result(now, wait, getMessage());
    }

    /** What a reading shall say about it. */
    RemoteTrouble trouble() {
        boolean curable = is(Refusal.HOOKED) || is(Refusal.POLLED_ELSEWHERE);
        return curable ? RemoteTrouble.passing(getMessage()) : kind.trouble(wait, getMessage());
    }
}
