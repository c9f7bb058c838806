package deskbridge.store.jdbc;

import deskbridge.domain.Command;
import deskbridge.domain.Command.AddComment;
import deskbridge.domain.Command.AddNote;
import deskbridge.domain.Command.AssignTicket;
import deskbridge.domain.Command.CreateTicket;
import deskbridge.domain.Command.EditComment;
import deskbridge.domain.Command.EditMessage;
import deskbridge.domain.Command.EditTicket;
import deskbridge.domain.Command.FindTickets;
import deskbridge.domain.Command.GrantAccess;
import deskbridge.domain.Command.MoveTicket;
import deskbridge.domain.Command.OpenForm;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.CommentWords;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Person;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.RichText;
import java.util.List;
import java.util.stream.Collectors;

/** What the columns and the people are told about a command. */
final class CommandText {

    private CommandText() {}

    /** The command's name, as in the journal. */
    static String kind(Command command) {
        return command.getClass().getSimpleName();
    }

    /** What it leaves in the remote: {@code comment}, {@code message} or {@code other}. */
    static String writes(Command command) {
        return switch (command) {
            case CreateTicket ignored -> "comment";
            case AddComment ignored -> "comment";
            case EditComment ignored -> "comment";
            case AddNote ignored -> "comment";
            case MoveTicket ignored -> "other";
            case PostMessage ignored -> "message";
            // A desk whose descriptions cannot be changed writes the new words as a comment.
            case EditTicket ignored -> "comment";
            case AssignTicket ignored -> "other";
            case GrantAccess ignored -> "other";
            case FindTickets ignored -> "other";
            case Command.RateTicket ignored -> "other";
            case Command.IdentifyRequester ignored -> "other";
            case EditMessage ignored -> "other";
            case OpenForm ignored -> "other";
        };
    }

    /** What it carries, in words. */
    static String content(Command command) {
        return switch (command) {
            case CreateTicket create ->
                said(
                        create.draft().requester(),
                        create.draft().description(),
                        create.draft().files());
            case EditTicket edit ->
                said(
                        edit.draft().requester(),
                        edit.draft().description(),
                        edit.draft().files());
            case AddComment add -> said(add.words());
            case EditComment edit -> said(edit.words());
            case AddNote note -> note.text().words();
            case MoveTicket move -> move.actor().name() + ": " + move.transition() + fields(move);
            case AssignTicket assign -> assign.agent().name();
            case GrantAccess grant -> names(grant.people());
            case FindTickets find -> find.person().name() + ", " + find.page();
            case Command.RateTicket rate -> rate.requester().name() + ": " + rate.stars() + "/5";
            case Command.IdentifyRequester identify -> identify.person().name();
            case PostMessage post -> shown(post.message());
            case EditMessage edit -> shown(edit.message());
            case OpenForm open -> open.person().name() + ": " + open.form().title();
        };
    }

    private static String said(CommentWords words) {
        return said(words.author(), words.text(), words.files());
    }

    private static String said(Person author, RichText text, List<RemoteFile> files) {
        return author.name() + ": " + text.words() + files(files);
    }

    private static String shown(OutgoingMessage message) {
        return message.text().words() + files(message.files());
    }

    private static String fields(MoveTicket move) {
        return move.fields().isEmpty() ? "" : " " + move.fields();
    }

    private static String files(List<RemoteFile> files) {
        return files.stream().map(file -> "\n[" + file.name() + "]").collect(Collectors.joining());
    }

    private static String names(List<Person> people) {
        return people.stream().map(Person::name).collect(Collectors.joining(", "));
    }
}
