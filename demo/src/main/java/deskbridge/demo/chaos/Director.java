package deskbridge.demo.chaos;

import deskbridge.demo.chaos.Repeats.Span;
import deskbridge.demo.hub.HubProcess;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;

/** Lets one trouble after the other happen at its event, while people go on talking. Used by one thread. */
final class Director {

    /** Each look takes something from a hub that starts on a busy machine. */
    private static final Duration LOOK = Duration.ofMillis(100);

    /** On a machine that has no time for it a start of a second takes minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Map<Integer, Trouble> plan;
    private final List<HubProcess> hubs;
    private final Watch watch;
    private final InstantSource clock;
    private final PrintWriter out;
    private final Map<String, Integer> happened = new TreeMap<>();
    private CompletableFuture<Duration> underWay = CompletableFuture.completedFuture(Duration.ZERO);
    private Duration longestUntilReady = Duration.ZERO;
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    /** @param plan which trouble begins at which event */
    Director(Map<Integer, Trouble> plan, List<HubProcess> hubs, Watch watch, InstantSource clock, PrintWriter out) {
        this.plan = plan;
        this.hubs = hubs;
        this.watch = watch;
        this.clock = clock;
        this.out = out;
    }

    /** Begins what is to happen at this event, as soon as the hubs have got over the last one. */
    void at(int event) {
        Trouble trouble = plan.get(event);
        if (trouble != null) {
            begin(trouble, "at event " + event);
        }
    }

    void begin(Trouble trouble, String when) {
        awaitReady();
        happened.merge(trouble.name(), 1, Integer::sum);
        out.printf("  %s %s%n", trouble.name(), when);
        out.flush();
        underWay = CompletableFuture.supplyAsync(() -> happen(trouble), Thread::startVirtualThread);
    }

    /**
     * Waits until the last trouble is over and all hubs take webhooks.
     *
     * @throws IllegalStateException when they do not
     */
    void awaitReady() {
        try {
            Duration took = underWay.join();
            longestUntilReady = took.compareTo(longestUntilReady) > 0 ? took : longestUntilReady;
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }

    private Duration happen(Trouble trouble) {
        Instant began = clock.instant();
        try {
            trouble.happening().run();
            Instant over = clock.instant();
            watch.troubleIsOver(trouble.name(), over);
            for (HubProcess hub : hubs) {
                while (!hub.isReady()) {
                    if (!hub.isAlive()) {
                        throw new IllegalStateException("A hub ended by itself: " + trouble.name());
                    }
                    if (clock.instant().isAfter(over.plus(PATIENCE))) {
                        throw new IllegalStateException("A hub is not ready after " + PATIENCE + ": " + trouble.name());
                    }
                    Thread.sleep(LOOK);
                }
            }
            return Duration.between(over, clock.instant());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Duration.ZERO;
        } finally {
            switch (trouble.breaking()) {
                case NEVER -> {}
                case AT_ITS_BEGINNING -> spans.add(new Span(began, began));
                case ALL_THE_TIME -> spans.add(new Span(began, clock.instant()));
            }
        }
    }

    /** From when to when a call of a hub may have been broken off before it was recorded. */
    List<Span> spans() {
        return List.copyOf(spans);
    }

    /** The longest time from a trouble's end until all hubs took webhooks. */
    Duration longestUntilReady() {
        return longestUntilReady;
    }

    /** How often what has happened. */
    Map<String, Integer> happened() {
        return happened;
    }
}
