package deskbridge.demo.hub;

import deskbridge.store.Journal;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** No hub at all: messenger and desk stay strangers. For tests of the page. */
public final class NoHub implements DemoHub {
    private final Instant since;
    private volatile Mode mode;

    /** @param language that a hub would speak */
    public NoHub(InstantSource time, Locale language) {
        this.since = time.instant();
        this.mode = Mode.usual(language);
    }

    @Override
    public void start(Mode wanted) {
        mode = wanted;
    }

    @Override
    public void stop() {
        // There is nothing to stop.
    }

    @Override
    public boolean running() {
        return false;
    }

    @Override
    public Instant since() {
        return since;
    }

    @Override
    public Mode mode() {
        return mode;
    }

    @Override
    public List<Journal.Step> path(int most) {
        return List.of();
    }

    @Override
    public Journal.Backlog backlog() {
        return new Journal.Backlog(0, 0, 0, 0);
    }

    @Override
    public Optional<URI> operatorPage() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
