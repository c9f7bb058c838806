package deskbridge.demo.fuzz;

import java.lang.management.ManagementFactory;

/** Whether what is kept in memory grows from look to look. Used by one thread. */
final class Growth {

    /** More than caches that fill, and less than a small part of what many inputs would leave behind. */
    static final long ALLOWED = 16L * 1024 * 1024;

    private long least = Long.MAX_VALUE;
    private long last;

    /** Looks after a collection; answers the bytes in use. */
    long look() {
        System.gc();
        saw(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
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
