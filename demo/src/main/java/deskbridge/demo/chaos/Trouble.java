package deskbridge.demo.chaos;

/**
 * Something that goes wrong for a while.
 *
 * @param name for the table
 * @param happening makes it happen and ends it
 * @param breaking when it may come between a call of the hub and its record
 */
record Trouble(String name, Happening happening, Breaking breaking) {

    /** A trouble that may break off a call as long as it lasts, and until the hubs have got over it. */
    Trouble(String name, Happening happening) {
        this(name, happening, Breaking.ALL_THE_TIME);
    }

    /** When a call is made that was not recorded because of a trouble. */
    enum Breaking {
        /** Never: what it does to a call stands in the remote's own journal. */
        NEVER,
        /** Right before it: whoever calls later is not concerned. */
        AT_ITS_BEGINNING,
        ALL_THE_TIME
    }

    /** Blocks until the trouble is over; what comes after that is up to the hub. */
    @FunctionalInterface
    interface Happening {
        void run() throws InterruptedException;
    }
}
