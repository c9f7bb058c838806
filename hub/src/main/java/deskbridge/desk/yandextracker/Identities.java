package deskbridge.desk.yandextracker;

import deskbridge.memory.Remembered;
import java.time.Duration;
import java.time.InstantSource;

/** The inner ids of issues, by key: they never change, whatever queue an issue moves to. */
final class Identities {
    private final TrackerClient client;
    private final Remembered<String, String> ids;

    Identities(TrackerClient client, InstantSource clock) {
        this.client = client;
        this.ids = new Remembered<>(clock, Duration.ofDays(1), Duration.ofSeconds(1));
    }

    /** The inner id of an issue. */
    String of(String key) throws TrackerFault {
        return ids.get(key, asked -> client.issue(asked).map(IssueJson::identity))
                .orElseThrow(() -> TrackerFault.of(
                        TrackerFault.Kind.REFUSED, "issue " + key + " does not exist, or may not be seen by the hub"));
    }
}
