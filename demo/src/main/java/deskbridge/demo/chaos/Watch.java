package deskbridge.demo.chaos;

import deskbridge.emulator.play.TicketSystem;
import deskbridge.emulator.play.TicketSystem.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks at both systems all the time: tells agents which tickets there are, lets requesters press their stars, and sees how long
 * after a trouble everything has arrived that was said before its end. Works on a thread of its own until closed.
 */
final class Watch implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);
    private static final Pattern WORD = Pattern.compile("«(t\\d+)»");
    private static final int STARS = 5;

    private final List<Conversation> conversations = new CopyOnWriteArrayList<>();
    private final TicketSystem desk;
    private final InstantSource clock;
    private final Thread thread;
    private final List<Ended> recovering = new ArrayList<>();
    private Ended slowest = new Ended("none", Instant.EPOCH, Duration.ZERO);
    private final Map<String, Duration> longest = new TreeMap<>();
    private int missing;
    private Instant lastArrival;
    private @Nullable RuntimeException fault;
    private volatile boolean closed;

    /**
     * A trouble that is over.
     *
     * @param name of the trouble
     * @param at when it ended
     * @param recovery how long until everything said before had arrived; null as long as it has not
     */
    record Ended(String name, Instant at, @Nullable Duration recovery) {}

    Watch(TicketSystem desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
        this.lastArrival = clock.instant();
        this.thread = Thread.ofPlatform().name("chaos-watch").daemon(true).start(this::work);
    }

    void add(Conversation conversation) {
        conversations.add(conversation);
    }

    /** Measures how long it takes from now on. */
    synchronized void troubleIsOver(String name, Instant at) {
        recovering.add(new Ended(name, at, null));
    }

    /** After which trouble it took the longest until everything said before its end had arrived. */
    synchronized Ended slowest() {
        return slowest;
    }

    /** After each trouble how long it took at most until everything said before its end had arrived. */
    synchronized Map<String, Duration> longest() {
        return new TreeMap<>(longest);
    }

    /**
     * Waits until everything has arrived and everybody has given stars.
     *
     * @param patience how long to wait while nothing arrives
     * @return false when something is missing still
     */
    boolean awaitAll(Duration patience) throws InterruptedException {
        while (true) {
            synchronized (this) {
                if (fault != null) {
                    throw fault;
                }
                if (missing == 0) {
                    return true;
                }
                if (hasStopped(patience)) {
                    return false;
                }
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** Whether nothing more has arrived for so long. */
    synchronized boolean hasStopped(Duration patience) {
        return clock.instant().isAfter(lastArrival.plus(patience));
    }

    /** Begins to count the time anew in which nothing arrives: something has changed. */
    synchronized void expectMore() {
        missing = Integer.MAX_VALUE;
        lastArrival = clock.instant();
    }

    private void work() {
        while (!closed) {
            try {
                look();
                Thread.sleep(BETWEEN_LOOKS);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                synchronized (this) {
                    fault = e;
                }
                return;
            }
        }
    }

    private void look() {
        tellTickets();
        int open = 0;
        Optional<Instant> oldest = Optional.empty();
        for (Conversation conversation : conversations) {
            boolean rated =
                    conversation.rate(1 + Math.floorMod(conversation.word().hashCode(), STARS));
            Optional<Instant> since = conversation.waitsSince();
            if (since.isPresent() && (oldest.isEmpty() || since.get().isBefore(oldest.get()))) {
                oldest = since;
            }
            open += conversation.missing() + (rated ? 0 : 1);
        }
        judge(open, oldest);
    }

    private void tellTickets() {
        if (conversations.stream().allMatch(it -> it.ticket().isPresent())) {
            return;
        }
        Map<String, String> keys = desk.tickets().stream()
                .filter(ticket -> WORD.matcher(ticket.title()).find())
                .collect(Collectors.toMap(Watch::word, Ticket::key, (first, second) -> first));
        for (Conversation conversation : conversations) {
            String key = keys.get(conversation.word());
            if (key != null && conversation.ticket().isEmpty()) {
                conversation.ticketIs(key);
            }
        }
    }

    private static String word(Ticket ticket) {
        Matcher word = WORD.matcher(ticket.title());
        return word.find() ? word.group(1) : "";
    }

    private synchronized void judge(int open, Optional<Instant> oldest) {
        Instant now = clock.instant();
        if (open < missing) {
            lastArrival = now;
        }
        missing = open;
        recovering.removeIf(one -> {
            boolean over = oldest.isEmpty() || oldest.get().isAfter(one.at());
            Duration took = Duration.between(one.at(), now);
            Duration most = slowest.recovery();
            if (over) {
                longest.merge(one.name(), took, (some, other) -> some.compareTo(other) > 0 ? some : other);
            }
            if (over && (most == null || took.compareTo(most) > 0)) {
                slowest = new Ended(one.name(), one.at(), took);
            }
            return over;
        });
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
