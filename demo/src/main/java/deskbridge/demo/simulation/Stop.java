package deskbridge.demo.simulation;

/** A place on an event's way where it may have to wait for those before it. Must be asked in the order of time. */
interface Stop {

    /**
     * Takes in the next one: first come, first served.
     *
     * @param now when it comes, in nanoseconds; not before the one before it
     * @param service how long it is worked on here, in nanoseconds
     * @return when it goes on
     */
    long pass(long now, long service);
}
