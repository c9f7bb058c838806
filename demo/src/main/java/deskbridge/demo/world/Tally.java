package deskbridge.demo.world;

import deskbridge.demo.world.Messenger.Talk;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts, by looking into the four emulated systems and never into the hub, what people wrote, what arrived on the other side,
 * and whether anything is missing or there twice. Thread-safe.
 */
public final class Tally {
    private final World world;
    private final Troubles troubles;
    private final InstantSource time;
    private final Set<Origin> requests = ConcurrentHashMap.newKeySet();

    /** Nothing is expected at first. */
    public Tally(World world, Troubles troubles, InstantSource time) {
        this.world = world;
        this.troubles = troubles;
        this.time = time;
    }

    /**
     * The figures.
     *
     * @param messages people's messages and agents' comments that should be on both sides
     * @param tickets in both desks
     * @param comments that arrived on the other side, either way
     * @param onTheWay not there yet, which is no fault while something goes wrong
     * @param lost should have arrived long ago
     * @param doubled there more than once
     * @param leaked internal comments that stand in a chat
     */
    public record Figures(int messages, int tickets, int comments, int onTheWay, int lost, int doubled, int leaked) {}

    /** Remembers that this message must become a ticket. */
    public void expectTicket(Origin request) {
        requests.add(request);
    }

    /**
     * Counts everything anew.
     *
     * @param hubRuns whether the hub works now
     * @param hubSince since when it does, or does not
     */
    public Figures count(boolean hubRuns, Instant hubSince) {
        Instant calmSince = hubSince.isAfter(troubles.calmSince()) ? hubSince : troubles.calmSince();
        Sum sum = new Sum(hubRuns && troubles.on().isEmpty(), calmSince, time.instant());
        Map<Origin, Integer> made = new HashMap<>();
        int tickets = 0;
        for (Desk desk : world.desks()) {
            for (Desk.Ticket ticket : desk.tickets()) {
                tickets++;
                messenger(ticket.origin()).ifPresent(messenger -> {
                    made.merge(ticket.origin(), 1, Integer::sum);
                    compare(ticket, messenger.talk(ticket.origin(), ticket.key()), sum);
                });
            }
        }
        requests(made.keySet())
                .forEach(request -> messenger(request)
                        .ifPresent(messenger -> sum.request(
                                made.getOrDefault(request, 0),
                                messenger.withdrawn(request),
                                messenger.changedAt(request))));
        return sum.figures(tickets);
    }

    /** What was asked for, told to be made, or made. */
    private Set<Origin> requests(Set<Origin> made) {
        Set<Origin> all = new HashSet<>(requests);
        all.addAll(made);
        world.messengers().forEach(messenger -> all.addAll(messenger.promised()));
        return all;
    }

    private Optional<Messenger> messenger(Origin origin) {
        return origin.known()
                ? world.messengers().stream()
                        .filter(messenger -> messenger.owns(origin))
                        .findFirst()
                : Optional.empty();
    }

    private static void compare(Desk.Ticket ticket, Talk talk, Sum sum) {
        List<Words> said = talk.people().stream()
                .filter(words -> !(ticket.done() && Thanks.isThanks(words.text())))
                .toList();
        sum.talk(Likeness.compare(said, ticket.hub()), said, 0);
        sum.talk(Likeness.compare(ticket.open(), talk.hub()), ticket.open(), talk.repeats());
        sum.leaks(Likeness.compare(ticket.internal(), talk.hub()).arrived().size());
    }
}
