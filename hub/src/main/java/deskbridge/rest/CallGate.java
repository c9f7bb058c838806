package deskbridge.rest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What calls to a remote go through that publishes no limit: few at a time, none while the remote wants us to wait, at the tempo that
 * it turns out to take. One for each connection, for all of its threads.
 */
public final class CallGate {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration HELD_BACK = Duration.ofSeconds(2);
    private static final String CALLS = "calls";

    private final String remote;
    private final int atOnce;
    private final Duration unnamedWait;
    private final Semaphore permits;
    private final Allowance allowance;
    private final InstantSource clock;
    private final Tempo tempo;

    /**
     * A gate through which nothing has gone yet.
     *
     * @param remote what the remote system is called, for messages
     * @param atOnce how many calls may be under way together
     * @param unnamedWait how long to wait when the remote says that there were too many calls, and not how long to wait
     * @param allowance where pauses are kept
     */
    public CallGate(String remote, int atOnce, Duration unnamedWait, Allowance allowance, InstantSource clock) {
        this.remote = remote;
        this.atOnce = atOnce;
        this.unnamedWait = unnamedWait;
        this.permits = new Semaphore(atOnce, true);
        this.allowance = allowance;
        this.clock = clock;
        this.tempo = Tempo.by(clock);
    }

    /** A call. */
    @FunctionalInterface
    public interface Work<T> {

        /** Makes it; blocks until it has ended. */
        T run() throws NoAnswerException;
    }

    /** A call was not made, and may be made later. The message says why, without naming the call. */
    public static final class HeldBackException extends Exception {

        private static final long serialVersionUID = 1L;

        private final Duration wait;

        private HeldBackException(String why, Duration wait) {
            super("was held back: " + why);
            this.wait = wait;
        }

        /** How long to wait with it; positive. */
        public Duration time() {
            return wait;
        }
    }

    /** Makes a call when it may be made, which may take a while. */
    public <T> T pass(Work<T> work) throws HeldBackException, NoAnswerException {
        Duration left = allowance.paused(CALLS);
        if (left.isPositive()) {
            throw new HeldBackException(remote + " has asked for a pause", left);
        }
        try {
            if (!permits.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new HeldBackException(atOnce + " calls are under way already", HELD_BACK);
            }
            try {
                tempo.await();
                return work.run();
            } finally {
                permits.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HeldBackException("the hub stops", HELD_BACK);
        }
    }

    /**
     * The remote has said that there were too many calls (429).
     *
     * @return how long nothing goes through now
     */
    public Duration refused(RestAnswer answer) {
        tempo.refused();
        Duration wait = answer.retryAfter(clock).orElse(unnamedWait);
        allowance.pause(CALLS, wait);
        return wait;
    }
}
