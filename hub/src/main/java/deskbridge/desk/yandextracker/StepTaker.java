package deskbridge.desk.yandextracker;

import deskbridge.connector.SendContext;
import deskbridge.connector.SendResult;
import deskbridge.connector.SendResult.Rejected;
import deskbridge.connector.SendResult.Sent;
import deskbridge.desk.yandextracker.TrackerFault.Kind;
import deskbridge.desk.yandextracker.yfm.YfmWriter;
import deskbridge.domain.Command.MoveTicket;
import deskbridge.domain.Receipt;
import deskbridge.domain.RichText;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Moves issues through their workflow. A step that is not possible any more was taken already, by us or by somebody else. */
final class StepTaker {
    private final TrackerClient client;
    private final IssueReader issues;
    private final StepFields fields;
    private final Mentioned mentioned;
    private final Wording wording;

    StepTaker(TrackerClient client, IssueReader issues, StepFields fields, Mentioned mentioned, Wording wording) {
        this.client = client;
        this.issues = issues;
        this.fields = fields;
        this.mentioned = mentioned;
        this.wording = wording;
    }

    SendResult move(MoveTicket command, TicketRef ticket, SendContext context) throws TrackerFault {
        Ticket now = read(ticket);
        if (now.transition(command.transition()).isEmpty()) {
            boolean there = issues.targetOf(ticket.key(), command.transition())
                    .equals(now.status().code());
            return context.mayHaveHappened() || there
                    ? new Sent(new Receipt.TicketNow(now))
                    : new Rejected(
                            wording.text("step.gone", ticket.key(), now.status().name()));
        }
        Map<String, Object> body = body(command);
        try {
            client.execute(ticket.key(), command.transition(), body);
        } catch (TrackerFault e) {
            if (e.isRefusal(422) && !e.errors().isEmpty()) {
                String why = e.errors().values().stream().distinct().collect(Collectors.joining("; "));
                return new Sent(new Receipt.MoreNeeded(fields.named(e.errors()), why));
            }
            throw e;
        }
        return new Sent(new Receipt.TicketNow(after(ticket)));
    }

    /** The move took place: if it cannot be seen now, the next attempt sees it. */
    private Ticket after(TicketRef ticket) throws TrackerFault {
        try {
            return read(ticket);
        } catch (TrackerFault e) {
            throw TrackerFault.of(Kind.LOST, "the step was taken, but then: " + e.reason());
        }
    }

    private Ticket read(TicketRef ticket) throws TrackerFault {
        IssueJson issue = client.issue(ticket.key())
                .orElseThrow(() -> TrackerFault.of(Kind.REFUSED, ticket + " does not exist, or may not be seen"));
        return issues.ticket(issue, ticket);
    }

    private Map<String, Object> body(MoveTicket command) throws TrackerFault {
        Map<String, Object> body = new LinkedHashMap<>(command.fields());
        Object reason = body.remove(StepFields.REASON);
        String comment = reason == null ? command.fields().get(StepFields.COMMENT) : reason.toString();
        if (comment != null) {
            RichText text = wording.step(command.actor(), RichText.plain(comment));
            body.put(
                    StepFields.COMMENT, YfmWriter.write(text, mentioned.in(text).logins()));
        }
        return body;
    }
}
