package deskbridge.emulator.telegram;

import java.time.Duration;

/** Switches of the emulated Telegram; each may be set at any time. */
public final class TelegramSettings {
    private volatile boolean rateLimits;
    private volatile boolean pollPacing;
    private volatile boolean publicWebhooksOnly;
    private volatile boolean imageChecks = true;
    private volatile Duration second = Duration.ofSeconds(1);
    private volatile Duration answerTime = Duration.ofSeconds(15);

    TelegramSettings() {}

    /** Whether messages come too fast at some point (429); off at first, so that tests need not wait. */
    public void rateLimits(boolean on) {
        rateLimits = on;
    }

    /**
     * Whether a poll that repeats its offset within three seconds is slowed down and shortened as the real service does; off
     * at first.
     */
    public void pollPacing(boolean on) {
        pollPacing = on;
    }

    /** Whether webhooks must be https on one of the four ports, as in reality; off at first. */
    public void publicWebhooksOnly(boolean on) {
        publicWebhooksOnly = on;
    }

    /** Whether what is sent as a photo must be a picture with allowed dimensions; on at first. */
    public void imageChecks(boolean on) {
        imageChecks = on;
    }

    /** How long, in real time, one second of a held poll or of a pause between webhooks lasts; a second at first. */
    public void second(Duration realTime) {
        if (realTime.isNegative() || realTime.isZero()) {
            throw new IllegalArgumentException("a second must last");
        }
        second = realTime;
    }

    /** How long a press may be answered, by the injected clock; undocumented, 15 seconds at first, 150 is the hard top. */
    public void answerTime(Duration time) {
        answerTime = time;
    }

    boolean rateLimits() {
        return rateLimits;
    }

    boolean pollPacing() {
        return pollPacing;
    }

    boolean publicWebhooksOnly() {
        return publicWebhooksOnly;
    }

    boolean imageChecks() {
        return imageChecks;
    }

    Duration answerTime() {
        return answerTime;
    }

    /** So many of Telegram's seconds in real time. */
    Duration real(long seconds) {
        return second.multipliedBy(seconds);
    }
}
