package deskbridge.demo.simulation;

import deskbridge.demo.simulation.Simulation.Leg;
import deskbridge.rest.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What one company has for itself: its tokens' limits, and its ticket system. Paced as the hub paces Pachca (Pachca docs, limits). */
final class Tenant {

    /** A second with the reserve that the hub keeps. */
    private static final Duration SECOND = Duration.ofMillis(1_050);

    private static final int WRITES_A_MINUTE = 240;
    private static final int SECONDS = 60;

    private final Costs costs;
    private final Station processors;
    private final Station database;
    private final Stop messenger = (now, service) -> now + service;
    private final Station desk;
    private final Allowance reads;
    private final Allowance others;
    private final Allowance writes =
            new Allowance(Limits.of(28, SECOND).and(Limits.steady(Duration.ofMillis(250), 110)), WRITES_A_MINUTE);

    Tenant(Costs costs, Station processors, Station database) {
        this.costs = costs;
        this.processors = processors;
        this.database = database;
        this.desk = new Station(costs.deskAtOnce());
        this.reads = new Allowance(Limits.of(costs.reads(), SECOND), costs.reads() * SECONDS);
        this.others = new Allowance(Limits.of(costs.others(), SECOND), costs.others() * SECONDS);
    }

    /** The way of an event: work, look, decide, write. */
    List<Leg> way(Happening what) {
        var way = new ArrayList<Leg>();
        way.add(new Leg(processors, costs.processor().toNanos()));
        way.add(new Leg(database, costs.database().toNanos()));
        for (int i = 0; i < what.chatReads(); i++) {
            paced(way, reads);
        }
        for (int i = 0; i < what.chatOthers(); i++) {
            paced(way, others);
        }
        for (int i = 0; i < what.deskCalls(); i++) {
            way.add(new Leg(desk, costs.answer().toNanos()));
        }
        for (int i = 0; i < what.chatWrites(); i++) {
            paced(way, writes);
        }
        return way;
    }

    private void paced(List<Leg> way, Allowance allowance) {
        way.add(new Leg(allowance, 0));
        way.add(new Leg(messenger, costs.answer().toNanos()));
    }

    Allowance reads() {
        return reads;
    }

    Allowance writes() {
        return writes;
    }

    Allowance others() {
        return others;
    }

    Station desk() {
        return desk;
    }
}
