package deskbridge.emulator.tracker;

import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Ids of 24 hex digits: seconds, a fixed middle and a counter, so that they grow as Tracker's do. */
final class HexIds {
    private static final String MIDDLE = "d3a1b05e9c";

    private final AtomicInteger counter = new AtomicInteger(0x1000);

    String next(Instant now) {
        return String.format(
                Locale.ROOT, "%08x%s%06x", now.getEpochSecond(), MIDDLE, counter.incrementAndGet() & 0xffffff);
    }
}
