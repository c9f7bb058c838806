package deskbridge.demo.world;

import deskbridge.demo.world.Tally.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Figures while they are added up. */
final class Sum {
    /** Catch-up finds within two minutes what webhooks did not tell; what is missing after that is lost. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private final boolean calm;
    private final Instant calmSince;
    private final Instant now;
    private int messages;
    private int arrived;
    private int onTheWay;
    private int lost;
    private int doubled;
    private int leaked;

    /**
     * @param calm whether nothing goes wrong on purpose now
     * @param calmSince since when that is so
     */
    Sum(boolean calm, Instant calmSince, Instant now) {
        this.calm = calm;
        this.calmSince = calmSince;
        this.now = now;
    }

    /** A request and the tickets it became. */
    void request(int made, boolean withdrawn, Instant changed) {
        messages++;
        doubled += Math.max(0, made - 1);
        if (made == 0 && !withdrawn) {
            missing(changed);
        }
    }

    /**
     * What was written on one side of a ticket.
     *
     * @param repeats how many copies may be there once more
     */
    void talk(Likeness.Result result, List<Words> written, int repeats) {
        messages += result.arrived().size() + result.missing().size();
        arrived += result.arrived().size();
        doubled += Math.max(0, result.doubled() - repeats);
        written.stream()
                .filter(words -> result.missing().contains(words.id()))
                .forEach(words -> missing(words.changedAt()));
    }

    void leaks(int found) {
        leaked += found;
    }

    Figures figures(int tickets) {
        return new Figures(messages, tickets, arrived, onTheWay, lost, doubled, leaked);
    }

    private void missing(Instant changed) {
        Instant since = changed.isAfter(calmSince) ? changed : calmSince;
        if (calm && since.plus(PATIENCE).isBefore(now)) {
            lost++;
        } else {
            onTheWay++;
        }
    }
}
