package deskbridge.rest;

import java.time.Duration;
import java.time.InstantSource;

/** Lets time pass on the thread that calls. */
@FunctionalInterface
public interface Waiting {

    /** Returns when this much time has passed. */
    void pass(Duration time) throws InterruptedException;

    /** Sleeps, unless somebody moves the hub's clock by hand: then the clock is moved instead. */
    static Waiting by(InstantSource clock) {
        return clock instanceof HandMovedClock moved ? moved::pass : Thread::sleep;
    }

    /** False when the thread was interrupted meanwhile; it stays so. */
    default boolean passed(Duration time) {
        try {
            if (time.isPositive()) {
                pass(time);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
