package deskbridge.desk.yandextracker;

import deskbridge.domain.ConnectionId;
import deskbridge.domain.FormField;
import deskbridge.domain.Person;
import deskbridge.domain.Status;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketDetails;
import deskbridge.domain.TicketRef;
import deskbridge.domain.Transition;
import deskbridge.memory.Bounded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns issues into tickets. */
final class IssueReader {
    private static final Logger log = LoggerFactory.getLogger(IssueReader.class);
    private static final int MOST_TARGETS = 5_000;

    private final ConnectionId connection;
    private final TrackerClient client;
    private final TrackerPeople people;
    private final Statuses statuses;
    private final StepFields fields;
    private final String siteUrl;
    private final MovedIssues moved;
    private final Map<String, String> targets = Bounded.map(MOST_TARGETS);

    IssueReader(
            ConnectionId connection,
            TrackerClient client,
            TrackerPeople people,
            Statuses statuses,
            StepFields fields,
            String siteUrl,
            MovedIssues moved) {
        this.connection = connection;
        this.client = client;
        this.people = people;
        this.statuses = statuses;
        this.fields = fields;
        this.siteUrl = siteUrl;
        this.moved = moved;
    }

    /**
     * The ticket with its steps; they are asked for when the answer does not hold them.
     *
     * @param asked the name it goes by in the hub: a key outlives the move of its issue to another queue
     */
    Ticket ticket(IssueJson issue, TicketRef asked) throws TrackerFault {
        moved.note(issue.keyOrNothing(), asked.key());
        List<TransitionJson> steps = issue.transitions();
        return ticket(issue, asked, steps == null ? client.transitions(issue.keyOrNothing()) : steps);
    }

    /** The ticket of a list, where its steps are not worth a call each. */
    Ticket listed(IssueJson issue) throws TrackerFault {
        List<TransitionJson> steps = issue.transitions();
        return ticket(issue, new TicketRef(connection, issue.keyOrNothing()), steps == null ? List.of() : steps);
    }

    /** The ticket after a change that certainly took place: rather without its steps than not at all. */
    Ticket changed(IssueJson issue, TicketRef asked) throws TrackerFault {
        try {
            return ticket(issue, asked);
        } catch (TrackerFault e) {
            log.warn("The steps of {} are not known for now: {}", issue.keyOrNothing(), e.reason());
            return ticket(issue, asked, List.of());
        }
    }

    /** Key of the status that a step leads to, as far as it was ever seen; empty otherwise. */
    String targetOf(String issue, String step) {
        return targets.getOrDefault(targetKey(issue, step), "");
    }

    Status status(Ref status) throws TrackerFault {
        return statuses.status(status, null);
    }

    private Ticket ticket(IssueJson issue, TicketRef asked, List<TransitionJson> steps) throws TrackerFault {
        String key = issue.keyOrNothing();
        Person assignee = issue.assignee() == null ? null : people.person(issue.assignee());
        Instant created = TrackerTimes.read(issue.createdAt()).orElse(Instant.EPOCH);
        return new Ticket(
                asked,
                siteUrl + "/" + key,
                issue.summary() == null ? key : issue.summary(),
                statuses.status(issue.status(), issue.statusType()),
                assignee,
                transitions(key, steps),
                created,
                TrackerTimes.read(issue.updatedAt()).orElse(created),
                LocalFields.origin(issue),
                new TicketDetails(key(issue.type()), key(issue.queue()), null, null));
    }

    private static @Nullable String key(@Nullable Ref ref) {
        return ref == null ? null : ref.key();
    }

    private List<Transition> transitions(String issue, List<TransitionJson> steps) throws TrackerFault {
        List<Transition> known = new ArrayList<>();
        for (TransitionJson step : steps) {
            if (step.id() == null || step.to() == null) {
                continue;
            }
            Status to = statuses.status(step.to(), null);
            targets.put(targetKey(issue, step.id()), to.code());
            String name = step.display() == null ? to.name() : step.display();
            List<FormField> asked = step.screen() == null ? List.of() : fields.usual();
            known.add(new Transition(step.id(), name, to, asked));
        }
        return known;
    }

    /** Steps are named per queue's workflow. */
    private static String targetKey(String issue, String step) {
        return issue.substring(0, Math.max(0, issue.indexOf('-'))) + "/" + step;
    }
}
