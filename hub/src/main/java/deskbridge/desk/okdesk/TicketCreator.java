package deskbridge.desk.okdesk;

import deskbridge.connector.SendContext;
import deskbridge.connector.SendResult;
import deskbridge.connector.SendResult.Sent;
import deskbridge.desk.okdesk.html.HtmlWriter;
import deskbridge.domain.Command.CreateTicket;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Receipt;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketDraft;
import deskbridge.domain.TicketRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes issues, each once: Okdesk has no key for that, so that a second attempt looks for the first one's mark. */
final class TicketCreator {
    private static final Logger log = LoggerFactory.getLogger(TicketCreator.class);

    private static final String AUTHOR = "author";
    private static final String CONTACT = "contact_id";
    private static final String PARAMETERS = "custom_parameters";
    private static final int LONGEST_TITLE = 255;
    private static final int MOST_CONCESSIONS = 4;

    /** What a form may fill besides parameters of the account (facts: okdesk §2). */
    private static final Set<String> KNOWN = Set.of(
            "company_id",
            CONTACT,
            "agreement_id",
            "maintenance_entity_id",
            "group_id",
            "priority",
            "deadline_at",
            "start_execution_until",
            "planned_execution_in_minutes",
            "parent_id");

    private final ConnectionId connection;
    private final OkdeskClient client;
    private final IssueReader issues;
    private final LostIssues lost;
    private final OkdeskPeople people;
    private final Contacts contacts;
    private final Wording wording;
    private final OriginMark origins;
    private final OkdeskConfig.Issues config;

    TicketCreator(
            ConnectionId connection,
            OkdeskClient client,
            IssueReader issues,
            LostIssues lost,
            OkdeskPeople people,
            Contacts contacts,
            Wording wording,
            OriginMark origins,
            OkdeskConfig.Issues config) {
        this.connection = connection;
        this.client = client;
        this.issues = issues;
        this.lost = lost;
        this.people = people;
        this.contacts = contacts;
        this.wording = wording;
        this.origins = origins;
        this.config = config;
    }

    SendResult create(CreateTicket command, SendContext context) throws OkdeskFault {
        String mark = Marks.of(command.unique());
        TicketDraft draft = command.draft();
        if (context.mayHaveHappened()) {
            Optional<Node> earlier = lost.marked(mark, title(draft), context.earliestEffect());
            if (earlier.isPresent()) {
                return new Sent(new Receipt.TicketNow(issues.listed(earlier.get())));
            }
        }
        try (FilesAlong files = FilesAlong.fetch(draft.files(), context, wording)) {
            Map<String, Object> needed = needed(draft);
            Map<String, Object> more = dispensable(draft, context);
            Node made = post(draft, mark, needed, more, files);
            return new Sent(new Receipt.TicketNow(settled(made, draft)));
        }
    }

    /** The issue exists: whatever fails from here on must not make it again. */
    private Ticket settled(Node made, TicketDraft draft) throws OkdeskFault {
        String id = made.id("id");
        try {
            Optional<Node> now = client.issue(id);
            if (now.isPresent()
                    && draft.type() != null
                    && !now.get().at("type").text("code").equals(draft.type())) {
                // The type given along is ignored by some accounts (facts: okdesk §2).
                client.changeType(id, draft.type());
                now = client.issue(id);
            }
            if (now.isPresent()) {
                return issues.ticket(now.get(), new TicketRef(connection, id));
            }
        } catch (OkdeskFault e) {
            log.warn("Issue {} is made, the rest is read later: {}", id, e.reason());
        }
        Map<String, Object> known = new LinkedHashMap<>(Map.of("id", id, "title", title(draft)));
        known.put("status", Map.of("code", "opened"));
        made.fields().forEach((name, value) -> {
            if (value.value() != null) {
                known.put(name, value.value());
            }
        });
        try {
            return issues.ticket(new Node(known), new TicketRef(connection, id));
        } catch (OkdeskFault e) {
            // Even its status cannot be named now: the next attempt finds the issue by its mark.
            throw e.after("issue " + id + " is made");
        }
    }

    private static String title(TicketDraft draft) {
        String summary = draft.summary().replaceAll("\\s+", " ").strip();
        if (summary.length() <= LONGEST_TITLE) {
            return summary;
        }
        int end = Character.isHighSurrogate(summary.charAt(LONGEST_TITLE - 2)) ? LONGEST_TITLE - 2 : LONGEST_TITLE - 1;
        return summary.substring(0, end) + "…";
    }

    private static Map<String, Object> needed(TicketDraft draft) {
        Map<String, Object> issue = new LinkedHashMap<>();
        issue.put("title", title(draft));
        return issue;
    }

    /** What an issue can do without: a request must not be lost because an account wants it otherwise. */
    private Map<String, Object> dispensable(TicketDraft draft, SendContext context) throws OkdeskFault {
        Map<String, Object> more = new LinkedHashMap<>();
        Map<String, Object> parameters = new LinkedHashMap<>();
        Optional<String> contact = contacts.of(draft.requester(), context);
        if (contact.isPresent()) {
            more.put(CONTACT, Long.parseLong(contact.get()));
            more.put(AUTHOR, author(contact.get(), OkdeskPeople.CONTACT));
        } else if (draft.requester().email() != null) {
            people.withEmail(draft.requester().email())
                    .ifPresent(row -> more.put(AUTHOR, author(row.id("id"), OkdeskPeople.EMPLOYEE)));
        }
        String type = draft.type() == null ? config.type() : draft.type();
        if (type != null) {
            more.put("type", type);
        }
        if (config.priority() != null) {
            more.put("priority", config.priority());
        }
        if (draft.queue() != null && Node.isId(draft.queue())) {
            more.put("group_id", Long.parseLong(draft.queue()));
        }
        if (draft.assignee() != null) {
            people.named(draft.assignee()).ifPresent(row -> more.put("assignee_id", row.number("id")));
        }
        draft.fields().forEach((name, value) -> {
            if (name.equals(TicketDraft.SERVICE_OBJECT) && Node.isId(value)) {
                more.put("maintenance_entity_id", Long.valueOf(value));
            } else if (KNOWN.contains(name)) {
                more.put(name, Node.isId(value) ? Long.valueOf(value) : value);
            } else {
                parameters.put(name, value);
            }
        });
        parameters.putAll(origins.parameters(draft.place(), draft.requester()));
        if (!parameters.isEmpty()) {
            more.put(PARAMETERS, parameters);
        }
        return more;
    }

    private static Map<String, Object> author(String id, String type) {
        return Map.of("id", Long.parseLong(id), "type", type);
    }

    /** Posts; what Okdesk refuses and an issue can do without is left out, step by step. */
    private Node post(
            TicketDraft draft,
            String mark,
            Map<String, Object> needed,
            Map<String, Object> dispensable,
            FilesAlong files)
            throws OkdeskFault {
        Map<String, Object> more = new LinkedHashMap<>(dispensable);
        for (int concession = 0; ; concession++) {
            Map<String, Object> issue = new LinkedHashMap<>(needed);
            issue.put("description", description(draft, mark, files));
            issue.putAll(more);
            try {
                return client.createIssue(issue, files.parts("issue"));
            } catch (OkdeskFault e) {
                if (!e.isRefusal() || concession == MOST_CONCESSIONS || !concede(e, more, files)) {
                    throw e;
                }
                log.warn("An issue is made with {} only: {}", more.keySet(), e.reason());
            }
        }
    }

    private String description(TicketDraft draft, String mark, FilesAlong files) {
        String whole = title(draft).endsWith("…") ? draft.summary() : "";
        return HtmlWriter.write(wording.description(draft, whole, files.notes(), mark));
    }

    /** Leaves out what was named, or else what most likely was meant; false when nothing is left to leave out. */
    private static boolean concede(OkdeskFault fault, Map<String, Object> more, FilesAlong files) {
        Set<String> named = fault.errors().keySet();
        boolean conceded = false;
        if (files.count() > 0
                && (fault.status() == 413 || named.stream().anyMatch(name -> name.contains("attachment")))) {
            files.refused();
            conceded = true;
        }
        for (String name : named) {
            String top = name.replaceFirst("[.\\[].*$", "");
            conceded |= more.remove(top) != null;
            // "contact_company_eq_…": another company than the contact's, or one that is closed to us (facts: okdesk
            // §5).
            if (top.startsWith("contact") && more.remove("company_id") == null) {
                conceded |= more.keySet().removeAll(Set.of(CONTACT, AUTHOR));
            } else {
                conceded |= top.startsWith("contact");
            }
        }
        if (!conceded && fault.status() != 404) {
            // Naming an author takes more rights than anything else, parameters more care.
            conceded = more.remove(AUTHOR) != null || more.remove(PARAMETERS) != null;
            if (!conceded && !more.isEmpty()) {
                boolean contact = more.size() == 1 && more.containsKey(CONTACT);
                conceded =
                        contact ? more.remove(CONTACT) != null : more.keySet().retainAll(Set.of(CONTACT));
            }
        }
        return conceded;
    }
}
