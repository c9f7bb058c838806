package deskbridge.emulator;

import org.jspecify.annotations.Nullable;

/** A webhook on its way; guarded by the lock of its {@link WebhookSender}. */
final class WebhookJob {
    final long number;
    final Webhook webhook;
    int attempt = 1;
    boolean withdrawn;

    /** The lane that waits for this webhook's next try. */
    @Nullable
    String blockedLane;

    WebhookJob(long number, Webhook webhook) {
        this.number = number;
        this.webhook = webhook;
    }
}
