package deskbridge.desk.yandextracker;

import deskbridge.domain.ConnectionId;
import deskbridge.emulator.tracker.TrackerEmulator;
import deskbridge.emulator.tracker.TrackerSeed;
import deskbridge.settings.Written;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Connections as an operator would write them. */
public final class TrackerConfigs {
    private TrackerConfigs() {}

    /** A connection with these settings, such as {@code queue: DEV}. */
    public static TrackerConfig of(String... lines) {
        return TrackerConfig.from(
                new ConnectionId("tracker"),
                Written.of(lines),
                Map.of(),
                Set.of("resolved", "closed"),
                Locale.forLanguageTag("ru"));
    }

    /** A connection to the emulator as the robot; further settings replace these. */
    public static TrackerConfig seeded(TrackerEmulator tracker, String... further) {
        var usual = Stream.of(
                "url: " + tracker.uri(),
                "token: " + TrackerSeed.ROBOT_TOKEN,
                "org-id: " + TrackerSeed.ORG_ID,
                "queue: " + TrackerSeed.QUEUE);
        return of(Stream.concat(usual, Stream.of(further)).toArray(String[]::new));
    }
}
