package deskbridge.demo.hub;

import deskbridge.store.Journal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The hub as the sandbox sees it. Thread-safe. */
public interface DemoHub extends AutoCloseable {

    /**
     * How the hub works.
     *
     * @param intake what makes a request in Pachca
     * @param routes which messenger's requests go to which desk
     * @param language of what the hub says to people: Russian or English
     */
    record Mode(Intake intake, Routes routes, Locale language) {

        /** As it is at first: every message is a request, and nothing is crossed. */
        public static Mode usual(Locale language) {
            return new Mode(Intake.MESSAGE, Routes.STRAIGHT, language);
        }

        /** The same with other requests. */
        public Mode with(Intake other) {
            return new Mode(other, routes, language);
        }

        /** The same on other routes. */
        public Mode with(Routes other) {
            return new Mode(intake, other, language);
        }

        /** The same in another language. */
        public Mode with(Locale other) {
            return new Mode(intake, routes, other);
        }
    }

    /** Starts it on the database it had, or starts it anew in another mode. Blocks until it takes webhooks. */
    void start(Mode mode);

    /** Stops it; what it has not done yet waits in its database. Blocks until it is down. */
    void stop();

    /** Whether it works now. */
    boolean running();

    /** Since when it works, or does not. */
    Instant since();

    /** The mode it was last started in. */
    Mode mode();

    /** The latest steps of all events, newest first; empty while it is down. */
    List<Journal.Step> path(int most);

    /** What waits; nothing is known while it is down, and zeros are returned. */
    Journal.Backlog backlog();

    /** A link to the operator's pages that works once, and anew each time it is asked for; empty while it is down. */
    Optional<URI> operatorPage();

    @Override
    void close();
}
