package deskbridge.engine;

import deskbridge.connector.RemoteTrouble;
import java.time.Duration;

/** Reads again what could not be read, for a while, and waits as long as the remote asks. */
public final class Patient {

    private static final int MOST_TRIES = 6;
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Pause pause;

    Patient(Pause pause) {
        this.pause = pause;
    }

    /** Lets time pass. */
    public interface Pause {
        void take(Duration time) throws InterruptedException;
    }

    /** Something to be read. */
    interface Reading<T> {
        T read() throws RemoteTrouble;
    }

    /** @throws RemoteTrouble when it cannot be had, or not in reasonable time */
    <T> T read(Reading<T> reading) throws RemoteTrouble, InterruptedException {
        Duration wait = FIRST;
        for (int tries = 1; ; tries++) {
            try {
                return reading.read();
            } catch (RemoteTrouble e) {
                if (e.isPermanent() || tries >= MOST_TRIES || e.askedToWait().compareTo(LONGEST) > 0) {
                    throw e;
                }
                pause.take(e.askedToWait().compareTo(wait) > 0 ? e.askedToWait() : wait);
                wait = wait.multipliedBy(2);
            }
        }
    }
}
