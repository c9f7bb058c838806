package deskbridge.desk.okdesk;

import deskbridge.desk.okdesk.OkdeskFault.Kind;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Status;
import deskbridge.texts.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds out early whether the key works and what it reaches. */
final class AccessCheck {
    private final ConnectionId connection;
    private final OkdeskClient client;
    private final OkdeskPeople people;
    private final Statuses statuses;
    private final Texts texts;
    private final String portalUrl;

    AccessCheck(
            ConnectionId connection,
            OkdeskClient client,
            OkdeskPeople people,
            Statuses statuses,
            Texts texts,
            String portalUrl) {
        this.connection = connection;
        this.client = client;
        this.people = people;
        this.statuses = statuses;
        this.texts = texts;
        this.portalUrl = portalUrl;
    }

    /** One line: the account, who signs, which statuses end a ticket. */
    String line() throws OkdeskFault {
        List<Node> employees = client.employees();
        String id = people.signer();
        Optional<Node> signer =
                employees.stream().filter(row -> row.id("id").equals(id)).findFirst();
        if (signer.isEmpty()) {
            throw fault("no employee has the id " + id + ". Set OKDESK_EMPLOYEE_ID to an active employee's id");
        }
        if (!OkdeskPeople.isActive(signer.get())) {
            throw fault("employee " + id + " is not active. Set OKDESK_EMPLOYEE_ID to an active employee's id");
        }
        List<Status> known = statuses.all();
        String done = known.stream().filter(Status::done).map(Status::code).collect(Collectors.joining(", "));
        if (!known.isEmpty() && done.isEmpty()) {
            throw fault("no status of the account ends a ticket. Set CSAT_STATUSES to the codes of those that do");
        }
        return texts.get(
                "check.line",
                portalUrl,
                OkdeskPeople.name(signer.get()),
                done.isEmpty() ? texts.get("check.none") : done);
    }

    private OkdeskFault fault(String what) {
        return OkdeskFault.of(Kind.REFUSED, 0, connection + ": " + what);
    }
}
