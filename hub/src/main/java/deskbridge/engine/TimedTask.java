package deskbridge.engine;

import java.time.Duration;

/** Work that comes round. */
interface TimedTask {

    /** Its name in the database. */
    String name();

    /** How long until it comes round again; asked after each time. */
    Duration period();

    /** How long after a start it may wait. */
    default Duration afterStart() {
        return Duration.ZERO;
    }

    /** Does it once; may block. What it throws is logged, and it comes round all the same. */
    void run() throws Exception;
}
