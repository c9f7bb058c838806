package deskbridge.desk.yandextracker;

import deskbridge.memory.Bounded;
import java.util.Map;

/**
 * Issues that got another key after the hub met them. Triggers name the new key, conversations know the first one. Learnt whenever
 * such an issue is read, at the latest by the catch-up after a start.
 */
final class MovedIssues {
    private static final int MOST = 10_000;

    private final Map<String, String> firstKeys = Bounded.map(MOST);

    /** Notes under which key Tracker answered when it was asked for another. */
    void note(String key, String asked) {
        if (!key.isEmpty() && !key.equals(asked)) {
            firstKeys.put(key, asked);
        }
    }

    /** The key the hub knows an issue by. */
    String known(String key) {
        return firstKeys.getOrDefault(key, key);
    }
}
