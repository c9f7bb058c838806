package deskbridge.desk.okdesk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether a comment counts as a change of its issue. Nobody documents it; an issue whose last comment is younger than its last
 * change proves that it does not, and then no list tells of comments.
 */
final class QuietComments {
    private static final Duration INSTANT = Duration.ofSeconds(2);

    private final OkdeskTimes times;
    private final AtomicBoolean proven = new AtomicBoolean();

    QuietComments(OkdeskTimes times) {
        this.times = times;
    }

    /** Learns from an issue that was read whole. */
    void learnFrom(Node issue) {
        Optional<Instant> said = times.read(issue.at("comments").text("last_at"));
        Optional<Instant> changed = times.read(issue.text("updated_at"));
        if (said.isPresent()
                && changed.isPresent()
                && said.get().isAfter(changed.get().plus(INSTANT))) {
            proven.set(true);
        }
    }

    /** True when comments are known not to change their issues. */
    boolean areProven() {
        return proven.get();
    }
}
