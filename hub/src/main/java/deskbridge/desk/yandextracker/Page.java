package deskbridge.desk.yandextracker;

import deskbridge.rest.RestAnswer;
import java.util.List;

/**
 * One page of a list.
 *
 * @param items in Tracker's order
 * @param more true when Tracker says that there is a next page
 * @param total how many there are in all; the size of this page when Tracker does not say
 */
record Page<T>(List<T> items, boolean more, int total) {
    Page {
        items = List.copyOf(items);
    }

    static <T> Page<T> of(List<T> items, RestAnswer answer) {
        boolean more = answer.headers("Link").stream().anyMatch(link -> link.matches(".*rel=\"?next\\b.*"));
        int total = answer.header("X-Total-Count")
                .filter(IssueKeys::isNumber)
                .map(count -> (int) Math.min(Integer.MAX_VALUE, Long.parseLong(count)))
                .orElse(items.size());
        return new Page<>(items, more, total);
    }
}
