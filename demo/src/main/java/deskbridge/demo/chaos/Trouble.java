package deskbridge.demo.chaos;

/**
 * Something that goes wrong for a while.
 *
 * @param name for the table
 * @param happening makes it happen and ends it
 */
record Trouble(String name, Happening happening) {

    /** Blocks until the trouble is over; what comes after that is up to the hub. */
    @FunctionalInterface
    interface Happening {
        void run() throws InterruptedException;
    }
}
