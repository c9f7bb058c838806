package deskbridge.desk.okdesk;

import deskbridge.domain.ConnectionId;
import deskbridge.domain.Person;
import deskbridge.domain.Status;
import deskbridge.domain.Status.Kind;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketDetails;
import deskbridge.domain.TicketRef;
import deskbridge.domain.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns issues into tickets. */
final class IssueReader {
    private final ConnectionId connection;
    private final OkdeskPeople people;
    private final Statuses statuses;
    private final StepFields fields;
    private final OkdeskTimes times;
    private final OriginMark origins;
    private final Companies companies;
    private final String portalUrl;

    IssueReader(
            ConnectionId connection,
            OkdeskPeople people,
            Statuses statuses,
            StepFields fields,
            OkdeskTimes times,
            OriginMark origins,
            Companies companies,
            String portalUrl) {
        this.connection = connection;
        this.people = people;
        this.statuses = statuses;
        this.fields = fields;
        this.times = times;
        this.origins = origins;
        this.companies = companies;
        this.portalUrl = portalUrl;
    }

    /** An issue of a list. */
    Ticket listed(Node issue) throws OkdeskFault {
        return ticket(issue, new TicketRef(connection, issue.id("id")));
    }

    /** @param asked the number it goes by in the hub, also when it was merged into another issue */
    Ticket ticket(Node issue, TicketRef asked) throws OkdeskFault {
        String id = issue.id("id");
        Status status = statuses.status(issue.at("status"));
        Node assignee =
                issue.at("assignee").has("employee") ? issue.at("assignee").at("employee") : issue.at("assignee");
        Person agent = assignee.id("id").isEmpty() ? null : people.assignee(assignee);
        Instant created = times.read(issue.text("created_at")).orElse(Instant.EPOCH);
        String title = issue.text("title").replaceAll("\\s+", " ").strip();
        return new Ticket(
                asked,
                portalUrl + "/issues/" + id,
                title.isEmpty() ? "#" + id : title,
                status,
                agent,
                transitions(status),
                created,
                times.read(issue.text("updated_at")).orElse(created),
                origins.of(issue),
                details(issue));
    }

    private TicketDetails details(Node issue) throws OkdeskFault {
        String type = issue.at("type").textOrNull("code");
        String group = issue.id("group_id").isEmpty()
                ? issue.at("assignee").at("group").id("id")
                : issue.id("group_id");
        String rate = rate(issue);
        return new TicketDetails(
                type, group.isEmpty() ? null : group, company(issue).orElse(null), rate.isBlank() ? null : rate);
    }

    /** The issue's own rating, in Okdesk's word: an object in answers, a word in webhooks; empty while there is none. */
    static String rate(Node issue) {
        Node rate = issue.at("rate");
        return rate.isObject() ? rate.text("value") : rate.text();
    }

    /** Lists name the company, single issues only number it. */
    private Optional<String> company(Node issue) throws OkdeskFault {
        String name = issue.at("company").text("name").strip();
        String id = issue.id("company_id");
        return !name.isEmpty() || id.isEmpty() ? Optional.of(name).filter(text -> !text.isEmpty()) : companies.name(id);
    }

    /**
     * Okdesk does not tell which steps its rules allow; it refuses those they do not. A finished ticket can be opened again or
     * finished otherwise: the steps between concern nobody then.
     */
    private List<Transition> transitions(Status now) throws OkdeskFault {
        List<Transition> steps = new ArrayList<>();
        for (Status to : statuses.all()) {
            boolean sensible = !now.done() || to.done() || to.kind() == Kind.NEW;
            if (!to.code().equals(now.code()) && sensible) {
                steps.add(new Transition(to.code(), to.name(), to, fields.of(to)));
            }
        }
        return steps;
    }
}
