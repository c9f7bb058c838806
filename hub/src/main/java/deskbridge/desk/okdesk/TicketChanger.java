package deskbridge.desk.okdesk;

import deskbridge.connector.SendContext;
import deskbridge.connector.SendResult;
import deskbridge.connector.SendResult.Rejected;
import deskbridge.connector.SendResult.Sent;
import deskbridge.desk.okdesk.OkdeskFault.Kind;
import deskbridge.desk.okdesk.html.HtmlWriter;
import deskbridge.domain.Command.AssignTicket;
import deskbridge.domain.Command.EditTicket;
import deskbridge.domain.Command.MoveTicket;
import deskbridge.domain.FormField;
import deskbridge.domain.Receipt;
import deskbridge.domain.RichText;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes issues; every change may be repeated, for it is looked at first. */
final class TicketChanger {
    private final OkdeskClient client;
    private final IssueReader issues;
    private final OkdeskPeople people;
    private final StepFields fields;
    private final CommentWriter comments;
    private final Wording wording;
    private final boolean skipOwnWebhooks;

    TicketChanger(
            OkdeskClient client,
            IssueReader issues,
            OkdeskPeople people,
            StepFields fields,
            CommentWriter comments,
            Wording wording,
            boolean skipOwnWebhooks) {
        this.client = client;
        this.issues = issues;
        this.people = people;
        this.fields = fields;
        this.comments = comments;
        this.wording = wording;
        this.skipOwnWebhooks = skipOwnWebhooks;
    }

    /** Nothing changes the description of an issue (facts: okdesk §2): the new words are a comment. */
    SendResult edit(EditTicket command, TicketRef ticket, SendContext context) throws OkdeskFault {
        if (command.before().equals(command.draft().description())) {
            return new Sent(new Receipt.Done());
        }
        return comments.say(
                command.draft().requester(),
                contact -> wording.changedRequest(command.draft(), contact),
                ticket.key(),
                context);
    }

    /** The group goes along: without it some accounts refuse (facts: okdesk §2). */
    SendResult assign(AssignTicket command, TicketRef ticket) throws OkdeskFault {
        String employee = OkdeskPeople.employeeId(command.agent().ref());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("assignee_id", Long.parseLong(employee));
        people.groupOf(employee).ifPresent(group -> body.put("group_id", Long.parseLong(group)));
        client.changeAssignee(ticket.key(), body);
        return new Sent(new Receipt.TicketNow(after("the ticket was assigned", ticket)));
    }

    SendResult move(MoveTicket command, TicketRef ticket) throws OkdeskFault {
        String code = command.transition();
        Ticket now = read(ticket);
        if (now.status().code().equals(code)) {
            return new Sent(new Receipt.TicketNow(now));
        }
        try {
            client.changeStatus(ticket.key(), body(command));
        } catch (OkdeskFault e) {
            if (!e.isRefusal() || e.errors().isEmpty()) {
                throw e;
            }
            List<FormField> asked = fields.named(e.errors());
            String why = OkdeskErrors.words(e.errors());
            return asked.isEmpty()
                    ? new Rejected(wording.text(
                            "step.refused", ticket.key(), now.status().name(), why))
                    : new Sent(new Receipt.MoreNeeded(asked, why));
        }
        return new Sent(new Receipt.TicketNow(after("the step was taken", ticket)));
    }

    private Map<String, Object> body(MoveTicket command) {
        Map<String, Object> body = new LinkedHashMap<>();
        Map<String, Object> parameters = new LinkedHashMap<>();
        body.put("code", command.transition());
        command.fields().forEach((name, value) -> {
            switch (name) {
                case StepFields.REASON, StepFields.COMMENT -> {
                    if (!value.isBlank()) {
                        RichText words = wording.step(command.actor(), RichText.plain(value));
                        body.put(StepFields.COMMENT, HtmlWriter.write(words));
                        body.put("comment_public", true);
                    }
                }
                case StepFields.DELAY_TO -> body.put(StepFields.DELAY_TO, fields.delayTo(value));
                default -> parameters.put(name, value);
            }
        });
        if (!parameters.isEmpty()) {
            body.put("custom_parameters", parameters);
        }
        if (skipOwnWebhooks) {
            body.put("skip_options", List.of("skip_webhooks"));
        }
        return body;
    }

    /** It took place: if it cannot be seen now, the next attempt sees it. */
    private Ticket after(String done, TicketRef ticket) throws OkdeskFault {
        try {
            return read(ticket);
        } catch (OkdeskFault e) {
            throw e.after(done);
        }
    }

    private Ticket read(TicketRef ticket) throws OkdeskFault {
        Node issue = client.issue(ticket.key())
                .orElseThrow(() -> OkdeskFault.of(Kind.REFUSED, 404, ticket + " does not exist, or may not be seen"));
        return issues.ticket(issue, ticket);
    }
}
