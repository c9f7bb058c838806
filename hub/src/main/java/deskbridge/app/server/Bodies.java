package deskbridge.app.server;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads bodies into memory, as many of the larger ones at a time as there is room for: thousands of strangers may be sending five
 * mebibytes each. Small ones, and so nearly all webhooks, pass at any time. Thread-safe.
 */
final class Bodies {

    private static final int SMALL = 16 * 1024;
    private static final int UNIT = 1024;
    private static final long PATIENCE_SECONDS = 5;

    private final int largest;
    private final Semaphore room;

    /**
     * Room for so much.
     *
     * @param largest bytes of one body
     * @param total bytes of all larger bodies together
     */
    Bodies(int largest, long total) {
        this.largest = largest;
        this.room = new Semaphore((int) Math.min(Integer.MAX_VALUE, total / UNIT), true);
    }

    /** What came of reading. */
    sealed interface Reading {

        /**
         * A body.
         *
         * @param room that it takes until it is {@link Bodies#done}
         */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Whole(byte[] bytes, int room) implements Reading {}

        /** More than one body may have. */
        record TooLarge() implements Reading {}

        /** Too many others are being read. */
        record NoRoom() implements Reading {}
    }

    /**
     * Reads a body to its end. Blocks.
     *
     * @param told its length as its sender told it, not more than the largest; negative when he did not
     */
    Reading read(InputStream in, long told) throws IOException, InterruptedException {
        byte[] first = told < 0 ? in.readNBytes(SMALL) : in.readNBytes((int) Math.min(told, SMALL));
        if (first.length < SMALL || told == SMALL) {
            return new Reading.Whole(first, 0);
        }
        int units = (int) ((told < 0 ? largest : told) / UNIT) + 1;
        if (!room.tryAcquire(units, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            return new Reading.NoRoom();
        }
        boolean kept = false;
        try {
            byte[] whole = told < 0 ? withRest(first, in) : withRest(first, in, (int) told);
            if (whole.length > largest) {
                return new Reading.TooLarge();
            }
            kept = true;
            return new Reading.Whole(whole, units);
        } finally {
            if (!kept) {
                room.release(units);
            }
        }
    }

    /** Of unknown length: one byte more than is allowed tells that there is too much. */
    private byte[] withRest(byte[] first, InputStream in) throws IOException {
        byte[] rest = in.readNBytes(largest + 1 - first.length);
        byte[] whole = Arrays.copyOf(first, first.length + rest.length);
        System.arraycopy(rest, 0, whole, first.length, rest.length);
        return whole;
    }

    /** In one piece from the beginning, for it is large. */
    private static byte[] withRest(byte[] first, InputStream in, int told) throws IOException {
        byte[] whole = Arrays.copyOf(first, told);
        int length = first.length + in.readNBytes(whole, first.length, told - first.length);
        return length == told ? whole : Arrays.copyOf(whole, length);
    }

    /** The request was answered. */
    void done(Reading.Whole body) {
        room.release(body.room());
    }
}
