package deskbridge.demo.simulation;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.Map;

/** When people write: how much in each hour of their own day, as a multiple of an average working hour. Assumed, not measured. */
final class Rhythm {

    /** From midnight. The mornings are the busiest, lunch is a dip, nights are hardly anything. */
    private static final double[] HOURS = {
        0.01, 0.01, 0.01, 0.01, 0.01, 0.02, 0.05, 0.15, 0.6, 1.3, 1.6, 1.5, 1.1, 0.8, 1.2, 1.3, 1.2, 0.9, 0.4, 0.15,
        0.1, 0.06, 0.03, 0.02
    };

    private static final Map<DayOfWeek, Double> DAYS = Map.of(
            DayOfWeek.MONDAY, 1.4,
            DayOfWeek.TUESDAY, 1.1,
            DayOfWeek.WEDNESDAY, 1.0,
            DayOfWeek.THURSDAY, 1.0,
            DayOfWeek.FRIDAY, 0.9,
            DayOfWeek.SATURDAY, 0.05,
            DayOfWeek.SUNDAY, 0.04);

    private static final double AT_WORK = 0.3;

    private Rhythm() {}

    /** How much is written in the hour that this time is in. */
    static double at(LocalDateTime time) {
        return HOURS[time.getHour()] * DAYS.getOrDefault(time.getDayOfWeek(), 1.0);
    }

    /** Whether people are at their desks, so that one answer follows the other. */
    static boolean working(LocalDateTime time) {
        return at(time) >= AT_WORK;
    }
}
