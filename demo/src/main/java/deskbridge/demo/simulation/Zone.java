package deskbridge.demo.simulation;

import java.time.ZoneId;
import java.util.List;

/**
 * People of one time zone.
 *
 * @param id where
 * @param share of all of them, 1 is everybody
 */
record Zone(ZoneId id, double share) {

    /** The time zones of Russia; shares as people live there, roughly, with the weight of Moscow in the offices. Assumed. */
    static List<Zone> ofRussia() {
        return List.of(
                new Zone(ZoneId.of("Europe/Kaliningrad"), 0.01),
                new Zone(ZoneId.of("Europe/Moscow"), 0.65),
                new Zone(ZoneId.of("Europe/Samara"), 0.04),
                new Zone(ZoneId.of("Asia/Yekaterinburg"), 0.13),
                new Zone(ZoneId.of("Asia/Omsk"), 0.02),
                new Zone(ZoneId.of("Asia/Novosibirsk"), 0.07),
                new Zone(ZoneId.of("Asia/Irkutsk"), 0.03),
                new Zone(ZoneId.of("Asia/Yakutsk"), 0.02),
                new Zone(ZoneId.of("Asia/Vladivostok"), 0.02),
                new Zone(ZoneId.of("Asia/Kamchatka"), 0.01));
    }
}
