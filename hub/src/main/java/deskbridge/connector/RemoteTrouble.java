package deskbridge.connector;

import java.time.Duration;

/**
 * A reading from a remote failed. The message names the connection, the call, the status and the cure, never a secret.
 */
public final class RemoteTrouble extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean permanent;
    private final Duration wait;

    private RemoteTrouble(String message, boolean permanent, Duration wait) {
        super(message);
        this.permanent = permanent;
        this.wait = wait;
    }

    /** It may work later. */
    public static RemoteTrouble passing(String message) {
        return new RemoteTrouble(message, false, Duration.ZERO);
    }

    /** The remote asked us to wait this long. */
    public static RemoteTrouble wait(String message, Duration wait) {
        return new RemoteTrouble(message, false, wait);
    }

    /** It will not work however often we ask. */
    public static RemoteTrouble permanent(String message) {
        return new RemoteTrouble(message, true, Duration.ZERO);
    }

    public boolean isPermanent() {
        return permanent;
    }

    /** How long the remote wants us to wait; zero when it did not say. */
    public Duration askedToWait() {
        return wait;
    }
}
