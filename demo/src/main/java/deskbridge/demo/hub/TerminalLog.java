package deskbridge.demo.hub;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** What a hub in this process writes to the terminal of a command that has something of its own to say there. */
public final class TerminalLog {

    private TerminalLog() {}

    /** From now on only what is wrong, unless {@code LOG_LEVEL} asks for more. */
    public static void onlyWarnings() {
        if (System.getenv("LOG_LEVEL") == null && LoggerFactory.getLogger("deskbridge") instanceof Logger logger) {
            logger.setLevel(Level.WARN);
        }
    }
}
