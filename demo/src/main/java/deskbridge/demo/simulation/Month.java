package deskbridge.demo.simulation;

import deskbridge.demo.simulation.Course.Moment;
import deskbridge.demo.simulation.Requests.Request;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Everything that happens in a month, and how it gets through. The same seed makes the same month. */
final class Month {

    private static final long MINUTE = 60_000_000_000L;

    private final Business business;
    private final Costs costs;
    private final YearMonth month;
    private final long seed;

    Month(Business business, Costs costs, YearMonth month, long seed) {
        this.business = business;
        this.costs = costs;
        this.month = month;
        this.seed = seed;
    }

    /**
     * How it went.
     *
     * @param conversations requests
     * @param events everything that happened in them
     * @param delays how long events waited
     * @param journeys how long they took in all
     * @param busiestMinute when most happened
     * @param inBusiestMinute how many events began then
     * @param processors of the hub
     * @param database its writer
     * @param tenants one for each company
     */
    record Outcome(
            int conversations,
            long events,
            Delays delays,
            Delays journeys,
            Instant busiestMinute,
            int inBusiestMinute,
            Station processors,
            Station database,
            List<Tenant> tenants) {

        Outcome {
            tenants = List.copyOf(tenants);
        }
    }

    Outcome run() {
        var random = new Random(seed);
        var requests = new Requests(month, Zone.ofRussia(), random);
        var course = new Course(business.messages(), random);
        var simulation = new Simulation();
        var processors = new Station(costs.cores());
        var database = new Station(1);
        var tenants = new ArrayList<Tenant>();
        Map<Long, Integer> byMinute = new HashMap<>();
        int conversations = 0;
        for (int company = 0; company < business.companies(); company++) {
            var tenant = new Tenant(costs, processors, database);
            tenants.add(tenant);
            for (Request request : asked(requests, business.people(company))) {
                conversations++;
                var lane = new Simulation.Lane();
                for (Moment moment : course.of(request)) {
                    long at = nanos(moment.at());
                    byMinute.merge(at / MINUTE, 1, Integer::sum);
                    simulation.add(at, lane, tenant.way(moment.what()));
                }
            }
        }
        simulation.run();
        var busiest = byMinute.entrySet().stream()
                .max(Map.Entry.<Long, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElse(Map.entry(nanos(Instant.EPOCH), 0));
        return new Outcome(
                conversations,
                simulation.events(),
                simulation.delays(),
                simulation.journeys(),
                Instant.ofEpochSecond(busiest.getKey() * 60),
                busiest.getValue(),
                processors,
                database,
                tenants);
    }

    private List<Request> asked(Requests requests, int people) {
        var all = new ArrayList<>(requests.spread((int) Math.round(people * business.requests())));
        for (int i = 0; i < business.outages(); i++) {
            all.addAll(requests.outage((int) Math.round(people * business.hit())));
        }
        return all;
    }

    private static long nanos(Instant at) {
        return at.getEpochSecond() * 1_000_000_000L + at.getNano();
    }
}
