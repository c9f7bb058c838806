package deskbridge.app.server;

import java.time.Duration;

/**
 * How long one connection has been at it. Whoever falls silent in the middle of a request, or trickles it byte by byte, has used it
 * up. Thread-safe.
 */
final class Patience {

    private enum Phase {
        IDLE,
        HEAD,
        BODY,
        WORK
    }

    private final Limits limits;
    private Phase phase = Phase.IDLE;
    private long since = System.nanoTime();
    private long heard = since;

    Patience(Limits limits) {
        this.limits = limits;
    }

    /** Bytes have come. */
    synchronized void hears() {
        if (phase == Phase.IDLE) {
            enter(Phase.HEAD);
        }
        heard = System.nanoTime();
    }

    /** A request line and its headers are complete; its body may follow. */
    synchronized void headIsComplete() {
        enter(Phase.BODY);
    }

    /** It is our turn, as long as we like. */
    synchronized void bodyIsComplete() {
        enter(Phase.WORK);
    }

    /** A request was answered. */
    synchronized void isAnswered() {
        enter(Phase.IDLE);
    }

    /** Whether it is enough. */
    synchronized boolean isUsedUp() {
        return switch (phase) {
            case IDLE -> passed(since, limits.idle());
            case HEAD -> passed(since, limits.head()) || passed(heard, limits.silence());
            case BODY -> passed(since, limits.body()) || passed(heard, limits.silence());
            case WORK -> false;
        };
    }

    private static boolean passed(long from, Duration longest) {
        return System.nanoTime() - from > longest.toNanos();
    }

    private void enter(Phase next) {
        phase = next;
        since = System.nanoTime();
        heard = since;
    }
}
