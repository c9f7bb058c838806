package deskbridge.desk.yandextracker;

import deskbridge.connector.SendContext;
import deskbridge.connector.SendResult;
import deskbridge.connector.SendResult.Sent;
import deskbridge.desk.yandextracker.FileBringer.Brought;
import deskbridge.desk.yandextracker.TrackerFault.Kind;
import deskbridge.desk.yandextracker.yfm.YfmWriter;
import deskbridge.domain.Command.CreateTicket;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Receipt;
import deskbridge.domain.ThreadRef;
import deskbridge.domain.TicketDraft;
import deskbridge.domain.TicketRef;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes issues, each once: a second attempt with the same {@code unique} makes nothing and is answered 409, whereupon the first
 * one's issue is looked up (facts: yandex-tracker §3.1).
 */
final class TicketCreator {
    private static final Logger log = LoggerFactory.getLogger(TicketCreator.class);
    private static final String AUTHOR = "author";
    private static final int MOST_CONCESSIONS = 3;

    private final ConnectionId connection;
    private final TrackerClient client;
    private final IssueReader issues;
    private final LocalFields localFields;
    private final UserMatch match;
    private final People360 directory;
    private final Mentioned mentioned;
    private final FileBringer files;
    private final Wording wording;
    private final String defaultQueue;

    TicketCreator(
            ConnectionId connection,
            TrackerClient client,
            IssueReader issues,
            LocalFields localFields,
            UserMatch match,
            People360 directory,
            Mentioned mentioned,
            FileBringer files,
            Wording wording,
            String defaultQueue) {
        this.connection = connection;
        this.client = client;
        this.issues = issues;
        this.localFields = localFields;
        this.match = match;
        this.directory = directory;
        this.mentioned = mentioned;
        this.files = files;
        this.wording = wording;
        this.defaultQueue = defaultQueue;
    }

    SendResult create(CreateTicket command, SendContext context) throws TrackerFault {
        if (context.mayHaveHappened()) {
            Optional<IssueJson> earlier = client.issueByUnique(command.unique());
            if (earlier.isPresent()) {
                return made(earlier.get());
            }
        }
        Brought brought = files.bring(command.draft().files(), context);
        Body body = body(command, brought);
        try {
            return made(post(body));
        } catch (TrackerFault e) {
            Optional<IssueJson> earlier = e.status() == 409 ? client.issueByUnique(command.unique()) : Optional.empty();
            if (earlier.isEmpty()) {
                throw e;
            }
            return made(earlier.get());
        }
    }

    private SendResult made(IssueJson issue) throws TrackerFault {
        TicketRef ref = new TicketRef(connection, issue.keyOrNothing());
        return new Sent(new Receipt.TicketNow(issues.changed(issue, ref)));
    }

    /**
     * An issue to be made.
     *
     * @param fields by full name
     * @param dispensable those that an issue can do without
     */
    private record Body(Map<String, Object> fields, Set<String> dispensable) {}

    private Body body(CreateTicket command, Brought brought) throws TrackerFault {
        TicketDraft draft = command.draft();
        String queue = draft.queue() == null ? defaultQueue : draft.queue();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("queue", queue);
        fields.put("summary", draft.summary().replaceAll("\\s+", " ").strip());
        fields.put("description", brought.under(description(draft)));
        fields.put("unique", command.unique());
        fields.put("tags", List.of(wording.tag(draft.requester().ref().connection())));
        if (!brought.ids().isEmpty()) {
            fields.put("attachmentIds", brought.ids());
        }
        Map<String, Object> more = dispensable(draft, queue);
        more.forEach(fields::putIfAbsent);
        return new Body(fields, new HashSet<>(more.keySet()));
    }

    private String description(TicketDraft draft) throws TrackerFault {
        var text = wording.description(draft, draft.description());
        return YfmWriter.write(text, mentioned.in(text).logins());
    }

    private Map<String, Object> dispensable(TicketDraft draft, String queue) throws TrackerFault {
        Map<String, Object> more = new LinkedHashMap<>();
        Optional<UserJson> user = match.find(draft.requester());
        user.ifPresent(found -> more.put(AUTHOR, TrackerPeople.idOf(found)));
        if (draft.type() != null) {
            more.put("type", draft.type());
        }
        if (draft.assignee() != null) {
            more.put("assignee", draft.assignee());
        }
        for (Map.Entry<String, String> local : local(draft).entrySet()) {
            if (!local.getValue().isEmpty()) {
                localFields.id(queue, local.getKey()).ifPresent(id -> more.put(id, local.getValue()));
            }
        }
        for (Map.Entry<String, String> given : draft.fields().entrySet()) {
            String id = localFields.of(queue).getOrDefault(given.getKey(), given.getKey());
            more.put(id, given.getValue());
        }
        return more;
    }

    /** The queue's own fields by their short keys. */
    private Map<String, String> local(TicketDraft draft) {
        var kind = wording.kind(draft.requester().ref().connection());
        ThreadRef thread = draft.place().thread();
        Map<String, String> local = new LinkedHashMap<>();
        local.put(LocalFields.personKey(kind), draft.requester().ref().id());
        local.put(LocalFields.chatKey(kind), draft.place().chat().id());
        if (!thread.isProvisional()) {
            local.put(LocalFields.messageKey(kind), messageId(thread.id()));
        }
        local.put(LocalFields.NAME, draft.requester().name());
        String email = draft.requester().email();
        if (email != null) {
            directory
                    .withAddress(email)
                    .ifPresent(employee -> local.put(LocalFields.DEPARTMENT, employee.department()));
        }
        return local;
    }

    /** The message's own id: what follows the chat in a thread's id. */
    static String messageId(String thread) {
        return thread.substring(thread.lastIndexOf(':') + 1);
    }

    /** Posts; what Tracker refuses and a ticket can do without is left out: a request must not be lost for it. */
    private IssueJson post(Body body) throws TrackerFault {
        Map<String, Object> fields = new LinkedHashMap<>(body.fields());
        for (int concession = 0; ; concession++) {
            try {
                return client.createIssue(fields);
            } catch (TrackerFault e) {
                Set<String> refused = refused(e, body.dispensable());
                refused.retainAll(fields.keySet());
                if (refused.isEmpty() || concession == MOST_CONCESSIONS) {
                    throw e;
                }
                log.warn("A ticket is made without {}: {}", refused, e.reason());
                fields.keySet().removeAll(refused);
            }
        }
    }

    private static Set<String> refused(TrackerFault fault, Set<String> dispensable) {
        Set<String> refused = new HashSet<>();
        if (fault.kind() != Kind.REFUSED) {
            return refused;
        }
        if (fault.status() == 403) {
            refused.add(AUTHOR);
        } else if (dispensable.containsAll(fault.errors().keySet())) {
            refused.addAll(fault.errors().keySet());
        }
        return refused;
    }
}
