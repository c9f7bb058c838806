package deskbridge.demo.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws when people ask, over one month: by the rhythm of each time zone, and all at once when something big breaks. */
final class Requests {

    /** Most of those whom an outage hits write within a quarter of an hour. */
    private static final Duration HURRY = Duration.ofMinutes(8);

    private final List<Slot> slots = new ArrayList<>();
    private final double[] upTo;
    private final RandomGenerator random;

    /** An hour of one time zone. */
    private record Slot(Instant begin, Zone zone) {}

    /**
     * A request.
     *
     * @param at when
     * @param zone of the one who asks
     */
    record Request(Instant at, Zone zone) {}

    /**
     * A month.
     *
     * @param zones whose shares add up to about 1
     */
    Requests(YearMonth month, List<Zone> zones, RandomGenerator random) {
        this.random = random;
        var weights = new ArrayList<Double>();
        for (Zone zone : zones) {
            LocalDateTime end = month.plusMonths(1).atDay(1).atStartOfDay();
            for (LocalDateTime hour = month.atDay(1).atStartOfDay(); hour.isBefore(end); hour = hour.plusHours(1)) {
                slots.add(new Slot(hour.atZone(zone.id()).toInstant(), zone));
                weights.add(zone.share() * Rhythm.at(hour));
            }
        }
        upTo = new double[weights.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += weights.get(i);
            upTo[i] = sum;
        }
    }

    /** So many requests, spread over the month; in no order. */
    List<Request> spread(int count) {
        var requests = new ArrayList<Request>(count);
        for (int i = 0; i < count; i++) {
            requests.add(one());
        }
        return requests;
    }

    /** So many requests within a few minutes of one working day, from everywhere where people are awake. */
    List<Request> outage(int count) {
        Request first = one();
        while (!isWorking(first)) {
            first = one();
        }
        Instant broken = first.at();
        var requests = new ArrayList<Request>(count);
        while (requests.size() < count) {
            Slot slot = any();
            double wait = -Math.log(1 - random.nextDouble()) * HURRY.toNanos();
            var request = new Request(broken.plusNanos((long) wait), slot.zone());
            if (isWorking(request)) {
                requests.add(request);
            }
        }
        return requests;
    }

    private static boolean isWorking(Request request) {
        return Rhythm.working(
                LocalDateTime.ofInstant(request.at(), request.zone().id()));
    }

    private Request one() {
        Slot slot = any();
        Instant at = slot.begin().plusNanos((long)
                (random.nextDouble() * ChronoUnit.HOURS.getDuration().toNanos()));
        return new Request(at, slot.zone());
    }

    private Slot any() {
        double point = random.nextDouble() * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, point);
        return slots.get(Math.min(found < 0 ? -found - 1 : found + 1, upTo.length - 1));
    }
}
