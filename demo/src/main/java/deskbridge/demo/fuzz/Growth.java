package deskbridge.demo.fuzz;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Whether what is kept in memory grows from look to look. Used by one thread. */
final class Growth {

    /** More than caches that fill, and less than a small part of what many inputs would leave behind. */
    static final long ALLOWED = 16L * 1024 * 1024;

    /** One alone leaves what has to wait for those who tidy up after it, five MiB of a large body among it. */
    private static final int COLLECTIONS = 4;

    private static final Duration BETWEEN = Duration.ofMillis(200);

    private long least = Long.MAX_VALUE;
    private long last;

    /** Looks after some collections; answers the least bytes that were in use. */
    long look() throws InterruptedException {
        long kept = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            kept = Math.min(
                    kept,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            Thread.sleep(BETWEEN);
        }
        saw(kept);
        return last;
    }

    void saw(long bytes) {
        last = bytes;
        least = Math.min(least, bytes);
    }

    /** By how much more is kept now than at the least. */
    long bytes() {
        return Math.max(0, last - least);
    }

    boolean isTooMuch() {
        return bytes() > ALLOWED;
    }
}
