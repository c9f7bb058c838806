package deskbridge.flow;

import deskbridge.domain.Command;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Event.Failed;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Person;
import deskbridge.domain.RichText;
import deskbridge.texts.Texts;

/** What follows when a command was given up: its author sees that, and why. Failing to say so is not said again. */
final class Failures {

    private static final int QUOTED = 80;

    private final Texts texts;

    Failures(Texts texts) {
        this.texts = texts;
    }

    Decision decide(Failed failed, Knowledge knowledge) {
        var deciding = new Deciding(knowledge);
        switch (failed.command()) {
            case Command.CreateTicket ignored -> say("failed.ticket", failed.reason(), deciding);
            case Command.AddComment add ->
                say(
                        "failed.comment",
                        failed.reason(),
                        deciding,
                        quote(add.words().text()));
            case Command.EditComment edit ->
                say("failed.edit", failed.reason(), deciding, quote(edit.words().text()));
            case Command.EditTicket edit ->
                say("failed.edit", failed.reason(), deciding, quote(edit.draft().description()));
            case Command.MoveTicket move -> tell(move.actor(), "failed.move", failed.reason(), deciding);
            case Command.AssignTicket ignored -> say("failed.assign", failed.reason(), deciding);
            case Command.GrantAccess ignored -> {}
            case Command.AddNote ignored -> {}
            case Command.FindTickets find -> tell(find.person(), "failed.find", failed.reason(), deciding);
            case PostMessage post -> message(post, failed.reason(), deciding);
            case Command.EditMessage edit -> {
                if (edit.target() instanceof Command.Target.MirrorOf) {
                    note("failed.mirror-edit", failed.reason(), deciding);
                }
            }
            case Command.OpenForm open -> tell(open.person(), "failed.form", failed.reason(), deciding);
        }
        deciding.note("given up: " + failed.reason());
        return deciding.done();
    }

    private void message(PostMessage post, String reason, Deciding deciding) {
        switch (post.purpose()) {
            case Purpose.MirrorOf ignored -> note("failed.mirror", reason, deciding);
            case Purpose.Card ignored -> note("failed.card", reason, deciding);
            // Without a thread the request must not be lost: the ticket is made all the same.
            case Purpose.Opening opening -> Outcomes.makeTicket(opening.unique(), deciding);
            case Purpose.Notice ignored -> {
                if (post.to() instanceof Destination.OwnThread) {
                    deciding.note("a notice was not delivered");
                }
            }
        }
    }

    private void say(String key, String reason, Deciding deciding, String... quoted) {
        if (deciding.conversation().isPresent()) {
            String quote = quoted.length == 0 ? "" : quoted[0];
            deciding.say(RichText.plain(texts.get(key, reason, quote)));
        }
    }

    private void note(String key, String reason, Deciding deciding) {
        if (deciding.conversation().filter(it -> it.ticket() != null).isPresent()) {
            deciding.toDesk(new Command.AddNote(RichText.plain(texts.get(key, reason))));
        }
    }

    private void tell(Person person, String key, String reason, Deciding deciding) {
        deciding.tell(person.ref(), OutgoingMessage.of(RichText.plain(texts.get(key, reason))));
    }

    private static String quote(RichText text) {
        String words = text.words().replace('\n', ' ');
        int length = words.codePointCount(0, words.length());
        return length <= QUOTED ? words : words.substring(0, words.offsetByCodePoints(0, QUOTED)) + "…";
    }
}
