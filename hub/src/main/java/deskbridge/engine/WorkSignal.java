package deskbridge.engine;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the loop when there may be work. A signal given while nobody waits is kept. */
public final class WorkSignal {

    private final Semaphore bell = new Semaphore(0);

    /** There may be work. Never blocks. */
    public void ring() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    /** Waits for a ring, at most this long. */
    public void await(Duration most) throws InterruptedException {
        if (bell.tryAcquire(Math.max(0, most.toMillis()), TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
        }
    }
}
