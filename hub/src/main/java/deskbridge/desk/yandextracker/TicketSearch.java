package deskbridge.desk.yandextracker;

import deskbridge.connector.SendContext;
import deskbridge.connector.SendResult;
import deskbridge.connector.SendResult.Sent;
import deskbridge.domain.Command.FindTickets;
import deskbridge.domain.Place;
import deskbridge.domain.Receipt;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketRef;
import deskbridge.settings.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds issues by what was written into them. Search is an index that lags behind (facts: yandex-tracker §4). */
final class TicketSearch {
    private static final Logger log = LoggerFactory.getLogger(TicketSearch.class);
    private static final String NEWEST_MADE = "-created";
    private static final String NEWEST_CHANGED = "-updated";
    private static final int MOST_PAGES = 100;
    private static final int MOST_READ = 50;

    private final TrackerClient client;
    private final IssueReader issues;
    private final LocalFields localFields;
    private final UserMatch match;
    private final Wording wording;
    private final String queue;

    TicketSearch(
            TrackerClient client,
            IssueReader issues,
            LocalFields localFields,
            UserMatch match,
            Wording wording,
            String queue) {
        this.client = client;
        this.issues = issues;
        this.localFields = localFields;
        this.match = match;
        this.wording = wording;
        this.queue = queue;
    }

    /**
     * Open tickets that a person asked for from the chat, or made, follows or may see as a user of Tracker. What the hub knows that he
     * asked for is among them where no field tells it, and before the index has caught up.
     */
    SendResult find(FindTickets command, SendContext context) throws TrackerFault {
        List<Map<String, Object>> filters = new ArrayList<>();
        Kind kind = wording.kind(command.person().ref().connection());
        localFields
                .id(queue, LocalFields.personKey(kind))
                .ifPresent(
                        field -> filters.add(open(field, command.person().ref().id())));
        Optional<UserJson> user = match.find(command.person());
        if (user.isPresent()) {
            String id = TrackerPeople.idOf(user.get());
            for (String role : List.of("createdBy", "followers", "access")) {
                filters.add(open(role, id));
            }
        }
        var asked = context.openTicketsOf(command.person().ref());
        return new Sent(found(filters, asked, command.page(), command.size()));
    }

    /** Merges the newest of each search, as many as can reach the wanted page, and those that are known besides. */
    private Receipt.Found found(List<Map<String, Object>> filters, List<TicketRef> asked, int page, int size)
            throws TrackerFault {
        int needed = Math.multiplyExact(page, size);
        Map<String, IssueJson> all = new LinkedHashMap<>();
        int unseen = 0;
        for (Map<String, Object> filter : filters) {
            int read = 0;
            int total = 0;
            for (int part = 1; part <= MOST_PAGES; part++) {
                Page<IssueJson> found = page(filter, part);
                found.items().forEach(issue -> all.putIfAbsent(issue.identity(), issue));
                read += found.items().size();
                total = found.total();
                if (!found.more() || found.items().isEmpty() || read >= needed) {
                    break;
                }
            }
            unseen += Math.max(0, total - read);
        }
        for (IssueJson issue : known(asked, all.values())) {
            all.putIfAbsent(issue.identity(), issue);
        }
        List<IssueJson> newestFirst = all.values().stream()
                .sorted(Comparator.comparing(TicketSearch::created).reversed().thenComparing(IssueJson::keyOrNothing))
                .toList();
        List<Ticket> tickets = new ArrayList<>();
        for (IssueJson issue :
                newestFirst.stream().skip(needed - size).limit(size).toList()) {
            tickets.add(issues.listed(issue));
        }
        return new Receipt.Found(tickets, newestFirst.size() + unseen);
    }

    /** Of these tickets, those that were not found and are open. */
    private List<IssueJson> known(List<TicketRef> asked, Collection<IssueJson> found) throws TrackerFault {
        Set<String> keys = found.stream().map(IssueJson::keyOrNothing).collect(Collectors.toSet());
        List<IssueJson> known = new ArrayList<>();
        for (TicketRef ticket : asked.stream()
                .filter(it -> !keys.contains(it.key()))
                .limit(MOST_READ)
                .toList()) {
            Optional<IssueJson> issue = client.issue(ticket.key());
            if (issue.isPresent() && !issues.listed(issue.get()).status().done()) {
                known.add(issue.get());
            }
        }
        return known;
    }

    /** A field that this Tracker does not search by costs its part of the list, not the list. */
    private Page<IssueJson> page(Map<String, Object> filter, int part) throws TrackerFault {
        try {
            return client.search(filter, NEWEST_MADE, part, TrackerClient.PAGE);
        } catch (TrackerFault e) {
            if (!e.isRefusal(400, 422)) {
                throw e;
            }
            log.warn("Tickets by {} are left out: {}", filter.keySet(), e.reason());
            return new Page<>(List.of(), false, 0);
        }
    }

    private static Instant created(IssueJson issue) {
        return TrackerTimes.read(issue.createdAt()).orElse(Instant.EPOCH);
    }

    /** The ticket that was made for a thread, the one changed last when there are several. */
    Optional<Ticket> byThread(Place place) throws TrackerFault {
        Kind kind = wording.kind(place.chat().connection());
        Optional<String> field = localFields.id(queue, LocalFields.messageKey(kind));
        if (field.isEmpty()) {
            return Optional.empty();
        }
        String message = TicketCreator.messageId(place.thread().id());
        Page<IssueJson> found = client.search(filter(field.get(), message), NEWEST_CHANGED, 1, TrackerClient.PAGE);
        Optional<String> chatField = localFields.id(queue, LocalFields.chatKey(kind));
        for (IssueJson issue : found.items()) {
            String chat = chatField.map(issue::text).orElse("");
            if (chat.isEmpty() || chat.equals(place.chat().id())) {
                return Optional.of(issues.listed(issue));
            }
        }
        return Optional.empty();
    }

    private Map<String, Object> open(String field, String value) {
        return Map.of("queue", queue, "resolution", "empty()", field, value);
    }

    private Map<String, Object> filter(String field, String value) {
        return Map.of("queue", queue, field, value);
    }
}
