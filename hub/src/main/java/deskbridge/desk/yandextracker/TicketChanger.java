package deskbridge.desk.yandextracker;

import deskbridge.connector.SendContext;
import deskbridge.connector.SendResult;
import deskbridge.connector.SendResult.Sent;
import deskbridge.desk.yandextracker.TrackerFault.Kind;
import deskbridge.desk.yandextracker.yfm.YfmWriter;
import deskbridge.domain.Command.AssignTicket;
import deskbridge.domain.Command.EditTicket;
import deskbridge.domain.Command.GrantAccess;
import deskbridge.domain.Receipt;
import deskbridge.domain.RichText;
import deskbridge.domain.TicketDraft;
import deskbridge.domain.TicketRef;
import java.util.Map;

/** Changes fields of an issue; every change may be repeated. */
final class TicketChanger {
    private static final String DESCRIPTION = "description";

    private final TrackerClient client;
    private final IssueReader issues;
    private final Mentioned mentioned;
    private final CommentWriter comments;
    private final Wording wording;

    TicketChanger(
            TrackerClient client, IssueReader issues, Mentioned mentioned, CommentWriter comments, Wording wording) {
        this.client = client;
        this.issues = issues;
        this.mentioned = mentioned;
        this.comments = comments;
        this.wording = wording;
    }

    /** Rewrites the description while it is still ours; what agents have written is never overwritten. */
    SendResult edit(EditTicket command, TicketRef ticket, SendContext context) throws TrackerFault {
        IssueJson issue = client.issue(ticket.key())
                .orElseThrow(() -> TrackerFault.of(Kind.REFUSED, ticket + " does not exist, or may not be seen"));
        String standing = issue.description() == null ? "" : issue.description();
        TicketDraft draft = command.draft();
        String before = description(draft, command.before());
        String now = description(draft, draft.description());
        if (FileBringer.isSame(standing, now)) {
            return new Sent(new Receipt.Done());
        }
        if (!FileBringer.isSame(standing, before)) {
            return comments.say(wording.changedRequest(draft), ticket.key(), context);
        }
        client.changeIssue(ticket.key(), Map.of(DESCRIPTION, now + FileBringer.notesOf(standing, before)));
        return new Sent(new Receipt.Done());
    }

    private String description(TicketDraft draft, RichText words) throws TrackerFault {
        RichText text = wording.description(draft, words);
        return YfmWriter.write(text, mentioned.in(text).logins());
    }

    SendResult assign(AssignTicket command, TicketRef ticket) throws TrackerFault {
        IssueJson issue = client.changeIssue(
                ticket.key(), Map.of("assignee", command.agent().ref().id()));
        return new Sent(new Receipt.TicketNow(issues.changed(issue, ticket)));
    }

    SendResult grant(GrantAccess command, TicketRef ticket) throws TrackerFault {
        mentioned.grant(ticket.key(), mentioned.of(command.people()));
        return new Sent(new Receipt.Done());
    }
}
