package deskbridge.desk.okdesk;

import deskbridge.connector.SendContext;
import deskbridge.connector.SendResult;
import deskbridge.connector.SendResult.Sent;
import deskbridge.domain.Command.FindTickets;
import deskbridge.domain.Place;
import deskbridge.domain.Receipt;
import deskbridge.domain.Status;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketOrigin;
import deskbridge.domain.TicketRef;
import deskbridge.rest.RestRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds issues. Filters that a server does not know are ignored, so that every row is looked at again (facts: okdesk §5). */
final class TicketSearch {
    private static final Logger log = LoggerFactory.getLogger(TicketSearch.class);

    private static final int MOST_LOOKED_AT = 50;
    private static final int MOST_COPIES = 10;
    private static final String CREATED = "created_at";

    private final OkdeskClient client;
    private final IssueReader issues;
    private final Statuses statuses;
    private final Contacts contacts;
    private final OriginMark origins;
    private final OkdeskTimes times;

    TicketSearch(
            OkdeskClient client,
            IssueReader issues,
            Statuses statuses,
            Contacts contacts,
            OriginMark origins,
            OkdeskTimes times) {
        this.client = client;
        this.issues = issues;
        this.statuses = statuses;
        this.contacts = contacts;
        this.origins = origins;
        this.times = times;
    }

    /** Open tickets of the contact that a person is, and those that he asked for while he was none; newest first. */
    SendResult find(FindTickets command, SendContext context) throws OkdeskFault {
        Optional<String> contact = contacts.of(command.person(), context);
        int size = Math.min(command.size(), OkdeskClient.PAGE);
        List<String> his = contact.isEmpty() ? List.of() : openIds(contact.get());
        List<Node> others = others(context.openTicketsOf(command.person().ref()), his);
        List<Node> rows;
        if (contact.isEmpty()) {
            rows = page(others, command.page(), size);
        } else if (others.isEmpty()) {
            rows = open(contact.get(), command.page(), size);
        } else {
            rows = new ArrayList<>(others);
            for (int page = 1; page <= command.page(); page++) {
                rows.addAll(open(contact.get(), page, size));
            }
            rows = page(rows, command.page(), size);
        }
        List<Ticket> tickets = new ArrayList<>();
        for (Node row : rows) {
            tickets.add(issues.listed(row));
        }
        int total = Math.max(his.size() + others.size(), (command.page() - 1) * size + tickets.size());
        return new Sent(new Receipt.Found(tickets, total));
    }

    private List<String> openIds(String contact) throws OkdeskFault {
        List<String> done = doneCodes();
        return client.issueIds(request -> all(request.query("contact_ids[]", contact), "status_not[]", done));
    }

    private List<Node> open(String contact, int page, int size) throws OkdeskFault {
        List<String> done = doneCodes();
        List<Node> rows = client.issues(
                request -> all(request.query("contact_ids[]", contact), "status_codes_not[]", done),
                CREATED,
                true,
                page,
                size);
        List<Node> open = new ArrayList<>();
        for (Node row : rows) {
            boolean his = row.at("contact").id("id").equals(contact);
            if (his && !statuses.status(row.at("status")).done()) {
                open.add(row);
            }
        }
        return open;
    }

    /** Of these tickets, those that are open and not among the others. */
    private List<Node> others(List<TicketRef> asked, List<String> known) throws OkdeskFault {
        List<Node> others = new ArrayList<>();
        for (TicketRef ticket : asked.stream()
                .filter(it -> !known.contains(it.key()))
                .limit(MOST_LOOKED_AT)
                .toList()) {
            Optional<Node> issue = client.issue(ticket.key())
                    .filter(it -> it.id("id").equals(ticket.key()) || !known.contains(it.id("id")));
            if (issue.isPresent() && !statuses.status(issue.get().at("status")).done()) {
                others.add(issue.get());
            }
        }
        return others;
    }

    private List<Node> page(List<Node> rows, int page, int size) {
        return rows.stream()
                .sorted(Comparator.comparing(
                                (Node row) -> times.read(row.text(CREATED)).orElse(Instant.EPOCH))
                        .reversed())
                .skip((page - 1L) * size)
                .limit(size)
                .toList();
    }

    /** Codes of the account's finished statuses; the two that every account has when they may not be read. */
    private List<String> doneCodes() throws OkdeskFault {
        List<String> done =
                statuses.all().stream().filter(Status::done).map(Status::code).toList();
        return done.isEmpty() ? List.of("completed", "closed") : done;
    }

    private static RestRequest all(RestRequest request, String name, List<String> values) {
        RestRequest filtered = request;
        for (String value : values) {
            filtered = filtered.query(name, value);
        }
        return filtered;
    }

    /** The ticket that was made for a thread, as far as the account keeps where tickets came from. */
    Optional<Ticket> byThread(Place place) throws OkdeskFault {
        Optional<String> code = origins.threadCode();
        if (code.isEmpty()) {
            return Optional.empty();
        }
        String wanted = OriginMark.of(place);
        List<String> ids = client.issueIds(request -> request.query("custom_parameters[" + code.get() + "]", wanted));
        if (ids.size() > MOST_COPIES) {
            log.warn("Okdesk does not filter issues by parameter {}: threads are not found by it", code.get());
            return Optional.empty();
        }
        for (String id : ids) {
            Optional<Node> issue = client.issue(id);
            TicketOrigin origin = issue.map(origins::of).orElse(null);
            if (issue.isPresent() && origin != null && wanted.equals(origin.chatId() + "|" + origin.messageId())) {
                return Optional.of(issues.listed(issue.get()));
            }
        }
        return Optional.empty();
    }
}
