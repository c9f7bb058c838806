package deskbridge.rest;

import java.time.Duration;
import java.time.InstantSource;

/** A clock whose time stands still until somebody lets it pass: whoever keeps a limit of a remote does so instead of sleeping. */
public interface HandMovedClock extends InstantSource {

    /** Moves the clock forward. Never blocks. */
    void pass(Duration time);
}
