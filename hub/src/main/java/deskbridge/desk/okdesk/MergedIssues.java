package deskbridge.desk.okdesk;

import deskbridge.memory.Bounded;
import java.util.Map;

/** Issues that were merged into another one after the hub met them. Learnt whenever such an issue is asked for. */
final class MergedIssues {
    private static final int MOST = 10_000;
    private static final int LONGEST_CHAIN = 5;

    private final Map<String, String> targets = Bounded.map(MOST);

    /** Notes that an issue goes on as another one. */
    void note(String issue, String target) {
        if (!target.isEmpty() && !target.equals(issue)) {
            targets.put(issue, target);
        }
    }

    /** The issue that goes on; the same when it was never merged, as far as known. */
    String current(String issue) {
        String now = issue;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            String next = targets.get(now);
            if (next == null) {
                break;
            }
            now = next;
        }
        return now;
    }
}
