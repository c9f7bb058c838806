package deskbridge.demo.simulation;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * Moves events along their ways in simulated time. Events of one lane go one after another, as in the hub; those of different lanes
 * meet at the stops only.
 */
final class Simulation {

    private final PriorityQueue<Journey> agenda =
            new PriorityQueue<>(Comparator.<Journey>comparingLong(it -> it.next).thenComparingLong(it -> it.number));
    private final Delays delays = new Delays();
    private final Delays journeys = new Delays();
    private long events;

    /** One stop of a way, and how long it takes there once it is one's turn. */
    record Leg(Stop stop, long service) {}

    /** Events that must not overtake each other. */
    static final class Lane {
        private final Queue<Journey> behind = new ArrayDeque<>();
        private boolean taken;
    }

    private static final class Journey {
        private final long number;
        private final long began;
        private final Lane lane;
        private final List<Leg> way;
        private boolean inside;
        private int leg;
        private long worked;
        private long next;

        Journey(long number, long began, Lane lane, List<Leg> way) {
            this.number = number;
            this.began = began;
            this.lane = lane;
            this.way = way;
            this.next = began;
        }
    }

    /** Something will happen. In any order. */
    void add(long at, Lane lane, List<Leg> way) {
        agenda.add(new Journey(events++, at, lane, way));
    }

    /** Lets everything happen. */
    void run() {
        while (!agenda.isEmpty()) {
            Journey journey = agenda.remove();
            if (!journey.inside && !enter(journey)) {
                continue;
            }
            if (journey.leg == journey.way.size()) {
                leave(journey);
                continue;
            }
            Leg leg = journey.way.get(journey.leg++);
            journey.worked += leg.service();
            journey.next = leg.stop().pass(journey.next, leg.service());
            agenda.add(journey);
        }
    }

    /** False when another one of its lane is under way: then that one calls it. */
    private static boolean enter(Journey journey) {
        if (journey.lane.taken) {
            journey.lane.behind.add(journey);
            return false;
        }
        journey.lane.taken = true;
        journey.inside = true;
        return true;
    }

    private void leave(Journey journey) {
        journeys.add(journey.next - journey.began);
        delays.add(journey.next - journey.began - journey.worked);
        journey.lane.taken = false;
        Journey behind = journey.lane.behind.poll();
        if (behind != null) {
            behind.next = journey.next;
            agenda.add(behind);
        }
    }

    long events() {
        return events;
    }

    /** How long events waited: for those before them in their lane, and at the stops. */
    Delays delays() {
        return delays;
    }

    /** How long events took in all. */
    Delays journeys() {
        return journeys;
    }
}
