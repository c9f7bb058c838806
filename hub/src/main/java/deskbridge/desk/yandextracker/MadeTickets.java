package deskbridge.desk.yandextracker;

import deskbridge.connector.Desk.Made;
import deskbridge.connector.Desk.Trace;
import deskbridge.connector.Quoted;
import deskbridge.desk.yandextracker.yfm.YfmDocument;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.TicketRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lists issues that may have been made for a chat: those that carry the hub's tags, wherever they were moved to, then all of the
 * queue. A search shows its first 10,000 only, so that a long list is asked for from where it broke off (facts: yandex-tracker §4).
 */
final class MadeTickets {
    private static final String ORDER = "+created";
    private static final int MOST_PAGES = 90;

    private final ConnectionId connection;
    private final TrackerClient client;
    private final Wording wording;
    private final String siteUrl;
    private final List<Map<String, Object>> searches;

    MadeTickets(ConnectionId connection, TrackerClient client, Wording wording, TrackerConfig config) {
        this.connection = connection;
        this.client = client;
        this.wording = wording;
        this.siteUrl = config.siteUrl();
        List<Map<String, Object>> all = new ArrayList<>();
        wording.tags().forEach(tag -> all.add(Map.of("tags", tag)));
        all.add(Map.of("queue", config.queue()));
        this.searches = List.copyOf(all);
    }

    /**
     * Where the list goes on.
     *
     * @param search which of the searches
     * @param page from 1
     * @param from when the first issue of page 1 was made; empty for any time
     */
    private record Position(int search, int page, String from) {

        static Position read(@Nullable String text) {
            if (text == null) {
                return new Position(0, 1, "");
            }
            String[] parts = text.split("\\|", 3);
            return new Position(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2]);
        }

        String text() {
            return search + "|" + page + "|" + from;
        }
    }

    Made page(@Nullable String cursor) throws TrackerFault {
        Position at = Position.read(cursor);
        Map<String, Object> filter = new HashMap<>(searches.get(at.search()));
        if (!at.from().isEmpty()) {
            filter.put("created", Map.of("from", at.from()));
        }
        Page<IssueJson> found = client.search(filter, ORDER, at.page(), TrackerClient.PAGE);
        return new Made(found.items().stream().map(this::trace).toList(), next(at, found));
    }

    private @Nullable String next(Position at, Page<IssueJson> found) {
        if (found.more() && !found.items().isEmpty()) {
            String last = found.items().getLast().createdAt();
            if (last != null && at.page() >= MOST_PAGES && !last.equals(at.from())) {
                return new Position(at.search(), 1, last).text();
            }
            return new Position(at.search(), at.page() + 1, at.from()).text();
        }
        return at.search() + 1 < searches.size() ? new Position(at.search() + 1, 1, "").text() : null;
    }

    private Trace trace(IssueJson issue) {
        String unique = issue.text("unique");
        String description = issue.description();
        Quoted head = description == null
                ? null
                : Quoted.read(YfmDocument.parse(description, siteUrl).text(Map.of()))
                        .orElse(null);
        return new Trace(
                new TicketRef(connection, issue.keyOrNothing()),
                LocalFields.origin(issue),
                unique.isEmpty() ? null : unique,
                head == null ? null : head.link(),
                isTagged(issue));
    }

    private boolean isTagged(IssueJson issue) {
        return issue.more().get("tags") instanceof List<?> tags
                && wording.tags().stream().anyMatch(tags::contains);
    }
}
